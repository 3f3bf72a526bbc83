import { dayOf } from '@/domain/common/calendar'
import { actRefusals } from '@/domain/decision/act'
import { meetingRefusals } from '@/domain/decision/conditions-meeting'
import { currentVersion, type Decision } from '@/domain/decision/life'
import { meetingsAt, modeFits } from '@/domain/decision/meeting-facts'
import { personalFault } from '@/domain/decision/public-words'
import { CallMeeting } from '@/domain/meeting/call-forms'
import { calledRefusals } from '@/domain/meeting/called'
import { checkCall } from '@/domain/meeting/convening'
import { type MeetingMode, meetingKinds } from '@/domain/meeting/kinds'
import { packById } from '@/domain/rule-pack/rule-pack'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { actingAt, whoActs } from '../decision/acting-person'
import { decisionOf } from '../decision/load-decision'
import { lockDecision } from '../decision/lock-decision'
import { attachFiles } from '../file/attach-files'
import { findConvener } from './find-convener'
import { calledFor, type MeetingRow } from './load-meeting'
import { presentCalled } from './present-called'
import { writeMeetingEvent } from './save-meeting'
import { tellOfMeeting } from './tell-meeting'

/** In what mode the meeting counts: the one asked for, or the only one there is. */
const modeOf = (d: Decision, input: CallMeeting): MeetingMode | null => {
  const modes: readonly MeetingMode[] = meetingKinds[input.kind].modes
  const [only] = modes
  const mode = input.mode ?? (modes.length === 1 ? only : undefined)
  if (mode === undefined && modes.length > 0) return deny(calledRefusals.modeMissing)
  if (mode !== undefined && !modes.includes(mode)) return deny(calledRefusals.modeMissing)
  const body = d.classification?.body
  const record = {
    ...{ id: '', kind: input.kind, facts: { date: input.plannedOn, eligible: 0, ...(mode ? { mode } : {}) } },
    ...{ noticedOn: null, urgentReason: null, terms: [], minutesId: null }
  }
  if (body !== undefined && !modeFits(record, body)) return deny(meetingRefusals.wrongKind([input.kind]))
  // A kind with a single mode says it already.
  return modes.length > 1 ? (mode ?? null) : null
}

/** Refuses what the law of this meeting does not allow: its step, its convener's term, its notice, a second one. */
const checked = async (ctx: WriteContext, d: Decision, input: CallMeeting, convenerId: string) => {
  const { kind, plannedOn, villageId } = input
  const kinds = meetingsAt(d.state, d.classification)
  if (kinds.length === 0) return deny(calledRefusals.nothingToVote)
  if (!kinds.includes(kind)) return deny(meetingRefusals.wrongKind(kinds))
  const mode = modeOf(d, input)
  const groupId = kind === 'group_meeting' ? (d.flags.groupId ?? null) : null
  const convener = await findConvener(ctx.db, villageId, { kind, groupId, on: plannedOn }, convenerId)
  const pack = packById(d.packId)
  if (!pack) throw new Error(`no rule pack ${d.packId}`)
  const standing = await calledFor(ctx.db, villageId, d.id)
  const held = d.history.flatMap((e) =>
    e.meeting !== null && e.from === d.state
      ? [{ id: e.meeting.id, step: d.state, heldOn: e.meeting.facts.date, status: 'adjourned' as const }]
      : []
  )
  const called = standing && {
    ...{ id: standing.id, step: standing.step, heldOn: standing.planned_on, status: standing.status }
  }
  const noticedOn = dayOf(ctx.now)
  const call = {
    ...{ id: newId(), step: d.state, heldOn: plannedOn, noticedOn, terms: [convener.term] },
    ...{ urgentReason: input.urgentReason ?? null, others: called ? [...held, called] : held }
  }
  const answer = checkCall(pack, kind, call)
  return answer.ok ? { id: call.id, noticedOn, mode, groupId } : deny(answer.refusal)
}

const personal = ({ timeWords, place, agenda, material, urgentReason }: CallMeeting) =>
  personalFault({ timeWords, place, agenda, material, urgentReason })

/**
 * Calls the meeting that the next step of a decision needs, and tells those who ought to come what comes to the vote,
 * when and where. The day of the call is the day of the notice. Refuses DECISION_NOT_IN_COURSE, MEETING_NOTHING_TO_VOTE,
 * STEP_MEETING_WRONG_KIND, MEETING_MODE_MISSING, MEETING_CONVENER, the codes of `checkCall` (MEETING_NOTICE_SHORT,
 * MEETING_NOTICE_AFTER for a day that is over, MEETING_OUTSIDE_TERM, MEETING_ALREADY_THERE …), PERSONAL_DATA,
 * VILLAGE_ENDED and FILE_NOT_YOURS.
 */
export const callMeeting = mutation({
  action: 'meeting_call',
  input: CallMeeting,
  subject: (ctx, { villageId, decisionId }) => lockDecision(ctx, villageId, decisionId),
  run: async (ctx, input, { row: decisionRow, ...village }) => {
    const { villageId, kind } = input
    const decision = await decisionOf(ctx.db, decisionRow)
    if (!decision) return deny(actRefusals.notInCourse)
    const fault = personal(input)
    if (fault) return deny(fault)
    const roles: readonly string[] = meetingKinds[kind].convenerRoles
    const acting = whoActs(actingAt(ctx, village), roles, null)
    if (!acting) throw new Error('a call was allowed to nobody')
    const convenerId = input.convenerId ?? acting.person.holderId
    const { id, noticedOn, mode, groupId } = await checked(ctx, decision, input, convenerId)
    const row: MeetingRow = {
      ...{ village_id: villageId, id, decision_id: decision.id, step: decision.state, kind, mode },
      ...{ group_id: groupId, version_no: currentVersion(decision).no, planned_on: input.plannedOn },
      ...{ time_words: input.timeWords, place: input.place, agenda: input.agenda },
      ...{ material: input.material ?? null, urgent_reason: input.urgentReason ?? null },
      ...{ called_at: ctx.now, noticed_on: noticedOn, called_by: acting.person.holderId },
      ...{ convener_id: convenerId, status: 'called', ended_at: null }
    }
    await ctx.db.insertInto('meeting').values(row).execute()
    await writeMeetingEvent(ctx.db, row, { at: ctx.now, type: 'called', actorId: row.called_by })
    await attachFiles(ctx.db, {
      villageId,
      fileIds: input.photoIds,
      ownerKind: 'meeting',
      ownerId: id,
      uploadedBy: ctx.actor.accountId ?? ''
    })
    const { title } = currentVersion(decision).content
    return presentCalled(row, await tellOfMeeting(ctx, row, 'meeting_called', title), decision.packId)
  }
})
