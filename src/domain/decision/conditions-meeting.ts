import { dayOf } from '../common/calendar'
import { meetingKinds } from '../meeting/meeting'
import type { Outcome, Refusal } from '../refusal/refusal'
import { covers } from './classify'
import type { Condition } from './conditions'
import { arrival, currentVersion, type Decision, type StepContext, standingVotes } from './life'
import { type Assessment, heldFault, judge, type MeetingKind, meetingsAt, modeFits } from './meeting-facts'
import { petitionReaches } from './petition'
import { isClose } from './settings'

export const meetingRefusals = {
  missing: {
    code: 'STEP_MEETING_MISSING',
    message: '请先登记这次会议的日期、人数和表决结果。',
    field: 'meeting'
  },
  wrongKind: (kinds: readonly MeetingKind[]): Refusal => ({
    code: 'STEP_MEETING_WRONG_KIND',
    message: `这一步要由${kinds.map((k) => meetingKinds[k].name).join('或')}表决，请核对会议种类。`,
    field: 'meeting.kind'
  }),
  used: {
    code: 'STEP_MEETING_USED',
    message: '这次会议已经登记在另一步里，每一步要有自己的会议记录。',
    field: 'meeting.id'
  },
  beforeStep: {
    code: 'STEP_MEETING_BEFORE_STEP',
    message: '会议日期早于事项进入这一步的日期，请核对日期。',
    field: 'meeting.facts.date'
  },
  notVoted: {
    code: 'STEP_NOT_VOTED',
    message: '请登记赞成、反对和弃权的人数。',
    field: 'meeting.facts.yes'
  },
  notQuorate: (why: string): Refusal => ({
    code: 'STEP_NOT_QUORATE',
    message: why,
    field: 'meeting.facts.present'
  }),
  notPassed: (why: string): Refusal => ({
    code: 'STEP_NOT_PASSED',
    message: why,
    field: 'meeting.facts.yes'
  }),
  isQuorate: {
    code: 'STEP_IS_QUORATE',
    message: '到会人数已够，不是流会，请登记表决结果。',
    field: 'meeting.facts.present'
  },
  isPassed: {
    code: 'STEP_IS_PASSED',
    message: '赞成人数已够，表决结果是通过，不能登记为未通过。',
    field: 'meeting.facts.yes'
  },
  notClose: {
    code: 'STEP_NOT_CLOSE',
    message: '只有双方人数接近，或者到会人数不够，才能暂缓。',
    field: 'meeting.facts.yes'
  },
  minutes: { code: 'STEP_MINUTES_MISSING', message: '请上传会议记录和签到表。', field: 'meeting.minutesId' },
  sameMinutes: {
    code: 'STEP_MINUTES_SHARED',
    message: '提议和商议可以合并开会，但要有两份会议记录，请另传一份。',
    field: 'meeting.minutesId'
  },
  tally: {
    code: 'STEP_TALLY_MISSING',
    message: '请登记唱票人、计票人、监票人（不能是同一个人），并请村监委列席。',
    field: 'tally'
  },
  householdsNotSigned: {
    code: 'STEP_HOUSEHOLDS_NOT_SIGNED',
    message: '代表会议议筹资筹劳之前，要逐户征求意见并由农户签字，请登记签字户数（三分之二以上）。',
    field: 'householdsSigned'
  },
  notRepresentatives: {
    code: 'STEP_NOT_REPRESENTATIVES',
    message: '只有村民代表会议议而未决的，才提交村民会议。',
    field: 'action'
  }
} as const

const decides = (d: Decision) =>
  d.classification && { body: d.classification.body, topic: d.classification.topic }

/** Why nothing may rest on a meeting: its kind, a second use of it, its day, its numbers, its notice; or null. */
export const meetingFault = (d: Decision, c: StepContext, kinds: readonly MeetingKind[]): Refusal | null => {
  const m = c.meeting
  if (m === undefined) return meetingRefusals.missing
  if (!kinds.includes(m.kind)) return meetingRefusals.wrongKind(kinds)
  if (d.history.some((e) => e.meeting?.id === m.id)) return meetingRefusals.used
  const judgement = judge(d.packId, m)
  if (!judgement.ok) return judgement.refusal
  const earlier = d.history.flatMap((e) =>
    e.meeting !== null && e.from === d.state ? [{ id: e.meeting.id, heldOn: e.meeting.facts.date }] : []
  )
  return heldFault(d.packId, m, { step: d.state, today: dayOf(c.at), earlier })
}

