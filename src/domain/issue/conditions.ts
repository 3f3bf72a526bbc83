import { addDays, dayOf } from '../common/calendar'
import type { Refusal } from '../refusal/refusal'
import type { Issue, IssueContext } from './matter'
import type { Level } from './names'
import { assignersAt, handlersAt, holds, isPrivate, isRaiser, levelOfRole, ownersAt } from './offices'
import { courseRefusals as no } from './refusals'
import { dueAt, isEnded, isHigher, levelAbove, returnUntil } from './terms'

type Condition = (issue: Issue, c: IssueContext) => Refusal | null
const when = (bad: boolean, refusal: Refusal): Refusal | null => (bad ? refusal : null)

/** The level a matter is at once an assigner has taken it: their own, if that is higher. */
export const assignLevel = (issue: Issue, c: Pick<IssueContext, 'actor'>): Level => {
  const role = holds(c.actor, assignersAt(issue, issue.level))
  const own = role === undefined ? issue.level : levelOfRole(role)
  return isHigher(own, issue.level) ? own : issue.level
}

/** Sorting may pass a matter to the next level, and what is urgent straight to the township. */
const levelIsGood = (issue: Issue, c: IssueContext): boolean => {
  const { level = issue.level } = c
  if (level === issue.level || level === levelAbove(issue.level)) return true
  return (c.urgent ?? issue.urgent) && level === 'township' && isHigher(level, issue.level)
}

const consensus = (c: IssueContext): boolean => {
  const { yes = null, present = 0 } = c.session ?? {}
  return yes !== null && Number.isInteger(yes) && yes <= present && 2 * yes > present
}

const counted = (c: IssueContext): boolean =>
  c.session !== undefined &&
  [c.session.eligible, c.session.present].every((n) => Number.isInteger(n) && n > 0) &&
  c.session.present <= c.session.eligible

/** Past the cap nothing fits any more, and still somebody must take it: a week at most. */
const lateWeek = 7

const dueIsGood = (issue: Issue, c: IssueContext): boolean => {
  if (c.dueOn === undefined || c.dueOn < dayOf(c.at)) return false
  const level = assignLevel(issue, c)
  const levelSince = level === issue.level ? issue.levelSince : c.at
  const last = dueAt({ ...issue, state: 'ASSIGNED', level, levelSince }, c.terms)
  const lastDay = last === null || last <= c.at ? addDays(dayOf(c.at), lateWeek) : addDays(dayOf(last), -1)
  return c.dueOn <= lastDay
}

const partyIsGood = (issue: Issue, c: IssueContext): boolean =>
  c.party !== undefined &&
  c.party.name.length > 0 &&
  (c.party.memberId === null || !isRaiser(issue, c.party.memberId))

/** Whose word a consent is: one's own, or on paper by whoever handles the matter. */
const mayConsent = (issue: Issue, c: IssueContext): boolean => {
  if (c.consent === undefined) return false
  const self =
    c.consent.of === 'raiser'
      ? isRaiser(issue, c.actor.id)
      : issue.otherParty?.memberId != null && issue.otherParty.memberId === c.actor.id
  const onPaper =
    !isRaiser(issue, c.actor.id) &&
    issue.otherParty?.memberId !== c.actor.id &&
    c.actor.roles.some((role) => role === 'committee_member' || role === 'township_legal')
  return self || onPaper
}

const late = (issue: Issue, c: IssueContext): boolean => {
  const due = dueAt(issue, c.terms)
  return due !== null && c.at >= due
}

/** What must hold for an action, each by name, told in the order of the table. */
export const conditions = {
  open: (m) => when(isPrivate(m), no.private),
  reason: (_m, c) => when(!c.reason, no.reason),
  target: (m, c) =>
    when(
      c.into === undefined ||
        c.into.id === m.id ||
        c.into.place.villageId !== m.place.villageId ||
        isPrivate(c.into) ||
        isEnded(c.into.state) ||
        // What only the courtyard may read must not be joined to what the village reads, or the other way round.
        c.into.audience !== m.audience ||
        (m.audience === 'courtyard' && c.into.place.courtyardId !== m.place.courtyardId),
      no.mergeTarget
    ),
  level: (m, c) => when(!levelIsGood(m, c), no.level),
  declineReason: (m, c) =>
    c.declineReason === undefined ||
    (c.declineReason === 'no_consent') !== (m.channel === 'mediation' && m.otherConsents === false)
      ? no.declineReason
      : when(
          (c.declineReason === 'beyond_powers' || c.declineReason === 'no_consent') && !c.whereTo,
          no.whereTo
        ),
  partyNamed: (m, c) => when(m.otherConsents !== null, no.partyChanged) ?? when(!partyIsGood(m, c), no.party),
  consent: (m, c) => when(m.otherParty === null, no.party) ?? when(!mayConsent(m, c), no.consentWho),
  bothConsent: (m) =>
    when(m.otherParty === null, no.party) ??
    when(m.raiserConsents !== true || m.otherConsents !== true, no.noConsent),
  mediator: (m, c) =>
    when(c.owner === undefined, no.owner) ??
    when(
      c.owner !== undefined &&
        (!handlersAt({ ...m, channel: 'mediation' }, m.level).includes(c.owner.role) ||
          isRaiser(m, c.owner.id) ||
          m.otherParty?.memberId === c.owner.id),
      no.ownerWrong
    ),
  session: (_m, c) => when(!counted(c), no.session),
  agreed: (_m, c) => when(!counted(c), no.session) ?? when(!consensus(c), no.noConsensus),
  decision: (_m, c) => when(!c.decisionId, no.decision),
  owner: (m, c) =>
    when(c.owner === undefined, no.owner) ??
    when(c.owner !== undefined && !ownersAt(m, assignLevel(m, c)).includes(c.owner.role), no.ownerWrong),
  due: (m, c) => when(c.dueOn === undefined, no.dueMissing) ?? when(!dueIsGood(m, c), no.dueWrong),
  notReturned: (m) => when(m.returns > 0, no.returnedAlready),
  returnedOnce: (m) => when(m.returns === 0, no.notReturned),
  returnInTime: (m, c) => when(c.at >= returnUntil(m.since, c.terms), no.returnLate),
  rightOwner: (m, c) =>
    when(c.owner === undefined, no.owner) ??
    when(c.owner?.id === m.owner?.id, no.ownerSame) ??
    when(c.owner !== undefined && !ownersAt(m, m.level).includes(c.owner.role), no.ownerWrong),
  late: (m, c) => when(!late(m, c), no.notLate),
  levelLeft: (m) => when(levelAbove(m.level) === null, no.topLevel),
  rating: (_m, c) => when(c.rating === undefined, no.rating),
  notOwnWork: (m, c) => when(m.owner?.id === c.actor.id, no.ownWork),
  callback: (m) => when(!m.callback, no.notCallback),
  mayReconsider: (m, c) =>
    when(m.reconsiderAskedAt !== null, no.reconsiderTwice) ?? when(late(m, c), no.reconsiderLate),
  asked: (m) => when(m.reconsiderAskedAt === null, no.notAsked),
  notAsked: (m) => when(m.reconsiderAskedAt !== null, no.reconsiderTwice),
  anotherPerson: (m, c) =>
    when(c.actor.id === m.declinedBy || c.actor.id === m.triagedBy || isRaiser(m, c.actor.id), no.samePerson),
  mediated: (_m, c) => when(c.mediated === undefined, no.mediated),
  notExtended: (m) => when(m.extended, no.extended)
} as const satisfies Record<string, Condition>

export type ConditionId = keyof typeof conditions
