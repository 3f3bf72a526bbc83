import { sql } from 'kysely'
import { addDays } from '@/domain/common/calendar'
import { MergeVillages, placeRefusals, readCode } from '@/domain/place/place'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { endClaims, villagesWithClaims } from '../claim/end-claims'
import { newId } from '../crypto/new-id'
import { closeRounds } from '../honour/close-rounds'
import { moveWords } from '../inspection/move-words'
import { moveKinship } from '../kinship/move-kinship'
import { closeShop } from '../shop/close-shop'
import { moveBindings, moveHouseholds, movePoints, moveRoles } from './merge-steps'
import { presentMerger } from './present-place'
import { townshipSubject } from './subjects'

/** Locks the villages that are to end, in id order, with the names they bear. */
const lockVillages = async (db: WriteContext['db'], ids: readonly string[]) => {
  await db
    .selectFrom('place')
    .select('id')
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()
  return await db
    .selectFrom('place as p')
    .innerJoin('place_name as n', (j) => j.onRef('n.place_id', '=', 'p.id').on('n.valid_to', 'is', null))
    .select(['p.id', 'p.township_id', 'p.ended_on', 'n.name', 'n.code'])
    .where('p.id', 'in', [...ids])
    .where('p.level', '=', 'village')
    .orderBy('p.id')
    .execute()
}

const codeIsFree = async (db: WriteContext['db'], code: string, except: readonly string[]) => {
  const taken = await db
    .selectFrom('place_name')
    .select('place_id')
    .where('code', '=', code)
    .where('valid_to', 'is', null)
    .where('place_id', 'not in', [...except])
    .executeTakeFirst()
  return taken === undefined
}

/** Those with an objection under way, which has something due: its answer is owed by offices that end with the village (组织法第36、37条). */
const villagesWithObjections = async (db: WriteContext['db'], ids: readonly string[]): Promise<string[]> => {
  const rows = await db
    .selectFrom('objection')
    .select('village_id')
    .distinct()
    .where('village_id', 'in', [...ids])
    .where('due_at', 'is not', null)
    .execute()
  return rows.map((row) => row.village_id)
}

const townshipCode = async (db: WriteContext['db'], townshipId: string) => {
  const name = await db
    .selectFrom('place_name')
    .select('code')
    .where('place_id', '=', townshipId)
    .where('valid_to', 'is', null)
    .executeTakeFirstOrThrow()
  return name.code
}

/**
 * Merges villages of one township into a new one from the day `on`. The old villages end, with their names, codes,
 * decisions, matters and ledgers as they were and still readable; households and people go on in the new village
 * under their own ids; balances are carried by a pair of entries. The offices of the old villages end: the new
 * village elects its own. Refuses MERGE_NOT_ONE_TOWNSHIP, MERGE_CODE_ELSEWHERE, MERGE_CODE_TAKEN, MERGE_DAY_AHEAD,
 * MERGE_OBJECTIONS_OPEN, MERGE_POINTS_OPEN, MERGE_SHOP_UNCONFIRMED and PLACE_CODE_INVALID.
 */
export const mergeVillages = mutation({
  action: 'merge_villages',
  input: MergeVillages,
  subject: ({ db }, { townshipId }) => townshipSubject(db, townshipId),
  run: async (ctx, input, subject) => {
    const { db } = ctx
    const from = [...new Set(input.from)]
    const villages = await lockVillages(db, from)
    const allHere = villages.length === from.length && villages.length >= 2
    if (!allHere || villages.some((v) => v.township_id !== input.townshipId || v.ended_on !== null)) {
      deny(placeRefusals.notOneTownship)
    }
    if (input.on > ctx.actor.on) deny(placeRefusals.dayAhead)
    const code = readCode(input.code)
    if (!code.ok) return deny(code.refusal)
    const above = await townshipCode(db, input.townshipId)
    if (code.value.level !== 'village' || above.slice(0, 9) !== input.code.slice(0, 9))
      deny(placeRefusals.codeElsewhere)
    if (!(await codeIsFree(db, input.code, from))) deny(placeRefusals.codeTaken)
    const objecting = await villagesWithObjections(db, from)
    const named = (ids: readonly string[]) => villages.filter((v) => ids.includes(v.id)).map((v) => v.name)
    if (objecting.length > 0) deny(placeRefusals.objectionsOpen(named(objecting)))
    const claiming = await villagesWithClaims(db, from)
    if (claiming.length > 0) deny(placeRefusals.pointsOpen(named(claiming)))

    const into = newId()
    const lastDay = addDays(input.on, -1)
    await db
      .insertInto('place')
      .values({
        id: into,
        level: 'village',
        parent_id: input.townshipId,
        county_id: subject.countyId,
        township_id: input.townshipId,
        began_on: input.on
      })
      .execute()
    await sql`update place_name set valid_to = greatest(valid_from, ${lastDay}::date)
      where place_id = any(${from}::uuid[]) and valid_to is null`.execute(db)
    await db
      .insertInto('place_name')
      .values({ place_id: into, valid_from: input.on, name: input.name, code: input.code })
      .execute()
    const by = ctx.persons.find((p) => p.placeId === subject.countyId)
    if (!by) throw new Error('merge_villages was allowed without a person at the county')
    const registrar = { id: by.holderId, name: by.name }
    for (const [index, village] of villages.entries()) {
      const step = { from: village.id, fromName: village.name, into, index: index + 1, lastDay, now: ctx.now }
      await closeShop(db, village.id, ctx.now)
      await endClaims(db, village.id, ctx.now)
      await closeRounds(db, village.id, ctx.now)
      await moveHouseholds(db, step)
      await movePoints(db, step, { id: by.holderId, name: by.name, requestId: input.requestId, on: input.on })
      await moveRoles(db, step, registrar)
      await moveBindings(db, step, registrar)
      await moveKinship(db, step)
      await moveWords(db, step)
    }
    await db
      .updateTable('place')
      .set({ ended_on: lastDay, merged_into: into })
      .where('id', 'in', from)
      .execute()
    return presentMerger(into, villages)
  }
})
