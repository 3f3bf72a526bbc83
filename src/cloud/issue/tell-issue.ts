import type { Transaction } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import type { Issue, IssueActorRole } from '@/domain/issue/matter'
import { isRaiser } from '@/domain/issue/offices'
import { isPublic } from '@/domain/issue/sight'
import type { MessageKind } from '@/domain/message/message'
import { type Role, townshipRoles } from '@/domain/role/roles'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'
import { villagesOf } from '../place/villages-of'

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

/** The village whose row a matter is: after a merger not the one that its people live in. */
const liesIn = async (tx: Tx, { id, place }: Issue): Promise<string> => {
  const row = await tx
    .selectFrom('issue')
    .select('village_id')
    .where('village_id', 'in', await villagesOf(tx, place.villageId))
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.village_id
}

const send = async (tx: Tx, to: readonly { place: string; id: string }[], word: Word): Promise<void> => {
  const people = to.filter((p, i) => p.id !== word.except && to.findIndex((o) => o.id === p.id) === i)
  if (people.length === 0) return
  const payload = JSON.stringify({
    villageId: await liesIn(tx, word.issue),
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

/** Tells the raiser, and whom it was raised for. */
export const tellRaisers = (tx: Tx, word: Word): Promise<void> =>
  tellMembers(tx, [word.issue.raisedBy, word.issue.raisedFor], word)

/**
 * Tells everyone who follows a matter in the open that it moved. Of one that was hidden meanwhile, or became a
 * mediation, they hear nothing: it does not exist for them.
 */
export const tellFollowers = async (
  tx: Tx,
  rowVillageId: string,
  { issue, now, except }: Omit<Word, 'kind' | 'reason'>
): Promise<void> => {
  if (!isPublic(issue)) return
  const followers = await tx
    .selectFrom('issue_follower')
    .select('member_id')
    .where('village_id', '=', rowVillageId)
    .where('issue_id', '=', issue.id)
    .execute()
  const others = followers.map((f) => f.member_id).filter((id) => !isRaiser(issue, id))
  await tellMembers(tx, others, { issue, now, except: except ?? null, kind: 'issue_followed' })
}

/** Tells the owner, wherever they hold their office. */
export const tellOwner = async (tx: Tx, word: Word): Promise<void> => {
  const { owner, place } = word.issue
  if (!owner) return
  const at = isTownship(owner.role) ? place.townshipId : place.villageId
  if (at) await send(tx, [{ place: at, id: owner.id }], word)
}

/** Tells whoever wrote a line of the history, wherever they hold their office. */
export const tellAuthor = async (
  tx: Tx,
  author: { readonly id: string; readonly role: IssueActorRole },
  word: Word
): Promise<void> => {
  const { place } = word.issue
  const at = author.role !== 'system' && isTownship(author.role) ? place.townshipId : place.villageId
  if (at) await send(tx, [{ place: at, id: author.id }], word)
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
