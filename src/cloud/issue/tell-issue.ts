import type { Transaction } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import type { Issue } from '@/domain/issue/matter'
import type { MessageKind } from '@/domain/message/message'
import { type Role, townshipRoles } from '@/domain/role/roles'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'

type Tx = Transaction<Database>

interface Word {
  readonly kind: MessageKind
  readonly issue: Issue
  readonly now: Date
  /** Whoever did it knows. */
  readonly except?: string | null
  readonly reason?: string | null
}

const isTownship = (role: Role): boolean => townshipRoles.some((r) => r === role)

const send = async (tx: Tx, to: readonly { place: string; id: string }[], word: Word): Promise<void> => {
  const people = to.filter((p, i) => p.id !== word.except && to.findIndex((o) => o.id === p.id) === i)
  if (people.length === 0) return
  const payload = JSON.stringify({
    issueId: word.issue.id,
    ...(word.reason ? { reason: word.reason } : {})
  })
  await tx
    .insertInto('outbox')
    .values(
      people.map((p) => ({
        place_id: p.place,
        id: newId(),
        kind: word.kind,
        holder_id: p.id,
        payload,
        at: word.now
      }))
    )
    .execute()
}

/** Tells members of the village's roster. */
export const tellMembers = (tx: Tx, ids: readonly (string | null)[], word: Word): Promise<void> =>
  send(
    tx,
    ids.flatMap((id) => (id ? [{ place: word.issue.place.villageId, id }] : [])),
    word
  )

/** Tells the raiser, whom it was raised for, and everyone who follows it; a private matter has no followers. */
export const tellRaisers = async (tx: Tx, rowVillageId: string, word: Word): Promise<void> => {
  const followers = await tx
    .selectFrom('issue_follower')
    .select('member_id')
    .where('village_id', '=', rowVillageId)
    .where('issue_id', '=', word.issue.id)
    .execute()
  await tellMembers(
    tx,
    [word.issue.raisedBy, word.issue.raisedFor, ...followers.map((f) => f.member_id)],
    word
  )
}

/** Tells the owner, wherever they hold their office. */
export const tellOwner = async (tx: Tx, word: Word): Promise<void> => {
  const { owner, place } = word.issue
  if (!owner) return
  const at = isTownship(owner.role) ? place.townshipId : place.villageId
  if (at) await send(tx, [{ place: at, id: owner.id }], word)
}

/** Tells everyone who holds one of these offices over the place of the matter today. */
export const tellOffices = async (tx: Tx, roles: readonly Role[], word: Word): Promise<void> => {
  const { place } = word.issue
  const today = dayOf(word.now)
  const places = [place.villageId, ...(place.townshipId ? [place.townshipId] : [])]
  const grants = await tx
    .selectFrom('role_grant')
    .select(['place_id', 'holder_id', 'role', 'courtyard_id', 'group_id'])
    .where('place_id', 'in', places)
    .where('role', 'in', roles)
    .where('from_day', '<=', today)
    .where((w) => w.or([w('to_day', 'is', null), w('to_day', '>=', today)]))
    .execute()
  const reached = grants.filter((g) => {
    if (g.role === 'courtyard_host') return g.courtyard_id === place.courtyardId
    if (g.role === 'group_leader') return g.group_id === place.groupId
    return g.place_id === (isTownship(g.role) ? place.townshipId : place.villageId)
  })
  await send(
    tx,
    reached.map((g) => ({ place: g.place_id, id: g.holder_id })),
    word
  )
}
