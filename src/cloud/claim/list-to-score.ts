import { sql } from 'kysely'
import { ListToScore } from '@/domain/claim/forms'
import { query } from '../api/procedure'
import type { Db } from '../db/pool'
import { villageSubject } from '../place/subjects'
import { readRuleItemsById } from '../rulebook/rule-items'
import { type LoadedClaim, wholeClaims, withScores } from './load-claims'
import { presentSheet } from './present-sheet'
import { judgeAt, type Standing, standing } from './sheet-standing'

const pageSize = 20
/** What is read at a time: the two largest sheets there can be. */
const mostOpen = 1200

type Sheet = readonly [LoadedClaim, ...LoadedClaim[]]

/** The next sheets with lines that still wait for scores, the oldest first, each whole. */
const openSheets = async (db: Db, villageId: string, after: string | null) => {
  const rows = await wholeClaims(db, villageId)
    .where(sql<boolean>`(c.state = 'DECLARED' or c.reconsidering)`)
    .$if(after !== null, (q) => q.where('c.sheet_id', '>', after ?? ''))
    .orderBy('c.sheet_id')
    .orderBy('c.id')
    .limit(mostOpen)
    .execute()
  const sheets = new Map<string, [LoadedClaim, ...LoadedClaim[]]>()
  for (const claim of await withScores(db, villageId, rows)) {
    const of = sheets.get(claim.row.sheet_id)
    if (of) of.push(claim)
    else sheets.set(claim.row.sheet_id, [claim])
  }
  const more = rows.length === mostOpen
  // The last sheet may have been cut off by the limit; it comes whole with the next ones.
  return { sheets: [...sheets.values()].slice(0, more ? -1 : undefined) as readonly Sheet[], more }
}

interface Shown {
  readonly claims: Sheet
  readonly stands: readonly Standing[]
}

/**
 * The sheets with lines that still wait for scores, the oldest first, page by page with `after`: how many are open to
 * the caller, and how many must be left to others. What has nothing for the caller takes no place: also behind twenty
 * sheets that wait for others alone, the next one is on the first page.
 */
export const listToScore = query({
  action: 'points_queue',
  input: ListToScore,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, after }, village) => {
    const me = await judgeAt(ctx, village)
    const shown: Shown[] = []
    let last = after ?? null
    let more = true
    while (more && shown.length < pageSize) {
      const found = await openSheets(ctx.db, villageId, last)
      let looked = 0
      for (const claims of found.sheets) {
        if (shown.length === pageSize) break
        const stands = claims.map((c) => standing(me, village, c))
        if (stands.some((s) => s.open || s.recused !== null)) shown.push({ claims, stands })
        last = claims[0].row.sheet_id
        looked += 1
      }
      more = found.more || looked < found.sheets.length
    }
    const items = await readRuleItemsById(
      ctx.db,
      villageId,
      shown.map(({ claims }) => claims[0].row.item_id)
    )
    return {
      sheets: shown.map(({ claims, stands }) =>
        presentSheet(claims, items.get(claims[0].row.item_id), stands)
      ),
      next: more ? last : null
    }
  }
})
