import { dayOf } from '@/domain/common/calendar'
import type { Context } from '../api/context'
import { readRuleItemsById } from '../rulebook/rule-items'
import { readClaimNames } from './claim-names'
import type { LoadedClaim } from './load-claims'
import type { ClaimPaper, ClaimViewer } from './present-claim'

export const viewerOf = ({ persons, now }: Pick<Context, 'persons' | 'now'>): ClaimViewer => ({
  memberIds: persons.map((p) => p.holderId),
  householdIds: persons.flatMap((p) => (p.householdId === null ? [] : [p.householdId])),
  today: dayOf(now)
})

/** What a list of claims is written with: names and rules, three statements however long it is. */
export const paperFor = async (
  ctx: Pick<Context, 'db' | 'persons' | 'now'>,
  villageId: string,
  claims: readonly LoadedClaim[]
): Promise<ClaimPaper> => ({
  names: await readClaimNames(
    ctx.db,
    villageId,
    claims.map((c) => c.row)
  ),
  items: await readRuleItemsById(
    ctx.db,
    villageId,
    claims.map((c) => c.row.item_id)
  ),
  viewer: viewerOf(ctx)
})

/** Why the rejected ones among them were rejected: the words of the last rejection of each. */
export const rejectionsOf = async (
  { db }: Pick<Context, 'db'>,
  villageId: string,
  claims: readonly LoadedClaim[]
): Promise<(claim: LoadedClaim) => string | null> => {
  const ids = claims.filter((c) => c.row.state === 'REJECTED').map((c) => c.row.id)
  if (ids.length === 0) return () => null
  const rows = await db
    .selectFrom('claim_event')
    .select(['claim_id', 'words', 'from_state'])
    .where('village_id', '=', villageId)
    .where('claim_id', 'in', ids)
    .where('to_state', '=', 'REJECTED')
    .where('type', '!=', 'ask_reconsideration')
    .orderBy('id')
    .execute()
  const again = new Set(claims.filter((c) => c.row.reconsidering).map((c) => c.row.id))
  // While a reconsideration is under way its first scores are no reason yet.
  const results = rows.filter((r) => !again.has(r.claim_id) || r.from_state !== 'REJECTED')
  const last = new Map(results.map((r) => [r.claim_id, r.words]))
  return (claim) => last.get(claim.row.id) ?? null
}
