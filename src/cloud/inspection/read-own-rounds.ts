import { sql } from 'kysely'
import { ReadOwnRounds } from '@/domain/inspection/forms'
import { query } from '../api/procedure'
import type { Db } from '../db/pool'
import { householdSubject } from '../place/subjects'
import { sheetCounts } from './load-round'
import { rubricsOf } from './load-rubric'
import { type OwnSheet, type OwnStop, presentOwn } from './present-own'

const pageSize = 12

const stopsOf = async (db: Db, villageId: string, householdId: string, before: string | undefined) => {
  const { rows } = await sql<OwnStop>`
    select s.round_id, s.kind, s.level, r.state, r.name, r.from_day, r.to_day, r.rubric_version
    from inspection_stop s
    join inspection_round r on r.village_id = s.village_id and r.id = s.round_id
      and (r.state = 'closed' or r.openings > 1)
    where s.village_id = ${villageId} and s.household_id = ${householdId}
      and (${before ?? null}::uuid is null or s.round_id < ${before ?? null}::uuid)
    order by s.round_id desc limit ${pageSize + 1}`.execute(db)
  return rows
}

const sheetsOf = async (db: Db, villageId: string, householdId: string, roundIds: readonly string[]) => {
  if (roundIds.length === 0) return []
  const rows = await db
    .selectFrom('inspection_sheet as x')
    .innerJoin('inspection_round as r', (j) =>
      j.onRef('r.village_id', '=', 'x.village_id').onRef('r.id', '=', 'x.round_id')
    )
    .select([
      'x.id',
      'x.round_id',
      'x.inspector_id',
      'x.at',
      'x.again',
      'x.score',
      'x.marks',
      'x.help',
      'x.advice'
    ])
    .where('x.village_id', '=', villageId)
    .where('x.household_id', '=', householdId)
    .where('x.round_id', 'in', roundIds)
    .where('r.state', '=', 'closed')
    .where(sheetCounts)
    .execute()
  return rows.map(
    ({ inspector_id, at, ...rest }): OwnSheet => ({ ...rest, memberId: inspector_id, at: at.toISOString() })
  )
}

const photosOf = (db: Db, villageId: string, sheets: readonly OwnSheet[]) =>
  sheets.length === 0
    ? []
    : db
        .selectFrom('file')
        .select(['id', 'kind', 'owner_id'])
        .where('village_id', '=', villageId)
        .where('owner_kind', '=', 'inspection')
        .where(
          'owner_id',
          'in',
          sheets.map((s) => s.id)
        )
        .orderBy('id')
        .execute()

const saidBy = async (db: Db, villageId: string, householdId: string) => {
  const { rows } = await sql<{ kind: 'helped' | 'enter' | 'red_list'; value: boolean | null }>`
    select distinct on (kind) kind, value from inspection_word
    where village_id = ${villageId} and household_id = ${householdId}
    order by kind, at desc, id desc`.execute(db)
  return (kind: (typeof rows)[number]['kind']) => rows.find((r) => r.kind === kind)?.value ?? null
}

const headOf = (db: Db, villageId: string, householdId: string) =>
  db
    .selectFrom('member')
    .select('name')
    .where('village_id', '=', villageId)
    .where('household_id', '=', householdId)
    .where('relation', '=', 'head')
    .where('ended_on', 'is', null)
    .executeTakeFirst()

const hasRedList = async (db: Db, villageId: string): Promise<boolean> => {
  const round = await db
    .selectFrom('inspection_round')
    .select('red_list_decision')
    .where('village_id', '=', villageId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (round?.red_list_decision ?? null) !== null
}

/**
 * A household's own page: what it has said about entering and the red list, and the results of closed rounds, the newest
 * first, 12 a page (`next` is what to pass as `before`); of one that was opened again that it is being worked out. No
 * inspector is to be known from it.
 */
export const readOwnRounds = query({
  action: 'round_own',
  input: ReadOwnRounds,
  subject: ({ db }, { villageId, householdId }) => householdSubject(db, villageId, householdId),
  run: async ({ db, deps, now }, { villageId, householdId, before }, home) => {
    const found = await stopsOf(db, villageId, householdId, before)
    const stops = found.slice(0, pageSize)
    const sheets = await sheetsOf(
      db,
      villageId,
      householdId,
      stops.map((s) => s.round_id)
    )
    const head = await headOf(db, villageId, householdId)
    return presentOwn({
      household: { villageId, householdId, no: home.householdNo, head: head?.name ?? '' },
      said: await saidBy(db, villageId, householdId),
      redListOpen: await hasRedList(db, villageId),
      ...{ stops, sheets },
      photos: await photosOf(db, villageId, sheets),
      rubrics: await rubricsOf(
        db,
        villageId,
        stops.map((s) => s.rubric_version)
      ),
      links: { secret: deps.secret, now },
      next: found.length > pageSize ? (stops.at(-1)?.round_id ?? null) : null
    })
  }
})
