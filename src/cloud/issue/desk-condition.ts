import { type RawBuilder, sql } from 'kysely'
import { activeGrants, type Grant } from '@/domain/role/may'
import type { Role } from '@/domain/role/roles'
import type { Context } from '../api/context'

type Who = Pick<Context, 'actor' | 'persons'>
type Sql = RawBuilder<unknown>

const plain = sql`i.channel = 'courtyard' and i.about is null`
const low = sql`i.level in ('courtyard', 'village')`
const high = sql`i.level in ('township', 'county')`

/** What an office sorts and handles, in SQL: the mirror of `handlersAt`. */
const handled = (g: Grant, mine: Sql): Sql | null => {
  switch (g.role) {
    case 'courtyard_host':
      return g.courtyardId
        ? sql`(${plain} and i.level = 'courtyard' and i.courtyard_id = ${g.courtyardId})`
        : null
    case 'group_leader':
      return g.groupId ? sql`(${plain} and i.level = 'courtyard' and i.group_id = ${g.groupId})` : null
    case 'committee_member':
      return sql`((${plain} and ${low})
        or (i.channel = 'mediation' and i.about is null and ${low} and (i.state = 'REPORTED' or i.triaged_by in ${mine})))`
    case 'party_secretary':
      return sql`(i.about is null and ((i.channel = 'courtyard' and i.level = 'village')
        or (i.channel = 'secretary' and ${low})))`
    case 'supervision_member':
      return sql`(i.about = 'cadre')`
    case 'township_staff':
      return sql`(i.about is not null or ${high})`
    case 'township_legal':
      return sql`(i.channel = 'mediation' and i.about is null and ${high})`
    default:
      return null
  }
}

const offices: readonly Role[] = [
  'committee_member',
  'party_secretary',
  'supervision_member',
  'township_staff',
  'township_legal'
]

/** What somebody may own under an office: only where that reaches, as long as they hold it. */
const ownable = (g: Grant): Sql | null => {
  if (g.role === 'courtyard_host') {
    return g.courtyardId ? sql`(i.owner_role = ${g.role} and i.courtyard_id = ${g.courtyardId})` : null
  }
  if (g.role === 'group_leader') {
    return g.groupId ? sql`(i.owner_role = ${g.role} and i.group_id = ${g.groupId})` : null
  }
  return offices.includes(g.role) ? sql`i.owner_role = ${g.role}` : null
}

/** Which refusals an office looks at again: the mirror of `reconsiderersAt`. */
const reconsidered = (g: Grant): Sql | null => {
  switch (g.role) {
    case 'committee_member':
      return sql`(i.about is null and i.channel <> 'secretary' and ${low})`
    case 'party_secretary':
      return sql`(${plain} and ${low})`
    case 'supervision_member':
      return sql`(i.about = 'cadre')`
    case 'township_staff':
      return sql`(i.about is not null or i.channel <> 'courtyard' or ${high})`
    case 'township_legal':
      return sql`(i.about is distinct from 'cadre' and (i.about is not null or i.channel = 'mediation' or ${high}))`
    default:
      return null
  }
}

const either = (list: readonly (Sql | null)[]): Sql => {
  const given = list.filter((s): s is Sql => s !== null)
  return given.length === 0 ? sql`false` : sql`(${sql.join(given, sql` or `)})`
}

/** The people of the account, as a list in SQL. */
export const holdersIn = (who: Who): Sql =>
  who.persons.length === 0
    ? sql`(null::uuid)`
    : sql`(${sql.join(who.persons.map((p) => sql`${p.holderId}::uuid`))})`

type At = { readonly villageId: string } | { readonly townshipId: string }
const grantsAt = (who: Who, at: At): Grant[] =>
  activeGrants(who.actor).filter((g) =>
    'villageId' in at ? g.villageId === at.villageId : g.villageId === null && g.townshipId === at.townshipId
  )

/** What was given into the caller's own hands, under an office that they still hold. */
export const ownedAt = (who: Who, at: At): Sql =>
  sql`(i.owner_id in ${holdersIn(who)} and ${either(grantsAt(who, at).map(ownable))})`

/**
 * The matters in the caller's hands at one place, in SQL. It only chooses what is looked at: `seesIssue` decides on
 * every row once more.
 */
export const inHand = (who: Who, at: At): Sql => {
  const mine = holdersIn(who)
  const grants = grantsAt(who, at)
  const asked = sql`i.state = 'DECLINED' and i.reconsider_asked_at is not null`
  return sql`(${ownedAt(who, at)}
    or (not (${asked}) and i.state <> 'MEDIATION' and ${either(grants.map((g) => handled(g, mine)))})
    or (${asked} and ${either(grants.map(reconsidered))}))`
}
