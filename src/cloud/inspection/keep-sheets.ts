import { sql } from 'kysely'
import { type Scored, visitResult } from '@/domain/inspection/visit'
import type { WriteContext } from '../api/procedure'
import type { Db } from '../db/pool'
import { attachFiles } from '../file/attach-files'
import { type Keeping, wordsOf } from './judge-sheets'
import { type RoundRow, sheetCounts } from './load-round'

interface StopResult {
  readonly household_id: string
  readonly kind: string
  readonly sheets: number
  readonly score: number | null
  readonly level: string | null
  readonly spread: number | null
}

/** Writes sheets that were judged, with their photos, and works out anew what is known of their households. */
export const keepSheets = async (
  ctx: WriteContext,
  round: RoundRow,
  inspectorId: string,
  sheets: readonly Keeping[]
): Promise<void> => {
  if (sheets.length === 0) return
  await ctx.db
    .insertInto('inspection_sheet')
    .values(
      sheets.map((s) => ({
        ...{ village_id: round.village_id, id: s.sheetId, round_id: round.id, household_id: s.householdId },
        ...{ inspector_id: inspectorId, at: new Date(s.at), received_at: ctx.now, consent: s.consent },
        ...{ marks: JSON.stringify(s.marks), score: s.score, help: s.help, advice: s.advice, again: s.again },
        came_late_in: s.cameLateIn
      }))
    )
    .execute()
  for (const { sheetId, photoIds } of sheets) {
    await attachFiles(ctx.db, {
      ...{ villageId: round.village_id, ownerKind: 'inspection', ownerId: sheetId },
      ...{ fileIds: photoIds, uploadedBy: ctx.actor.accountId ?? '' }
    })
  }
  // Nothing changes in what was closed and told.
  if (round.state === 'closed') return
  await workOut(
    ctx.db,
    round,
    sheets.map((s) => s.householdId)
  )
}

const sheetsOf = async (db: Db, round: RoundRow, householdIds: readonly string[]) => {
  const rows = await db
    .selectFrom('inspection_sheet as x')
    .innerJoin('inspection_round as r', (j) =>
      j.onRef('r.village_id', '=', 'x.village_id').onRef('r.id', '=', 'x.round_id')
    )
    .select(['x.id', 'x.household_id', 'x.inspector_id', 'x.at', 'x.again', 'x.score'])
    .where('x.village_id', '=', round.village_id)
    .where('x.round_id', '=', round.id)
    .where('x.household_id', 'in', householdIds)
    .where(sheetCounts)
    .execute()
  const byHousehold = new Map<string, Scored[]>()
  for (const { id, inspector_id, at, again, score, household_id } of rows) {
    const sheet = { id, memberId: inspector_id, at: at.toISOString(), again, score }
    byHousehold.set(household_id, [...(byHousehold.get(household_id) ?? []), sheet])
  }
  return byHousehold
}

const resultOf = (household_id: string, helped: boolean, sheets: readonly Scored[]): StopResult => {
  const result = visitResult(helped, sheets)
  return {
    ...{ household_id, kind: result.kind, sheets: sheets.length },
    score: 'score' in result ? result.score : null,
    level: result.kind === 'done' ? result.level : null,
    spread: result.kind === 'look_again' ? result.spread : null
  }
}

/**
 * What the sheets of these households say, all of them together, so that the order of arrival cannot matter. The caller
 * holds the households' stops.
 */
export const workOut = async (db: Db, round: RoundRow, householdIds: readonly string[]): Promise<void> => {
  const words = await wordsOf(db, round.village_id, householdIds)
  const isHelped = (id: string) =>
    words.find((w) => w.household_id === id && w.kind === 'helped')?.value === true
  const results = [...(await sheetsOf(db, round, householdIds))].map(([id, sheets]) =>
    resultOf(id, isHelped(id), sheets)
  )
  await sql`
    update inspection_stop s set kind = v.kind, sheets = v.sheets, score = v.score, level = v.level, spread = v.spread
    from json_to_recordset(${JSON.stringify(results)}::json)
      as v(household_id uuid, kind text, sheets int, score int, level text, spread int)
    where s.village_id = ${round.village_id} and s.round_id = ${round.id} and s.household_id = v.household_id`.execute(
    db
  )
}

/** The same for one household in every round that is still open. */
export const workOutOpen = async (
  db: WriteContext['db'],
  villageId: string,
  householdId: string
): Promise<void> => {
  const rounds = await db
    .selectFrom('inspection_stop as s')
    .innerJoin('inspection_round as r', (j) =>
      j.onRef('r.village_id', '=', 's.village_id').onRef('r.id', '=', 's.round_id')
    )
    .selectAll('r')
    .where('s.village_id', '=', villageId)
    .where('s.household_id', '=', householdId)
    .where('r.state', '=', 'open')
    .orderBy('r.id')
    .forUpdate('s')
    .execute()
  for (const round of rounds) await workOut(db, round, [householdId])
}
