import type { Transaction } from 'kysely'
import { checkDeed, fitsBeside } from '@/domain/claim/deed'
import type { SheetKind } from '@/domain/claim/names'
import { claimRefusals } from '@/domain/claim/refusals'
import { dayOf } from '@/domain/common/calendar'
import { pointsRefusals } from '@/domain/points/points'
import { common, type Refusal } from '@/domain/refusal/refusal'
import type { Recorder as RuleRecorder } from '@/domain/rulebook/rule-item'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'
import { tellOffice } from '../notice/tell-office'
import type { Recorder } from '../points/ledger'
import { readRuleItem, type StoredRuleItem } from '../rulebook/rule-items'
import { claimsBeside } from './beside-claims'
import { tellHouseholds } from './tell-households'

type Tx = Transaction<Database>

export interface RecordLine {
  readonly householdId: string
  readonly memberId: string | null
  /** Null: as many as the sheet says. */
  readonly times: number | null
}

export interface RecordedLine {
  readonly householdId: string
  readonly memberId: string | null
  /** Null where it was refused. */
  readonly claimId: string | null
  readonly asked: number
  readonly refusal: Refusal | null
}

export interface SheetToRecord {
  readonly villageId: string
  readonly kind: SheetKind
  readonly itemId: string
  readonly occurredOn: string
  readonly times: number
  readonly note: string | null
  readonly hasPhotos: boolean
  readonly lines: readonly RecordLine[]
  readonly by: Recorder
  /** As whom the rule lets it be recorded; `system` where an inspection's result is, whoever the rule names. */
  readonly office: RuleRecorder | 'system'
  /** Households for which it is no news: a round that was opened again records what it had recorded before. */
  readonly isKnown?: (householdId: string) => boolean
  /** What else a line may be refused for, such as a household out of reach. */
  readonly refuseLine?: (line: RecordLine) => Refusal | null
}

export interface Recorded {
  /** Null where every line was refused: nothing was written. */
  readonly sheetId: string | null
  readonly lines: readonly RecordedLine[]
}

interface Roster {
  readonly households: ReadonlyMap<string, { readonly ended_on: string | null }>
  readonly members: ReadonlyMap<string, string>
}

/** The households of a sheet, locked: two sheets of one deed come one after the other, and the second sees the first. */
const lockRoster = async (tx: Tx, villageId: string, lines: readonly RecordLine[]): Promise<Roster> => {
  const households = await tx
    .selectFrom('household')
    .select(['id', 'ended_on'])
    .where('village_id', '=', villageId)
    .where(
      'id',
      'in',
      lines.map((line) => line.householdId)
    )
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  const named = lines.flatMap((line) => (line.memberId === null ? [] : [line.memberId]))
  const members =
    named.length === 0
      ? []
      : await tx
          .selectFrom('member')
          .select(['id', 'household_id'])
          .where('village_id', '=', villageId)
          .where('id', 'in', named)
          .where('ended_on', 'is', null)
          .execute()
  return {
    households: new Map(households.map((h) => [h.id, h])),
    members: new Map(members.map((m) => [m.id, m.household_id]))
  }
}

const rosterFault = (line: RecordLine, roster: Roster): Refusal | null => {
  const household = roster.households.get(line.householdId)
  if (!household) return claimRefusals.noHousehold
  if (household.ended_on !== null) return pointsRefusals.householdEnded
  const elsewhere = line.memberId !== null && roster.members.get(line.memberId) !== line.householdId
  return elsewhere ? pointsRefusals.memberElsewhere : null
}

const pointsOf = (item: StoredRuleItem, line: RecordLine, times: number) =>
  item.points * (line.times ?? times)

