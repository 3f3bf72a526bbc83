import { type Kysely, sql } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import { type PlaceLevel, placeLevels, readCode } from '@/domain/place/place'
import { type Role, roleNames } from '@/domain/role/roles'
import { keyedHash } from '../crypto/keyed-hash'
import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { StartRefusal } from '../db/start-refusal'

/** Offices above the village, and the level at which each is held. */
const OFFICES: Partial<Record<Role, PlaceLevel>> = {
  sys_admin: 'county',
  county_observer: 'county',
  township_staff: 'township',
  township_legal: 'township'
}
const HEADER = ['代码', '名称', '姓名', '手机号', '身份']
const TERM_YEARS = 5

interface Row {
  readonly code: string
  readonly level: PlaceLevel
  readonly name: string
  /** Who holds an office there; null where the line is of the place alone. */
  readonly person: { readonly name: string; readonly phone: string; readonly role: Role } | null
}

const readRow = (cells: readonly string[], line: number): Row => {
  const [code = '', name = '', person = '', phone = '', office = ''] = cells.map((cell) => cell.trim())
  const wrong = (why: string): never => {
    throw new StartRefusal(`第${line}行：${why}`)
  }
  const read = readCode(code)
  if (!read.ok) return wrong(read.refusal.message)
  const { level } = read.value
  if (name === '') return wrong('没有写名称。')
  if (person === '' && phone === '' && office === '') return { code, level, name, person: null }
  const role = (Object.keys(OFFICES) as Role[]).find((r) => roleNames[r] === office)
  if (!role || OFFICES[role] !== level) {
    const names = (Object.keys(OFFICES) as Role[])
      .filter((r) => OFFICES[r] === level)
      .map((r) => roleNames[r])
    return wrong(names.length > 0 ? `身份应是${names.join('或')}。` : '村里的人从花名册导入，不写在这里。')
  }
  if (person === '' || !/^1[3-9]\d{9}$/.test(phone)) return wrong('要写姓名和11位手机号。')
  return { code, level, name, person: { name: person, phone, role } }
}

/** The lines of a table 代码,名称,姓名,手机号,身份; throws StartRefusal with the number of the first line at fault. */
export const readPlaces = (table: readonly (readonly string[])[]): Row[] => {
  const [header = [], ...rows] = table
  if (HEADER.some((name, at) => header[at]?.replace(/^\ufeff/, '').trim() !== name))
    throw new StartRefusal(`第1行应是：${HEADER.join(',')}`)
  return rows
    .map((cells, at) => ({ cells, line: at + 2 }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ cells, line }) => readRow(cells, line))
}

const idOf = async (db: Kysely<Database>, code: string): Promise<string | null> => {
  const found = await db
    .selectFrom('place_name as n')
    .innerJoin('place as p', 'p.id', 'n.place_id')
    .select('p.id')
    .where('n.code', '=', code)
    .where('n.valid_to', 'is', null)
    .where('p.ended_on', 'is', null)
    .executeTakeFirst()
  return found?.id ?? null
}

const upOf = async (db: Kysely<Database>, { code, level }: Row, id: string) => {
  if (level === 'county') return { parent_id: null, county_id: id, township_id: null }
  const above = async (upper: string): Promise<string> => {
    const found = await idOf(db, upper)
    if (found === null) throw new StartRefusal(`${code} 的上级 ${upper} 不在表里，也不在数据库里。`)
    return found
  }
  const county_id = await above(`${code.slice(0, 6)}000000`)
  if (level === 'township') return { parent_id: county_id, county_id, township_id: id }
  const township_id = await above(`${code.slice(0, 9)}000`)
  return { parent_id: township_id, county_id, township_id }
}

/**
 * Founds the places of a county and the offices above its villages, all or nothing; what is there already stays as it
 * is, so that a longer table may follow a shorter one. People are bound by their phone when they first sign in.
 * Answers how many were new. Throws StartRefusal.
 */
export const foundPlaces = (
  db: Db,
  secret: Uint8Array,
  rows: readonly Row[],
  now: Date
): Promise<{ places: number; people: number }> =>
  db.transaction().execute(async (tx) => {
    // Two at once would found everything twice.
    await sql`select pg_advisory_xact_lock(7410011123)`.execute(tx)
    const today = dayOf(now)
    let [places, people] = [0, 0]
    const ordered = [...rows].sort((a, b) => placeLevels.indexOf(a.level) - placeLevels.indexOf(b.level))
    for (const row of ordered) {
      let place_id = await idOf(tx, row.code)
      if (place_id === null) {
        place_id = newId()
        const up = await upOf(tx, row, place_id)
        const place = { id: place_id, level: row.level, ...up, began_on: today }
        await tx.insertInto('place').values(place).execute()
        const named = { place_id, valid_from: today, name: row.name, code: row.code }
        await tx.insertInto('place_name').values(named).execute()
        places += 1
      }
      if (!row.person) continue
      const { name, phone, role } = row.person
      const phone_hash = keyedHash(secret, 'phone', phone)
      const there = await tx
        .selectFrom('staff')
        .select('id')
        .where('place_id', '=', place_id)
        .where('phone_hash', '=', phone_hash)
        .where('ended_on', 'is', null)
        .executeTakeFirst()
      if (there) continue
      const id = newId()
      const staff = { place_id, id, name, phone_hash, phone_last4: phone.slice(-4) }
      await tx.insertInto('staff').values(staff).execute()
      const to_day = `${Number(today.slice(0, 4)) + TERM_YEARS}-12-31`
      const time = { from_day: today, to_day, granted_at: now }
      const grant = { place_id, id: newId(), holder_id: id, role, source: 'by_hand' as const, ...time }
      // There is nobody yet who could have given it.
      await tx
        .insertInto('role_grant')
        .values({ ...grant, granted_by: null })
        .execute()
      people += 1
    }
    return { places, people }
  })
