import { ReadSheet } from '@/domain/claim/forms'
import { common } from '@/domain/refusal/refusal'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { villageSubject } from '../place/subjects'
import { readRuleItemsById } from '../rulebook/rule-items'
import { readClaimNames } from './claim-names'
import { loadClaims } from './load-claims'
import { presentSheet, presentSheetLine } from './present-sheet'
import { sheetEvidence } from './sheet-evidence'
import { judgeAt, type Standing, standing } from './sheet-standing'

/** One sheet with every line: whose it is, what was asked for, and how it stands for the caller who scores. */
export const readSheet = query({
  action: 'points_queue',
  input: ReadSheet,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, sheetId }, village) => {
    const me = await judgeAt(ctx, village)
    const claims = await loadClaims(ctx.db, villageId, { sheetId })
    const [first] = claims
    if (!first) return deny(common.notFound)
    const items = await readRuleItemsById(ctx.db, villageId, [first.row.item_id])
    const names = await readClaimNames(
      ctx.db,
      villageId,
      claims.map((c) => c.row)
    )
    const stands = claims.map((c) => standing(me, village, c))
    return {
      ...presentSheet(claims, items.get(first.row.item_id), stands),
      ...(await sheetEvidence(ctx, villageId, sheetId)),
      lines: claims.map((c, at) => presentSheetLine(c, names, stands[at] as Standing))
    }
  }
})
