import { ListReversals } from '@/domain/claim/forms'
import { may, type Subject } from '@/domain/role/may'
import { query } from '../api/procedure'
import type { Db } from '../db/pool'
import { villageSubject } from '../place/subjects'
import { readRuleItemsById } from '../rulebook/rule-items'
import { readClaimNames } from './claim-names'
import { judging } from './judge'
import { presentReversal } from './present-reversal'
import { deciderFault } from './reversal-rules'

const pageSize = 30

const entriesOf = async (db: Db, villageId: string, ids: readonly string[]) => {
  if (ids.length === 0) return new Map<string, { item_id: string | null; points: number }>()
  const rows = await db
    .selectFrom('points_entry')
    .select(['id', 'item_id', 'points'])
    .where('village_id', '=', villageId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((e) => [e.id, e]))
}

/** What was asked to be taken back in a village, the newest first, thirty a page, and whether the caller may decide it. */
export const listReversals = query({
  action: 'points_reverse_ask',
  input: ListReversals,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, before }, subject: Subject) => {
    const rows = await ctx.db
      .selectFrom('points_reversal')
      .selectAll()
      .where('village_id', '=', villageId)
      .$if(before !== undefined, (q) => q.where('id', '<', before ?? ''))
      .orderBy('id', 'desc')
      .limit(pageSize)
      .execute()
    const me = may(ctx.actor, 'points_reverse', subject)
      ? await judging(ctx, 'points_reverse', subject)
      : null
    const entries = await entriesOf(
      ctx.db,
      villageId,
      rows.map((r) => r.entry_id)
    )
    const itemIds = [...entries.values()].flatMap((e) => (e.item_id === null ? [] : [e.item_id]))
    const items = await readRuleItemsById(ctx.db, villageId, itemIds)
    const names = await readClaimNames(
      ctx.db,
      villageId,
      rows.map((r) => ({ household_id: r.household_id, member_id: null }))
    )
    return rows.map((row) => {
      const entry = entries.get(row.entry_id)
      const item = items.get(entry?.item_id ?? '')?.words ?? ''
      const fault = me && row.state === 'open' ? deciderFault(me, row) : null
      const mayDecide = me !== null && row.state === 'open' && fault === null
      return presentReversal(
        row,
        { names, item, points: entry?.points ?? 0 },
        { mayDecide, why: fault?.message ?? null }
      )
    })
  }
})
