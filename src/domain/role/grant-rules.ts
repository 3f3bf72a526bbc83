import { addDays } from '../common/calendar'
import { isAdult } from '../member/member'
import { accept, type Outcome, type Refusal } from '../refusal/refusal'
import { roleRefusals } from './grant'
import { conflictingRole } from './may'
import { fiveYearsAfter, granterOf, mustBeElected, type WayIntoOffice } from './office'
import { type Role, roleNames } from './roles'

/** A term, both days included. */
export interface Term {
  readonly from: string
  readonly to: string
}

/** A role that someone of the village holds, held or will hold. */
export interface HeldRole {
  readonly role: Role
  readonly from: string
  readonly to: string | null
  readonly courtyardId: string | null
  readonly groupId: string | null
}

export interface GrantRequest extends Term {
  readonly role: Role
  readonly courtyardId: string | null
  readonly groupId: string | null
  /** How they came into it; null where nobody says. */
  readonly chosen: WayIntoOffice | null
}

/** Everything that decides on a grant. */
export interface GrantFacts {
  /** The roles under which the granter acts here today. */
  readonly granterRoles: readonly Role[]
  readonly member: { readonly birthMonth: string | null; readonly endedOn: string | null }
  readonly held: readonly HeldRole[]
  /** Roles of the others in the same household. */
  readonly heldByFamily: readonly HeldRole[]
  /** Terms of other people as secretary of this village. */
  readonly otherSecretaries: readonly Pick<HeldRole, 'role' | 'from' | 'to'>[]
}

const no = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })

/** A grant withdrawn before it came into force has no days and stands in nobody's way. */
const hasDays = (g: { from: string; to: string | null }): boolean => g.to === null || g.from <= g.to

const overlaps = (g: { from: string; to: string | null }, term: Term): boolean =>
  hasDays(g) && g.from <= term.to && (g.to === null || term.from <= g.to)

const checkPlace = (r: GrantRequest): Refusal | null => {
  if (r.role === 'courtyard_host') {
    return r.courtyardId === null
      ? roleRefusals.needsCourtyard
      : r.groupId === null
        ? null
        : roleRefusals.placeNotAsked
  }
  if (r.role === 'group_leader') {
    return r.groupId === null
      ? roleRefusals.needsGroup
      : r.courtyardId === null
        ? null
        : roleRefusals.placeNotAsked
  }
  return r.courtyardId === null && r.groupId === null ? null : roleRefusals.placeNotAsked
}

const checkTerm = (term: Term): Refusal | null => {
  if (term.to < term.from) return roleRefusals.termBackwards
  // 组织法: a term of the village's bodies is five years.
  return term.to >= fiveYearsAfter(term.from) ? roleRefusals.termTooLong : null
}

const conflict = (role: Role, other: Role, family: boolean): Refusal => ({
  code: 'ROLE_CONFLICT',
  message: `${family ? '同户的家人' : '这个人'}在这段时间里是${roleNames[other]}，不能同时担任${roleNames[role]}。`,
  field: 'role'
})

const checkOthers = (r: GrantRequest, facts: GrantFacts): Refusal | null => {
  const same = (g: HeldRole) =>
    g.role === r.role && g.courtyardId === r.courtyardId && g.groupId === r.groupId
  if (facts.held.some((g) => same(g) && overlaps(g, r))) return roleRefusals.overlap
  const own = conflictingRole(facts.held.filter(hasDays), r.role, r)
  if (own) return conflict(r.role, own, false)
  // 组织法第37条 keeps near relatives of the committee out of its supervision; a shared household is what a roster shows.
  const family = conflictingRole(facts.heldByFamily.filter(hasDays), r.role, r)
  if (family) return conflict(r.role, family, true)
  const second = r.role === 'party_secretary' && facts.otherSecretaries.some((g) => overlaps(g, r))
  return second ? roleRefusals.secretaryTaken : null
}

/**
 * Whether a role may be given for a term. Refuses ROLE_NOT_YOURS_TO_GRANT, ROLE_TERM_BACKWARDS, ROLE_TERM_TOO_LONG,
 * ROLE_NEEDS_COURTYARD, ROLE_NEEDS_GROUP, ROLE_PLACE_NOT_ASKED, ROLE_MEMBER_LEFT, ROLE_MINOR, ROLE_OVERLAP,
 * ROLE_CONFLICT, ROLE_SECRETARY_TAKEN and ROLE_MUST_BE_ELECTED.
 */
export const decideGrant = (request: GrantRequest, facts: GrantFacts): Outcome<GrantRequest> => {
  if (!facts.granterRoles.includes(granterOf(request.role))) return no(roleRefusals.notYours)
  const misplaced = checkTerm(request) ?? checkPlace(request)
  if (misplaced) return no(misplaced)
  if (request.chosen === 'appointed' && mustBeElected(request.role))
    return no(roleRefusals.mustBeElected(request.role))
  const { birthMonth, endedOn } = facts.member
  if (endedOn !== null) return no(roleRefusals.memberLeft)
  if (birthMonth !== null && !isAdult(birthMonth, request.from)) return no(roleRefusals.minor)
  const taken = checkOthers(request, facts)
  return taken ? no(taken) : accept(request)
}

/**
 * The last day of a grant that is ended with `on` as its last day. Yesterday ends it at once; earlier would unmake what
 * was done in office. A grant that has not begun gets the day before its first: it never comes into force. Refuses
 * ROLE_NOT_YOURS_TO_GRANT, ROLE_END_IN_PAST, ROLE_ALREADY_ENDED and ROLE_END_REASON_NEEDED.
 */
export const decideEnd = (
  grant: { readonly role: Role; readonly from: string; readonly to: string | null },
  on: string,
  facts: { readonly granterRoles: readonly Role[]; readonly today: string; readonly reason: string | null }
): Outcome<string> => {
  if (!facts.granterRoles.includes(granterOf(grant.role))) return no(roleRefusals.notYours)
  if (on < addDays(facts.today, -1)) return no(roleRefusals.endInPast)
  const last = on < grant.from ? addDays(grant.from, -1) : on
  if (grant.to !== null && grant.to <= last) return no(roleRefusals.ended)
  return facts.reason === null ? no(roleRefusals.reasonNeeded) : accept(last)
}