const meeting: Condition = (d, c) => {
  const kinds = meetingsAt(d.state, decides(d))
  const fault = meetingFault(d, c, kinds)
  if (fault || c.meeting === undefined) return fault
  if (d.state === 'S4_RESOLVE' && d.classification && !modeFits(c.meeting, d.classification.body))
    return meetingRefusals.wrongKind(kinds)
  const since = arrival(d)?.on
  return since !== undefined && c.meeting.facts.date < since ? meetingRefusals.beforeStep : null
}

/** The meeting's judgement, or what keeps it from being judged. */
const judged = (d: Decision, c: StepContext): Outcome<Assessment> =>
  c.meeting === undefined ? { ok: false, refusal: meetingRefusals.missing } : judge(d.packId, c.meeting)

const whenJudged =
  (test: (a: Assessment, d: Decision, c: StepContext) => Refusal | null): Condition =>
  (d, c) => {
    const a = judged(d, c)
    return a.ok ? test(a.value, d, c) : a.refusal
  }

const close = (c: StepContext): boolean =>
  isClose({ yes: c.meeting?.facts.yes ?? 0, no: c.meeting?.facts.no ?? 0 }, c.settings.closePercent)

/** Conditions about the meeting a step rests on. Their refusals carry the assessment's own sentence. */
export const meetingConditions = {
  meeting,
  quorate: whenJudged((a) => (a.quorate ? null : meetingRefusals.notQuorate(a.why))),
  notQuorate: whenJudged((a) =>
    a.phase === 'before' ? meetingRefusals.missing : a.quorate ? meetingRefusals.isQuorate : null
  ),
  passed: whenJudged((a) =>
    a.phase !== 'after' ? meetingRefusals.notVoted : a.passed ? null : meetingRefusals.notPassed(a.why)
  ),
  notPassed: whenJudged((a) =>
    a.phase !== 'after' ? meetingRefusals.notVoted : a.passed ? meetingRefusals.isPassed : null
  ),
  /** A lawful petition goes on to its meeting whatever the branch thinks of it (组织法第25、30条). */
  passedOrPetition: whenJudged((a, d) => {
    if (a.phase !== 'after') return meetingRefusals.notVoted
    return a.passed || petitionReaches(d) ? null : meetingRefusals.notPassed(a.why)
  }),
  closeOrNotQuorate: whenJudged((a, _, c) => {
    if (a.phase === 'before') return meetingRefusals.missing
    return !a.quorate || (a.phase === 'after' && close(c)) ? null : meetingRefusals.notClose
  }),
  minutes: (_, c) => ((c.meeting?.minutesId ?? '') === '' ? meetingRefusals.minutes : null),
  separateMinutes: (d, c) => {
    const proposed = standingVotes(d).get('proposal')?.meeting?.minutesId
    return proposed !== undefined && proposed === c.meeting?.minutesId ? meetingRefusals.sameMinutes : null
  },
  tally: (_, c) => {
    const names = [c.tally?.announcer, c.tally?.counter, c.tally?.scrutineer].map((n) => n?.trim() ?? '')
    const three = new Set(names).size === 3 && !names.includes('')
    return three && c.tally?.supervisorPresent ? null : meetingRefusals.tally
  },
  /** Sent back by a vote, or because the meeting's own procedure was at fault: then there is no vote to show. */
  byMeetingOrOwnFlaw: (d, c) => {
    if (c.backTo !== undefined && c.backTo === d.state) return null
    const a = judged(d, c)
    const fault = meeting(d, c) ?? (a.ok ? null : a.refusal)
    if (fault || !a.ok) return fault
    if (!a.value.quorate) return meetingRefusals.notQuorate(a.value.why)
    if (a.value.phase !== 'after') return meetingRefusals.notVoted
    if (a.value.passed) return meetingRefusals.isPassed
    return (c.meeting?.minutesId ?? '') === '' ? meetingRefusals.minutes : null
  },
  fromRepresentatives: (d) =>
    d.classification?.body === 'rep_meeting' ? null : meetingRefusals.notRepresentatives,
  withinAuthorisation: (d, c) => {
    const held = d.classification
    if (held?.body !== 'rep_meeting' || c.meeting === undefined) return null
    const { amount } = currentVersion(d).content
    return covers(held.authorisation, { topic: held.topic, on: c.meeting.facts.date, amount })
  },
  signedByHouseholds: (d, c) => {
    if (d.classification?.topic !== 'contributions' || d.classification.body !== 'rep_meeting') return null
    const s = c.householdsSigned
    const enough =
      s !== undefined && s.households > 0 && s.signed <= s.households && 3 * s.signed >= 2 * s.households
    return enough ? null : meetingRefusals.householdsNotSigned
  }
} as const satisfies Record<string, Condition>
