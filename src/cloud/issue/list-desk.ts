import { sql } from 'kysely'
import { ListDesk } from '@/domain/issue/forms'
import type { Standing } from '@/domain/issue/sight'
import { availableIssueActions } from '@/domain/issue/step'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { villagesOf } from '../place/villages-of'
import { holdersIn, inHand, ownedAt } from './desk-condition'
import { issueOf, termsOf } from './load-issue'
import { presentOwnDeskCard } from './present-desk'
import { pageSize, selectCards } from './select-issues'
import { actingFor, sightOf } from './viewer'

const seen: readonly (Standing | undefined)[] = ['handler', 'own']

/**
 * What the caller has in hand in a village, the most urgent first; `mine` is only what they own. A page after the
 * last one's deadline and id; with a courtyard, only that one's.
 */
export const listDesk = query({
  action: 'issue_desk',
  input: ListDesk,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, mine, courtyardId, after }, village) => {
    // A courtyard's session is held on the matters of its own village alone; the desk also has those of before a merger.
    const villages = courtyardId === undefined ? await villagesOf(ctx.db, villageId) : [villageId]
    const rows = await selectCards(ctx.db)
      .where('i.village_id', 'in', villages)
      .where('i.due_at', 'is not', null)
      .where(
        mine
          ? sql<boolean>`${ownedAt(ctx, { villageId: village.villageId })}`
          : sql<boolean>`${inHand(ctx, { villageId: village.villageId })}`
      )
      // Whoever is the other side of a quarrel reads it as a party, not at a desk.
      .where(sql<boolean>`(i.other_party_id is null or i.other_party_id not in ${holdersIn(ctx)})`)
      .$if(courtyardId !== undefined, (q) => q.where('i.courtyard_id', '=', courtyardId ?? ''))
      .$if(after !== undefined, (q) =>
        q.where(sql<boolean>`(i.due_at, i.id) > (${after?.dueAt}::timestamptz, ${after?.issueId}::uuid)`)
      )
      .orderBy('i.due_at')
      .orderBy('i.id')
      .limit(pageSize)
      .execute()
    const terms = await termsOf(ctx.db, village.countyId)
    return rows.flatMap((row) => {
      const issue = issueOf(row, village)
      // One's own matter is there too, where it is also one's own to handle: an item of the session one held.
      if (!seen.includes(sightOf(ctx, issue)?.as)) return []
      const open = actingFor(ctx, issue).flatMap(({ actor }) =>
        availableIssueActions(issue, { at: ctx.now, terms, actor })
      )
      return [presentOwnDeskCard(row, ctx.now, open)]
    })
  }
})
