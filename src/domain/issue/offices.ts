import { type Actor, activeGrants, type Grant } from '../role/may'
import type { Role } from '../role/roles'
import type { Issue, IssueActor, IssuePlace } from './matter'
import type { Level } from './names'

type Kind = Pick<Issue, 'channel' | 'about' | 'audience'>

/** A matter that the public never learns of, not even by a number. */
export const isPrivate = (issue: Kind): boolean =>
  issue.channel !== 'courtyard' || issue.about !== null || issue.audience === 'handlers'

type Reach = 'courtyard' | 'group' | 'village' | 'township'
const reachOf: Partial<Record<Role, Reach>> = {
  courtyard_host: 'courtyard',
  group_leader: 'group',
  committee_member: 'village',
  party_secretary: 'village',
  supervision_member: 'village',
  township_staff: 'township',
  township_legal: 'township'
}

const covers: Record<Reach, (g: Grant, p: IssuePlace) => boolean> = {
  courtyard: (g, p) =>
    p.courtyardId !== null && g.villageId === p.villageId && g.courtyardId === p.courtyardId,
  group: (g, p) => p.groupId !== null && g.villageId === p.villageId && g.groupId === p.groupId,
  village: (g, p) => g.villageId === p.villageId,
  township: (g, p) => p.townshipId !== null && g.townshipId === p.townshipId && g.villageId === null
}

/** The grants, in force on the actor's day, by which someone holds an office over a place. */
export const officesOver = (actor: Actor, place: IssuePlace): Grant[] =>
  activeGrants(actor).filter((g) => {
    const reach = reachOf[g.role]
    return reach !== undefined && covers[reach](g, place)
  })

const courtyardChannel: Record<Level, readonly Role[]> = {
  courtyard: ['courtyard_host', 'group_leader', 'committee_member'],
  village: ['committee_member', 'party_secretary'],
  township: ['township_staff'],
  // No county office works in this system: the township writes down what the county's department says and does.
  county: ['township_staff']
}

const isUpper = (level: Level): boolean => level === 'township' || level === 'county'

/**
 * The offices that sort and handle a matter at a level. A private one is in as few hands as can be: the secretary's,
 * the village mediators' (the committee), or, about a cadre, the supervision committee's and the township's.
 */
export const handlersAt = (issue: Kind, level: Level): readonly Role[] => {
  if (issue.about === 'cadre') return ['supervision_member', 'township_staff']
  if (issue.about === 'supervisor') return ['township_staff']
  if (issue.channel === 'secretary') return isUpper(level) ? ['township_staff'] : ['party_secretary']
  if (issue.channel === 'mediation')
    return isUpper(level) ? ['township_staff', 'township_legal'] : ['committee_member']
  return courtyardChannel[level]
}

/** Who may give a matter into someone's hands (roles: issue_assign); the level above may always reach down. */
export const assignersAt = (issue: Kind, level: Level): readonly Role[] => {
  if (issue.about !== null) return ['township_staff']
  if (issue.channel !== 'courtyard') return handlersAt(issue, level)
  const up: Role[] = ['township_staff']
  if (isUpper(level)) return up
  const village: Role[] = ['committee_member', 'party_secretary', ...up]
  return level === 'village' ? village : ['courtyard_host', ...village]
}

/** The level an assigner stands for: taking a matter over raises it there. */
export const levelOfRole = (role: Role): Level =>
  role === 'courtyard_host' || role === 'group_leader'
    ? 'courtyard'
    : role === 'township_staff' || role === 'township_legal'
      ? 'township'
      : 'village'

/** Who may be made the owner at a level: the offices there and below it. */
export const ownersAt = (issue: Kind, level: Level): readonly Role[] => {
  if (issue.about !== null || issue.channel !== 'courtyard') return handlersAt(issue, level)
  const courtyard: Role[] = ['courtyard_host', 'group_leader']
  const village: Role[] = [...courtyard, 'committee_member', 'party_secretary']
  if (level === 'courtyard') return courtyard
  return level === 'village' ? village : [...village, 'township_staff']
}

/** Who may look at a refusal again: never only those who refused. */
export const reconsiderersAt = (issue: Kind, level: Level): readonly Role[] => {
  if (issue.about === 'cadre') return ['supervision_member', 'township_staff']
  if (issue.about === 'supervisor' || isUpper(level)) return ['township_staff', 'township_legal']
  if (issue.channel === 'secretary') return ['township_staff']
  if (issue.channel === 'mediation') return ['committee_member', 'township_legal', 'township_staff']
  return ['committee_member', 'party_secretary']
}

export const isRaiser = (issue: Pick<Issue, 'raisedBy' | 'raisedFor'>, id: string): boolean =>
  issue.raisedBy === id || issue.raisedFor === id

export const holds = (actor: IssueActor, roles: readonly Role[]): Role | undefined =>
  roles.find((role) => actor.roles.includes(role))
