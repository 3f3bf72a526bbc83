import { dayOf } from '../common/calendar'
import { lengthOf } from '../common/fields'
import type { Refusal } from '../refusal/refusal'
import type { Condition } from './conditions'
import { meetingFault, meetingRefusals } from './conditions-meeting'
import { courseRefusals as no } from './course-refusals'
import {
  arrival,
  currentVersion,
  type Decision,
  inForce,
  type StepContext,
  stageOf,
  standingVotes,
  voteStates
} from './life'
import { judge, revokers } from './meeting-facts'
import { citationFault, opinionDue, opinionRefusals } from './opinion'
import { followUps, mayChange } from './topics'

const dueOf = (d: Decision, c: StepContext): string =>
  opinionDue(arrival(d)?.on ?? dayOf(c.at), c.settings.opinionWorkingDays).due

const opinion: Condition = (d, c) => {
  const said = c.opinion
  if (said === undefined) return opinionRefusals.missing
  const system = c.actor.roles.includes('system')
  if (said.kind === 'silence') {
    if (!system) return opinionRefusals.notYours
    return dayOf(c.at) > dueOf(d, c) ? null : opinionRefusals.notSilent
  }
  if (!c.actor.roles.includes('township_legal')) return opinionRefusals.notYours
  return said.kind === 'advice' && (said.words ?? '').trim() === '' ? opinionRefusals.adviceEmpty : null
}

/** An order is entered by its own authority; a court has no account here, so the parties enter its paper. */
const orderFault = (
  c: StepContext,
  authorities: readonly ('township' | 'court' | 'supervisor')[]
): Refusal | null => {
  const { order } = c
  if (order === undefined || !authorities.includes(order.by) || order.document.trim() === '')
    return no.orderMissing
  const { roles } = c.actor
  const fits =
    order.by === 'court' ||
    (order.by === 'township' && roles.includes('township_legal')) ||
    (order.by === 'supervisor' && roles.includes('supervision_member'))
  return fits ? null : no.orderWrongAuthority
}

const revocation: Condition = (d, c) => {
  if (c.order !== undefined) return orderFault(c, ['township', 'court'])
  if (c.meeting === undefined) return no.revocationMissing
  // The township orders by its own paper; the villagers' vote is recorded by the village.
  if (!c.actor.roles.some((r) => r === 'party_secretary' || r === 'committee_member')) return no.notYours
  const fault = meetingFault(d, c, revokers(d.classification?.body))
  if (fault) return fault
  // Nothing is taken back before it was resolved.
  const resolved = standingVotes(d).get('resolution')
  if (resolved && c.meeting.facts.date < (resolved.meeting?.facts.date ?? resolved.on))
    return meetingRefusals.beforeStep
  const judged = judge(d.packId, c.meeting)
  if (!judged.ok) return judged.refusal
  if (!judged.value.passed) return meetingRefusals.notPassed(judged.value.why)
  return (c.meeting.minutesId ?? '') === '' ? meetingRefusals.minutes : null
}

const newDecision: Condition = (d, c) => {
  const next = c.newDecision
  if (next === undefined || next.id === d.id || next.supersedes !== d.id || !inForce(next))
    return no.newDecisionMissing
  const [decided, by] = [d.classification?.body, next.classification?.body]
  return decided !== undefined && by !== undefined && mayChange(decided, by) ? null : no.newDecisionLower
}

const accepted: Condition = (d, c) => {
  const done = c.completion
  if (done === undefined) return no.completionMissing
  if (done.acceptedOn > dayOf(c.at)) return no.completionFuture
  const resolvedOn = standingVotes(d).get('resolution')?.meeting?.facts.date
  if (resolvedOn !== undefined && done.acceptedOn < resolvedOn) return no.completionBefore
  if (currentVersion(d).content.amount === null) return null
  const account = done.finalAmount
  return account !== null && Number.isSafeInteger(account) && account >= 0 && done.photos >= 1
    ? null
    : no.completionMissing
}

const stage =
  (...stages: ReturnType<typeof stageOf>[]): Condition =>
  (d) =>
    stages.includes(stageOf(d)) ? null : no.otherStage

const noOpenObjection: Condition = (_, c) => (c.openObjections === 0 ? null : no.objectionsOpen)

/** Conditions of the course itself: the township's word, notices, objections, orders, the end of the work. */
export const courseConditions = {
  reason: (_, c) => (lengthOf((c.reason ?? '').trim()) >= 5 ? null : no.reason),
  isProposer: (d, c) => (c.actor.id === d.source.proposerId ? null : no.notProposer),
  proposerTold: (_, c) => (c.proposerTold === true ? null : no.proposerNotTold),
  townCheckUsed: (_, c) => (c.settings.townCheck === 'off' ? no.townCheckOff : null),
  townCheckNotDue: (_, c) => (c.settings.townCheck === 'required' ? no.townCheckFirst : null),
  opinion,
  opinionOpen: (d, c) => (dayOf(c.at) > dueOf(d, c) ? opinionRefusals.late : null),
  citation: (_, c) => citationFault(c.citation),
  /** An order of the township cites its article; a court's paper does so itself. */
  citationIfTownship: (_, c) => (c.order?.by === 'township' ? citationFault(c.citation) : null),
  citationFromTownship: (_, c) =>
    c.actor.roles.includes('township_legal') ? citationFault(c.citation) : null,
  objection: (_, c) => ((c.objection?.id ?? '') === '' ? no.objectionMissing : null),
  answered: (_, c) => {
    if (c.objection === undefined) return no.objectionMissing
    return c.objection.answeredOn === null ? no.notAnswered : null
  },
  noOpenObjection,
  noOtherObjection: noOpenObjection,
  againstResolution: stage('resolution'),
  againstResult: stage('result'),
  suspendedInNotice: stage('resolution'),
  suspendedAfterNotice: stage('work', 'result'),
  flawedStep: (_, c) => (c.backTo !== undefined && voteStates.includes(c.backTo) ? null : no.flawMissing),
  order: (_, c) => orderFault(c, ['township', 'court', 'supervisor']),
  orderOfAuthority: (_, c) => orderFault(c, ['township', 'court']),
  until: (_, c) => (c.until !== undefined && c.until > dayOf(c.at) ? null : no.untilMissing),
  sameAuthority: (d, c) => {
    const fault = orderFault(c, ['township', 'court', 'supervisor'])
    if (fault) return fault
    return c.order?.by === 'court' || c.order?.by === arrival(d)?.order?.by ? null : no.otherAuthority
  },
  resumptionPublished: (_, c) => (c.resumptionPublished === true ? null : no.resumptionNotPublished),
  noticeUp: (_, c) => (c.notice?.cosigned && c.notice.up ? null : no.noticeMissing),
  windowOver: (_, c) => (c.notice?.windowOver ? null : no.windowOpen),
  termOver: (_, c) => (c.notice?.termOver ? null : no.termOpen),
  followUpDone: (d, c) => {
    const follow = d.classification?.followUp ?? null
    const held = follow !== null && followUps[follow].hold
    return held && (c.followUpDocument ?? '').trim() === '' ? no.followUpMissing : null
  },
  newDecision,
  accepted,
  archivePackage: (_, c) => (/^[0-9a-f]{64}$/.test(c.archiveDigest ?? '') ? null : no.archiveMissing),
  revocation,
  laterAct: (d, c) => {
    if (c.order !== undefined) return orderFault(c, ['township', 'court'])
    return c.newDecision === undefined ? no.laterActMissing : newDecision(d, c)
  }
} as const satisfies Record<string, Condition>
