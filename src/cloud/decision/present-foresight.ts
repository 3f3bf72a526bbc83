import type { Classification } from '@/domain/decision/classify'
import { decisionStates } from '@/domain/decision/decision'
import type { AvailableAction } from '@/domain/decision/step'
import { bodies } from '@/domain/decision/topics'
import { meetingKinds, meetingModes } from '@/domain/meeting/meeting'
import type { ForeseenMeeting } from './foresee-meetings'

const presentAction = (a: AvailableAction) => ({
  action: a.action,
  name: a.name,
  by: a.by,
  to: a.to,
  toName: decisionStates[a.to],
  basis: a.basis,
  missing: a.missing.map(({ code, message, field }) => ({ code, message, field: field ?? null }))
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
  needPresent: m.assessment?.needPresent ?? null,
  missingPresent: m.assessment?.missingPresent ?? null,
  needYes: m.assessment?.needYes ?? null,
  article: m.assessment?.article ?? null,
  why: m.assessment?.why ?? null,
  uncounted: m.uncounted,
  noticeDays: m.noticeDays,
  earliest: m.earliest
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