const judgeLines = async (tx: Tx, sheet: SheetToRecord, item: StoredRuleItem): Promise<RecordedLine[]> => {
  const { villageId, occurredOn } = sheet
  const roster = await lockRoster(tx, villageId, sheet.lines)
  const deedOf = (line: RecordLine) => ({
    householdId: line.householdId,
    memberId: line.memberId,
    occurredOn,
    points: pointsOf(item, line, sheet.times)
  })
  const beside = await claimsBeside(tx, villageId, item, sheet.lines.map(deedOf))
  const seen = new Set<string>()
  return sheet.lines.map((line) => {
    const deed = deedOf(line)
    const told = { householdId: line.householdId, memberId: line.memberId, asked: deed.points }
    const refused = (refusal: Refusal): RecordedLine => ({ ...told, claimId: null, refusal })
    const key = `${line.householdId} ${line.memberId ?? ''}`
    if (seen.has(key)) return refused(claimRefusals.lineTwice)
    seen.add(key)
    const fault = rosterFault(line, roster) ?? sheet.refuseLine?.(line) ?? null
    if (fault) return refused(fault)
    const fits = fitsBeside(item, deed, beside.others(line.householdId), beside.booked)
    if (!fits.ok) return refused(fits.refusal)
    beside.add(line.householdId, {
      ...{ ruleId: item.ruleId, words: item.words, group: item.group, memberId: line.memberId },
      ...{ occurredOn, points: deed.points, booked: false }
    })
    return { ...told, claimId: newId(), refusal: null }
  })
}

const write = async (tx: Tx, sheet: SheetToRecord, lines: readonly RecordedLine[], now: Date) => {
  const { villageId, by } = sheet
  const kept = lines.flatMap((line, at) =>
    line.claimId === null ? [] : [{ ...line, claimId: line.claimId, at }]
  )
  if (kept.length === 0) return null
  const sheetId = newId()
  await tx
    .insertInto('claim_sheet')
    .values({
      ...{ village_id: villageId, id: sheetId, kind: sheet.kind, item_id: sheet.itemId },
      ...{ occurred_on: sheet.occurredOn, note: sheet.note, lines: kept.length, at: now },
      ...{ by_id: by.id, by_name: by.name, by_role: by.role }
    })
    .execute()
  const claims = kept.map((line) => ({
    ...{ village_id: villageId, id: line.claimId, sheet_id: sheetId, line: line.at },
    ...{ household_id: line.householdId, member_id: line.memberId },
    claimant_id: sheet.kind === 'claim' ? by.id : null,
    ...{ item_id: sheet.itemId, occurred_on: sheet.occurredOn, asked: line.asked },
    times: sheet.lines[line.at]?.times ?? sheet.times,
    state: 'DECLARED' as const,
    updated_at: now
  }))
  await tx.insertInto('claim').values(claims).execute()
  await tx
    .insertInto('claim_event')
    .values(
      claims.map((claim) => ({
        ...{ village_id: villageId, id: newId(), claim_id: claim.id, at: now },
        type: sheet.kind === 'claim' ? ('declare' as const) : ('record' as const),
        ...{ to_state: 'DECLARED' as const, points: claim.asked },
        ...{ actor_id: by.id, actor_name: by.name, actor_role: by.role }
      }))
    )
    .execute()
  const news = claims.filter((claim) => !sheet.isKnown?.(claim.household_id))
  if (sheet.kind === 'record') await tellHouseholds(tx, villageId, news, 'claim_recorded', { sheetId }, now)
  await tellOffice({ db: tx, now }, villageId, ['points_assessor'], 'claim_to_score', { sheetId })
  return sheetId
}

/**
 * Writes one sheet: every line that can stand becomes a claim that waits for its scores, every other is answered with
 * the reason and fails no neighbour. Throws RefusalError for what is wrong with the whole: NOT_FOUND (no such item) and
 * what `checkDeed` refuses.
 */
export const recordMany = async (
  { db: tx, now }: { readonly db: Tx; readonly now: Date },
  sheet: SheetToRecord
): Promise<Recorded> => {
  const item = (await readRuleItem(tx, sheet.villageId, sheet.itemId)) ?? deny(common.notFound)
  const checked = checkDeed(
    item,
    {
      occurredOn: sheet.occurredOn,
      recorder: sheet.office === 'system' ? null : sheet.office,
      // What an inspection found is its own evidence.
      evidence: sheet.office === 'system' || sheet.hasPhotos || sheet.note !== null
    },
    dayOf(now)
  )
  if (!checked.ok) return deny(checked.refusal)
  const lines = await judgeLines(tx, sheet, item)
  return { sheetId: await write(tx, sheet, lines, now), lines }
}
