import { sql } from 'kysely'
import { ListToScore } from '@/domain/claim/forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { readRuleItemsById } from '../rulebook/rule-items'
import { type LoadedClaim, wholeClaims, withScores } from './load-claims'
import { presentSheet } from './present-sheet'
import { judgeAt, standing } from './sheet-standing'

const pageSize = 20
/** What one walk over the open claims reads at most: a page of the largest sheets, twice over. */
const mostOpen = 1200

/**
 * The sheets with lines that still wait for scores, the oldest first, page by page with `after`: how many are open to
 * the caller, and how many must be left to others.
 */
export const listToScore = query({
  action: 'points_queue',
  input: ListToScore,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, after }, village) => {
    const me = await judgeAt(ctx, village)
    const rows = await wholeClaims(ctx.db, villageId)
      .where(sql<boolean>`(c.state = 'DECLARED' or c.reconsidering)`)
      .$if(after !== undefined, (q) => q.where('c.sheet_id', '>', after ?? ''))
      .orderBy('c.sheet_id')
      .orderBy('c.id')
      .limit(mostOpen)
      .execute()
    const loaded = await withScores(ctx.db, villageId, rows)
    const sheets = new Map<string, LoadedClaim[]>()
    for (const claim of loaded) {
      const of = sheets.get(claim.row.sheet_id)
      if (of) of.push(claim)
      else sheets.set(claim.row.sheet_id, [claim])
    }
    // The last sheet may have been cut off by the limit; it begins the next page whole.
    const whole = [...sheets.values()].slice(0, rows.length === mostOpen ? -1 : undefined)
    const page = whole.slice(0, pageSize)
    const more = whole.length > pageSize || rows.length === mostOpen
    const items = await readRuleItemsById(
      ctx.db,
      villageId,
      page.map((claims) => claims[0]?.row.item_id ?? '')
    )
    return {
      sheets: page
        .map((claims) => ({ claims, stands: claims.map((c) => standing(me, village, c)) }))
        .filter(({ stands }) => stands.some((s) => s.open || s.recused !== null))
        .map(({ claims, stands }) => presentSheet(claims, items.get(claims[0]?.row.item_id ?? ''), stands)),
      next: more ? (page.at(-1)?.[0]?.row.sheet_id ?? null) : null
    }
  }
})
