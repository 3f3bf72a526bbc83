import { type Selectable, sql } from 'kysely'
import type * as z from 'zod/mini'
import { type Kinship, recusalOf } from '@/domain/claim/recusal'
import { inspectionRefusals, type SendSheets } from '@/domain/inspection/forms'
import { wasFilledIn } from '@/domain/inspection/late'
import type { Rubric } from '@/domain/inspection/rubric'
import { checkSheet, type HouseholdFacts, type Sheet, scoreOf } from '@/domain/inspection/visit'
import type { Refusal } from '@/domain/refusal/refusal'
import type { WriteContext } from '../api/procedure'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import type { Person } from '../session/load-who'
import { closedAt, openedAt, type RoundRow, tiesOf } from './load-round'
import { rubricOf } from './load-rubric'
import type { SheetAnswer } from './present-round'
import { scoredBySameHand } from './same-hand'

type SheetSent = z.output<typeof SendSheets>['sheets'][number]
type SheetRow = Selectable<Database['inspection_sheet']>

/** A sheet to be written, with the score it comes to. */
export interface Keeping extends SheetSent {
  readonly score: number | null
  /** The opening of the round in which it came too late; null where it came in time. */
  readonly cameLateIn: number | null
}
type Judged = SheetAnswer & { readonly keep: Keeping | null }

/** Locked in the order of their ids, so that two phones with the same households do not wait for each other. */
const lockStops = async (
  ctx: WriteContext,
  round: RoundRow,
  ids: readonly string[]
): Promise<Set<string>> => {
  const rows = await ctx.db
    .selectFrom('inspection_stop')
    .select('household_id')
    .where('village_id', '=', round.village_id)
    .where('round_id', '=', round.id)
    .where('household_id', 'in', ids)
    .orderBy('household_id')
    .forUpdate()
    .execute()
  return new Set(rows.map((r) => r.household_id))
}

interface Word {
  readonly household_id: string
  readonly kind: 'helped' | 'enter'
  readonly value: boolean | null
  readonly at: Date
}

/** Everything that was ever said about entering and help for these households, the latest first. */
export const wordsOf = async (
  db: Db,
  villageId: string,
  householdIds: readonly string[]
): Promise<Word[]> => {
  const { rows } = await sql<Word>`
    select household_id, kind, value, at from inspection_word
    where village_id = ${villageId} and household_id = any(${[...householdIds]}::uuid[])
      and kind in ('helped', 'enter')
    order by at desc, id desc`.execute(db)
  return rows
}

/** As the household stood when the sheet was filled in: what it said later does not undo what was done then. */
const factsOf = (words: readonly Word[], householdId: string, at: Date): HouseholdFacts => {
  const own = words.filter((w) => w.household_id === householdId)
  return {
    householdId,
    helped: own.find((w) => w.kind === 'helped')?.value === true,
    mayEnter: own.find((w) => w.kind === 'enter' && w.at <= at)?.value ?? null
  }
}

const sameMarks = (a: SheetSent['marks'], b: SheetSent['marks']): boolean => {
  const [one, two] = [Object.entries(a), Object.entries(b)]
  return one.length === two.length && one.every(([id, mark]) => b[id] === mark)
}

const isSame = (row: SheetRow, roundId: string, inspectorId: string, s: SheetSent): boolean =>
  row.round_id === roundId &&
  row.inspector_id === inspectorId &&
  row.household_id === s.householdId &&
  row.at.getTime() === Date.parse(s.at) &&
  row.consent === s.consent &&
  row.again === s.again &&
  row.help === s.help &&
  row.advice === s.advice &&
  sameMarks(row.marks, s.marks)

