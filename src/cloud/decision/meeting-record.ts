import { actRefusals, type MeetingInput } from '@/domain/decision/act'
import type { Decision } from '@/domain/decision/life'
import type { MeetingRecord } from '@/domain/decision/meeting-facts'
import { calledRefusals, partFault, sheetFault } from '@/domain/meeting/called'
import type { MeetingFacts } from '@/domain/meeting/counts'
import { meetingKinds, meetingModes } from '@/domain/meeting/meeting'
import type { SheetSums } from '@/domain/meeting/sheet'
import { packById } from '@/domain/rule-pack/rule-pack'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import { findConvener } from '../meeting/find-convener'
import { calledFor, loadSheet, type MeetingRow } from '../meeting/load-meeting'
import { countEligible } from './count-eligible'

const callOf = (db: Db, villageId: string, meetingId: string): Promise<MeetingRow | undefined> =>
  db
    .selectFrom('meeting')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', meetingId)
    // Nobody signs or cancels while the result is entered.
    .forUpdate()
    .executeTakeFirst()

/** A meeting is entered as it was called: kind, mode and day are what people were told. */
const checkAsCalled = (call: MeetingRow, d: Decision, input: MeetingInput): void => {
  if (call.decision_id !== d.id) deny(calledRefusals.otherDecision)
  // One that was held is refused by its step, with the name of what it carried.
  if (call.status === 'cancelled' || call.status === 'voided') deny(calledRefusals.over)
  const { kind, facts } = input
  const name = meetingKinds[call.kind].name
  if (call.kind !== kind) deny(calledRefusals.notAsCalled(`通知的是${name}。`, 'meeting.kind'))
  if (call.mode !== null && call.mode !== facts.mode) {
    const words = `通知的是按${meetingModes[call.mode]}开会。`
    deny(calledRefusals.notAsCalled(words, 'meeting.facts.mode'))
  }
  if (call.planned_on !== facts.date) {
    deny(calledRefusals.notAsCalled(`通知的开会日期是${call.planned_on}。`, 'meeting.facts.date'))
  }
}

/** The meeting called under this id, or null for one that was called on paper. Refuses a second one for the step. */
const findCall = async (
  db: Db,
  villageId: string,
  d: Decision,
  input: MeetingInput
): Promise<MeetingRow | null> => {
  const call = await callOf(db, villageId, input.id)
  if (call) {
    checkAsCalled(call, d, input)
    return call
  }
  const standing = await calledFor(db, villageId, d.id)
  if (!standing) return null
  return deny({
    code: 'MEETING_ALREADY_THERE',
    message: '这一步已经通知了一次会议。请登记那一次；要重新开会，请先取消原来的会议。',
    field: 'meeting.id'
  })
}

/** Numbers of the list take the place of those entered; they were compared before. */
const withSums = (facts: MeetingFacts, sums: SheetSums): MeetingFacts => ({
  ...facts,
  present: sums.present,
  ...(sums.proxies > 0 ? { proxies: sums.proxies } : {}),
  ...(sums.women ? { women: sums.women } : {}),
  ...(sums.allMembers ? { allMembers: sums.allMembers } : {})
})

/** What the sign-in list says, where it was kept; null for a meeting whose attendance is entered by number. */
const listOf = async (db: Db, call: MeetingRow | null, facts: MeetingInput['facts']) => {
  const sheet = call && (await loadSheet(db, call))
  if (!sheet || sheet.lines.length === 0) return null
  const fault = sheetFault(facts, sheet.sums)
  return fault ? deny(fault) : sheet.sums
}

/** The parts of those entitled on which the quorum rests beside, by the pack of the decision. */
const partsAsked = ({ packId }: Decision, kind: MeetingInput['kind']) => {
  const rule = packById(packId)?.meetings[kind]
  return (['women', 'allMembers'] as const).filter((part) => rule?.[part])
}

/**
 * A meeting as it was entered, with the term of its convener and checked against the roster; one that was called in
 * time carries its own notice, and its sign-in list is the attendance. Refuses MEETING_CONVENER, where the roster knows
 * another number of those entitled, or of a part that the quorum rests on, and no reason is given MEETING_ELIGIBLE_DIFFERS, and of a called meeting
 * MEETING_OTHER_DECISION, MEETING_OVER, MEETING_NOT_AS_CALLED, MEETING_PRESENT_DIFFERS and MEETING_ALREADY_THERE.
 */
export const meetingRecordOf = async (
  db: Db,
  at: { readonly villageId: string; readonly enteredBy: string; readonly decision: Decision },
  input: MeetingInput
): Promise<{ meeting: MeetingRecord; convener: string; told: Record<string, unknown> }> => {
  const { villageId, decision } = at
  const { convenerId: given, eligibleReason, ...rest } = input
  const { kind, facts } = input
  const call = await findCall(db, villageId, decision, input)
  const convenerId = given ?? call?.convener_id ?? at.enteredBy
  const groupId = kind === 'group_meeting' ? (decision.flags.groupId ?? null) : null
  const convener = await findConvener(db, villageId, { kind, groupId, on: facts.date }, convenerId)
  const sums = await listOf(db, call, facts)
  const on = { villageId, on: facts.date }
  const roster = sums ?? (await countEligible(db, on, kind, facts.mode, groupId))
  if (roster && roster.eligible !== facts.eligible && eligibleReason === undefined)
    deny(actRefusals.eligibleDiffers(roster.eligible, facts.eligible))
  const explained = eligibleReason !== undefined
  const part = roster && !sums ? partFault(facts, roster, partsAsked(decision, kind), explained) : null
  if (part) deny(part)
  const notice = call && { noticedOn: call.noticed_on, urgentReason: call.urgent_reason }
  return {
    meeting: {
      ...{ ...rest, ...notice, terms: [convener.term] },
      facts: sums ? withSums(facts, sums) : facts
    },
    convener: convener.name,
    told: {
      convenerId,
      ...(roster ? { rosterEligible: roster.eligible } : {}),
      ...(eligibleReason === undefined ? {} : { eligibleReason }),
      ...(sums && sums.leftOut > 0 ? { leftOut: sums.leftOut } : {})
    }
  }
}
