import { type Actor, activeGrants } from '../role/may'
import type { Issue } from './matter'
import { handlersAt, holds, isPrivate, isRaiser, officesOver, reconsiderersAt } from './offices'
import { isEnded } from './terms'

/** Someone who looks: the account's roles in force, and the roster members and staff it is bound to. */
export interface Viewer {
  readonly actor: Actor
  readonly holderIds: readonly string[]
}

/**
 * As what someone sees a matter. `own`: raised by or for them. `party`: the other side of a mediation. `handler`: it is
 * in their hands. `office`: their courtyard's or township's, to follow but not to handle. `moderator`: to decide what
 * the public sees. `public`: what everyone may see.
 */
export type Standing = 'own' | 'party' | 'handler' | 'office' | 'moderator' | 'public'

export interface Sight {
  readonly as: Standing
  /** The raiser's name: whole to whoever handles it, masked where the raiser chose to show it, or not at all. */
  readonly name: 'full' | 'masked' | 'none'
  /** Sounds, uncovered photos and the words before covering. */
  readonly originals: boolean
  /** The look is to be recorded. */
  readonly recorded: boolean
}

export type Seen = Pick<
  Issue,
  | 'place'
  | 'channel'
  | 'about'
  | 'audience'
  | 'moderation'
  | 'state'
  | 'level'
  | 'raisedBy'
  | 'raisedFor'
  | 'showName'
  | 'owner'
  | 'otherParty'
  | 'raiserConsents'
  | 'reconsiderAskedAt'
  | 'triagedBy'
>

/** Whether a matter is among those that the public of its village (or courtyard) may list, search and count. */
export const isPublic = (issue: Pick<Seen, 'channel' | 'about' | 'audience' | 'moderation'>): boolean =>
  !isPrivate(issue) && issue.moderation === 'shown'

/** A matter that is open to more eyes than its handlers', though perhaps not yet moderated. */
const inPublicCircle = (viewer: Viewer, issue: Seen): boolean =>
  activeGrants(viewer.actor).some(
    (g) =>
      g.villageId === issue.place.villageId &&
      (issue.audience === 'village' ||
        (issue.place.courtyardId !== null && g.courtyardId === issue.place.courtyardId))
  )

const handles = (viewer: Viewer, issue: Seen): boolean => {
  const roles = officesOver(viewer.actor, issue.place).map((g) => g.role)
  const { owner } = issue
  // It was given to an office: with that its owner's right to read it ends too.
  if (owner !== null && viewer.holderIds.includes(owner.id) && roles.includes(owner.role)) return true
  const actor = { id: '', roles }
  if (issue.state === 'DECLINED' && issue.reconsiderAskedAt !== null) {
    return holds(actor, reconsiderersAt(issue, issue.level)) !== undefined
  }
  // A mediation that runs is the mediator's alone.
  if (issue.state === 'MEDIATION') return false
  if (holds(actor, handlersAt(issue, issue.level)) === undefined) return false
  // A quarrel is the business of whoever took it up: the other members of the committee are neighbours.
  const low = issue.level === 'courtyard' || issue.level === 'village'
  const taken = issue.channel === 'mediation' && issue.about === null && low && issue.state !== 'REPORTED'
  return !taken || (issue.triagedBy !== null && viewer.holderIds.includes(issue.triagedBy))
}

/** The other side learns of the matter, and whose it is, once the raiser has agreed to a mediation; not before. */
const isParty = (viewer: Viewer, { otherParty, raiserConsents }: Seen): boolean =>
  raiserConsents === true && otherParty?.memberId != null && viewer.holderIds.includes(otherParty.memberId)

const follows = (viewer: Viewer, issue: Seen): boolean =>
  officesOver(viewer.actor, issue.place).some((g) =>
    ['courtyard_host', 'committee_member', 'party_secretary', 'township_staff'].includes(g.role)
  )

/**
 * What a viewer sees of a matter, or null: for them it does not exist. The one function behind the page, the lists,
 * the search and the counts.
 */
export const seesIssue = (viewer: Viewer, issue: Seen): Sight | null => {
  const closed = isPrivate(issue)
  if (viewer.holderIds.some((id) => isRaiser(issue, id)))
    return { as: 'own', name: 'full', originals: true, recorded: false }
  if (isParty(viewer, issue)) return { as: 'party', name: 'full', originals: false, recorded: true }
  const name = issue.showName && !closed ? 'masked' : 'none'
  if (handles(viewer, issue)) {
    const handling = !isEnded(issue.state)
    return { as: 'handler', name: handling ? 'full' : name, originals: handling, recorded: closed }
  }
  if (closed) return null
  const moderates = officesOver(viewer.actor, issue.place).some((g) => g.role === 'township_staff')
  if (moderates && !isPublic(issue))
    return { as: 'moderator', name: 'none', originals: true, recorded: false }
  if (follows(viewer, issue)) return { as: 'office', name, originals: moderates, recorded: false }
  if (isPublic(issue) && inPublicCircle(viewer, issue))
    return { as: 'public', name, originals: false, recorded: false }
  return null
}