const freePhotos = async (ctx: WriteContext, villageId: string, sheets: readonly SheetSent[]) => {
  const ids = [...new Set(sheets.flatMap((s) => s.photoIds))]
  if (ids.length === 0) return new Set<string>()
  const rows = await ctx.db
    .selectFrom('file')
    .select('id')
    .where('village_id', '=', villageId)
    .where('id', 'in', ids)
    .where('kind', '=', 'photo')
    .where('uploaded_by', '=', ctx.actor.accountId ?? '')
    .where('owner_id', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return new Set(rows.map((r) => r.id))
}

interface Known {
  readonly round: RoundRow
  readonly inspector: Person & { readonly householdId: string }
  readonly rubric: Rubric
  readonly stops: ReadonlySet<string>
  readonly words: readonly Word[]
  readonly kin: readonly Kinship[]
  /** Households that somebody of the inspector's accounts scored as another inspector. */
  readonly sameHand: ReadonlySet<string>
  /** Null where the leader is no longer on the roster. */
  readonly leaderHome: string | null
  readonly photos: Set<string>
  /** A sheet was filled in between these two, whatever its phone's clock says. */
  readonly span: { readonly from: Date; readonly to: Date }
  /** Null while the round is open. */
  readonly closedAt: Date | null
}

/** When a sheet was filled in: a clock that is years behind must not reach past what the household has said since. */
const filledAt = ({ span }: Known, sent: SheetSent): Date =>
  new Date(Math.min(Math.max(Date.parse(sent.at), span.from.getTime()), span.to.getTime()))

/** A second look is the leader's; somebody else's only where the leader must stand back, or has left the village. */
const mayLookAgain = ({ round, inspector, kin, leaderHome }: Known, householdId: string): boolean => {
  if (inspector.holderId === round.leader_id || leaderHome === null) return true
  const leader = { memberId: round.leader_id, householdId: leaderHome }
  return recusalOf(leader, { householdId, memberId: null }, kin) !== null
}

const refusalOf = (known: Known, sent: SheetSent): Refusal | null => {
  const { inspector, words, closedAt } = known
  // What was filled in before the end is somebody's day of work: it is kept, whenever it comes.
  if (closedAt && !wasFilledIn(new Date(sent.at), closedAt)) return inspectionRefusals.afterClose
  if (!known.stops.has(sent.householdId)) return inspectionRefusals.householdUnknown
  if (known.sameHand.has(sent.householdId)) return inspectionRefusals.sameHand
  if (sent.again && !mayLookAgain(known, sent.householdId)) return inspectionRefusals.again
  const judge = { memberId: inspector.holderId, householdId: inspector.householdId }
  const sheet: Sheet = { ...sent, ...judge, id: sent.sheetId }
  const checked = checkSheet(
    known.rubric,
    factsOf(words, sent.householdId, filledAt(known, sent)),
    sheet,
    known.kin
  )
  if (!checked.ok) return checked.refusal
  return sent.photoIds.every((id) => known.photos.delete(id)) ? null : inspectionRefusals.photoGone
}

/** Decides every sheet of a batch for itself, under the lock of its households. */
export const judgeSheets = async (
  ctx: WriteContext,
  round: RoundRow,
  inspector: Known['inspector'],
  sheets: readonly SheetSent[]
): Promise<Judged[]> => {
  const [villageId, households] = [round.village_id, [...new Set(sheets.map((s) => s.householdId))]]
  const stops = await lockStops(ctx, round, households)
  const rows = await ctx.db
    .selectFrom('inspection_sheet')
    .selectAll()
    .where('village_id', '=', villageId)
    .where(
      'id',
      'in',
      sheets.map((s) => s.sheetId)
    )
    .execute()
  const leader = await ctx.db
    .selectFrom('member')
    .select(['household_id', 'ended_on'])
    .where('village_id', '=', villageId)
    .where('id', '=', round.leader_id)
    .executeTakeFirstOrThrow()
  const fresh = sheets.filter((s) => !rows.some((r) => r.id === s.sheetId))
  const known: Known = {
    ...{ round, inspector, stops, leaderHome: leader.ended_on === null ? leader.household_id : null },
    rubric: await rubricOf(ctx.db, villageId, round.rubric_version),
    words: await wordsOf(ctx.db, villageId, households),
    kin: await tiesOf(ctx.db, villageId, [inspector.holderId, round.leader_id]),
    sameHand: await scoredBySameHand(ctx.db, round, inspector.holderId, households),
    span: { from: await openedAt(ctx.db, round), to: ctx.now },
    closedAt: await closedAt(ctx.db, round),
    photos: await freePhotos(ctx, villageId, fresh)
  }
  const taken = new Set<string>()
  const cameLateIn = round.state === 'closed' ? round.openings : null
  return sheets.map((sent): Judged => {
    const { sheetId } = sent
    const row = rows.find((r) => r.id === sheetId)
    const same = row ? isSame(row, round.id, inspector.holderId, sent) : !taken.has(sheetId)
    const refuse = (refusal: Refusal): Judged => ({ sheetId, refusal, late: false, keep: null })
    if (!same) return refuse(inspectionRefusals.sheetReused)
    if (row) return { sheetId, refusal: null, late: row.came_late_in === round.openings, keep: null }
    const refusal = refusalOf(known, sent)
    if (refusal) return refuse(refusal)
    taken.add(sheetId)
    const score = scoreOf(known.rubric, sent.marks)
    return { sheetId, refusal: null, late: cameLateIn !== null, keep: { ...sent, score, cameLateIn } }
  })
}
