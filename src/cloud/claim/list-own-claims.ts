import { ListOwnClaims } from '@/domain/claim/forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { type ClaimRow, wholeClaims, withScores } from './load-claims'
import { presentClaim } from './present-claim'
import { paperFor, rejectionsOf, viewerOf } from './read-paper'

const pageSize = 30

/**
 * The claims of the caller's households in a village, and what the caller declared for relatives; the newest first,
 * page by page with `before`.
 */
export const listOwnClaims = query({
  action: 'points_claim',
  input: ListOwnClaims,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, before }) => {
    const { householdIds, memberIds } = viewerOf(ctx)
    const from = () =>
      wholeClaims(ctx.db, villageId)
        .$if(before !== undefined, (q) => q.where('c.id', '<', before ?? ''))
        .orderBy('c.id', 'desc')
        .limit(pageSize + 1)
    // Two short walks along two indexes, instead of one along neither.
    const [own, declared] = [
      householdIds.length === 0 ? [] : await from().where('c.household_id', 'in', householdIds).execute(),
      memberIds.length === 0 ? [] : await from().where('c.claimant_id', 'in', memberIds).execute()
    ]
    const rows: ClaimRow[] = [...new Map([...own, ...declared].map((row) => [row.id, row])).values()]
    rows.sort((a, b) => (a.id < b.id ? 1 : -1))
    const page = await withScores(ctx.db, villageId, rows.slice(0, pageSize))
    const paper = await paperFor(ctx, villageId, page)
    const why = await rejectionsOf(ctx, villageId, page)
    return {
      claims: page.map((claim) => presentClaim(claim, paper, why(claim))),
      next: rows.length > pageSize ? (page.at(-1)?.row.id ?? null) : null
    }
  }
})
