import type { Grant } from '../role/may'
import type { Role } from '../role/roles'
import type { Issue, IssueActorRole, IssueContext, IssueOwner } from './matter'
import type { IssueState } from './names'
import { defaultIssueTerms } from './terms'

/** An hour of Shanghai in 2026: `when('11-22 10:00')`. */
export const when = (text: string): Date => new Date(`2026-${text.replace(' ', 'T')}:00+08:00`)

export const place = {
  countyId: 'c1',
  townshipId: 't1',
  villageId: 'v1',
  groupId: 'g1',
  courtyardId: 'y1'
} as const

export const base: Issue = {
  id: 'i1',
  place,
  channel: 'courtyard',
  about: null,
  audience: 'village',
  urgent: false,
  raisedBy: 'raiser',
  raisedFor: null,
  showName: false,
  moderation: 'shown',
  state: 'REPORTED',
  since: when('11-02 09:00'),
  level: 'courtyard',
  levelSince: when('11-02 09:00'),
  raisedAt: when('11-02 09:00'),
  extended: false,
  owner: null,
  ownerDue: null,
  returns: 0,
  reworks: 0,
  callback: false,
  triagedBy: null,
  declinedBy: null,
  reconsiderAskedAt: null,
  otherParty: null,
  raiserConsents: null,
  otherConsents: null,
  rating: null,
  closing: null,
  mergedInto: null,
  decisionId: null
}

export const host: IssueOwner = { id: 'host', name: '覃秀兰', role: 'courtyard_host' }
export const leader: IssueOwner = { id: 'leader', name: '谭本义', role: 'group_leader' }
export const clerk: IssueOwner = { id: 'clerk', name: '谭志强', role: 'committee_member' }
export const secretary: IssueOwner = { id: 'secretary', name: '谭本善', role: 'party_secretary' }
export const staff: IssueOwner = { id: 'staff', name: '张经办', role: 'township_staff' }
export const supervisor: IssueOwner = { id: 'supervisor', name: '黄显明', role: 'supervision_member' }

/** The matter at a state, with what must be true there. */
export const at = (state: IssueState, over: Partial<Issue> = {}): Issue => ({
  ...base,
  state,
  ...(['ASSIGNED', 'IN_PROGRESS', 'REWORK', 'DONE_CLAIMED', 'RATING'].includes(state) ? { owner: host } : {}),
  ...(state === 'MEDIATION'
    ? {
        channel: 'mediation' as const,
        audience: 'handlers' as const,
        moderation: 'private' as const,
        level: 'village' as const,
        owner: clerk,
        otherParty: { memberId: 'other', name: '向国富' },
        raiserConsents: true,
        otherConsents: true
      }
    : {}),
  ...(state === 'DECLINED' ? { declinedBy: 'host', triagedBy: 'host' } : {}),
  ...over
})

/** Who acts, with every paper there is; leave out one with undefined. */
export const by = (id: string, role: IssueActorRole, over: Partial<IssueContext> = {}): IssueContext => ({
  at: when('11-02 10:00'),
  terms: defaultIssueTerms,
  actor: { id, roles: [role] },
  reason: '说明情况',
  ...over
})

/** A grant at the place of the test matter. */
export const grant = (role: Role, over: Partial<Grant> = {}): Grant => ({
  role,
  countyId: place.countyId,
  townshipId: place.townshipId,
  villageId: role === 'township_staff' || role === 'township_legal' ? null : place.villageId,
  groupId: place.groupId,
  courtyardId: place.courtyardId,
  householdId: 'h1',
  memberId: role === 'township_staff' || role === 'township_legal' ? null : `holder-of-${role}`,
  from: '2026-01-01',
  to: null,
  ...over
})
