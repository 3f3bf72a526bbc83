import type { Classification } from '@/domain/decision/classify'
import { decisionStates } from '@/domain/decision/decision'
import type { AvailableAction } from '@/domain/decision/step'
import { bodies } from '@/domain/decision/topics'
import { meetingKinds, meetingModes } from '@/domain/meeting/meeting'
import type { CalledMeeting, ForeseenMeeting } from './foresee-meetings'

const presentAction = (a: AvailableAction) => ({
  action: a.action,
  name: a.name,
  by: a.by,
  to: a.to,
  toName: decisionStates[a.to],
  basis: a.basis,
  missing: a.missing.map(({ code, message, field }) => ({ code, message, field: field ?? null }))
})

/** `present`, `women` and `allMembers` are those of the sign-in list; null while nobody has signed. */
const presentCalled = ({ row, attendanceMarked, sums }: CalledMeeting) => ({
  meetingId: row.id,
  plannedOn: row.planned_on,
  timeWords: row.time_words,
  place: row.place,
  noticedOn: row.noticed_on,
  convenerId: row.convener_id,
  urgentReason: row.urgent_reason,
  /** Whether the roster has a list to sign on; elsewhere the numbers are entered. */
  hasList: sums !== null,
  attendanceMarked,
  eligible: sums?.eligible ?? null,
  present: attendanceMarked ? (sums?.present ?? null) : null,
  women: (attendanceMarked && sums?.women) || null,
  allMembers: (attendanceMarked && sums?.allMembers) || null,
  proxies: attendanceMarked ? (sums?.proxies ?? 0) : 0
})

const presentMeeting = (m: ForeseenMeeting) => ({
  kind: m.kind,
  name: meetingKinds[m.kind].name,
  mode: m.mode,
  modeName: m.mode && meetingModes[m.mode],
  convener: meetingKinds[m.kind].convenerName,
  unit: m.assessment?.unit ?? meetingKinds[m.kind].unit,
  eligible: m.entitled?.eligible ?? null,
  women: m.entitled?.women?.eligible ?? null,
  allMembers: m.entitled?.allMembers?.eligible ?? null,
  needPresent: m.assessment?.needPresent ?? null,
  missingPresent: m.assessment?.missingPresent ?? null,
  needYes: m.assessment?.needYes ?? null,
  article: m.assessment?.article ?? null,
  why: m.assessment?.why ?? null,
  uncounted: m.uncounted,
  noticeDays: m.noticeDays,
  noticeArticle: m.noticeArticle,
  urgentNotice: m.urgentNotice,
  earliest: m.earliest,
  conveners: m.conveners.map(({ memberId, name }) => ({ memberId, name })),
  called: m.called && presentCalled(m.called)
})

/** What lies ahead of a matter for the one who asks: who decides it, what they can do, and the next meeting. */
export const presentForesight = (
  decider: Classification | null,
  actions: readonly AvailableAction[],
  meetings: readonly ForeseenMeeting[]
) => ({
  decidedBy: decider && {
    body: decider.body,
    name: bodies[decider.body],
    why: decider.why,
    article: decider.article
  },
  actions: actions.map(presentAction),
  meetings: meetings.map(presentMeeting)
})
