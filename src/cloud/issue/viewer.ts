import type { Issue, IssueActor } from '@/domain/issue/matter'
import { officesOver } from '@/domain/issue/offices'
import { type Sight, seesIssue, type Viewer } from '@/domain/issue/sight'
import type { Grant } from '@/domain/role/may'
import type { Context } from '../api/context'
import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import type { Person } from '../session/load-who'

type Who = Pick<Context, 'actor' | 'persons'>

export const viewerOf = ({ actor, persons }: Who): Viewer => ({
  actor,
  holderIds: persons.map((p) => p.holderId)
})

const holdsGrant = (person: Person, grant: Grant): boolean =>
  person.kind === 'member'
    ? grant.memberId === person.holderId && grant.villageId === person.placeId
    : !grant.memberId && (grant.villageId ?? grant.townshipId ?? grant.countyId) === person.placeId

export interface Acting {
  readonly person: Person
  readonly actor: IssueActor
}

/** Each person of the account with the offices they hold over the place of the matter. */
export const actingFor = (who: Who, issue: Pick<Issue, 'place'>): Acting[] =>
  who.persons.map((person) => {
    const own = who.actor.grants.filter((grant) => holdsGrant(person, grant))
    const offices = officesOver({ ...who.actor, grants: own }, issue.place).map((g) => g.role)
    const roles = person.kind === 'member' ? [...offices, 'villager' as const] : offices
    return { person, actor: { id: person.holderId, roles } }
  })

/** How the caller sees a matter; null: for them it does not exist. */
export const sightOf = (who: Who, issue: Issue): Sight | null => seesIssue(viewerOf(who), issue)

/** Writes down who looked at a protected matter; the answer leaves only after. */
export const recordLook = async (
  db: Db,
  who: Who,
  issue: Issue,
  rowVillageId: string,
  now: Date
): Promise<void> => {
  const acting = actingFor(who, issue)
  const found =
    acting.find((a) => a.person.holderId === issue.otherParty?.memberId) ??
    acting.find((a) => a.person.holderId === issue.owner?.id) ??
    acting.find((a) => a.actor.roles.some((role) => role !== 'villager'))
  if (!found) throw new Error('a protected matter was seen by nobody')
  await db
    .insertInto('issue_look')
    .values({
      village_id: rowVillageId,
      id: newId(),
      issue_id: issue.id,
      at: now,
      viewer_id: found.person.holderId,
      viewer_name: found.person.name,
      viewer_role: found.actor.roles[0] ?? 'villager'
    })
    .execute()
}
