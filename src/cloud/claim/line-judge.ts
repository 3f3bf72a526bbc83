import { claimRefusals } from '@/domain/claim/refusals'
import { reviewerFault } from '@/domain/claim/reviewers'
import type { Subject } from '@/domain/role/may'
import type { Action } from '@/domain/role/permissions'
import type { WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { judging } from './judge'
import { householdOfLine, type LineOf } from './line-objection'
import { loadClaims } from './load-claims'

/**
 * Nobody judges an objection against the line of the own or a relative's household, or against what they recorded or
 * scored themselves. Refuses OBJECTION_RECUSED.
 */
export const refuseOwnLine = async (
  ctx: WriteContext,
  action: Action,
  subject: Subject,
  of: LineOf
): Promise<void> => {
  const householdId = await householdOfLine(ctx.db, of)
  if (householdId === null) return
  const me = await judging(ctx, action, subject)
  const claims = await loadClaims(ctx.db, of.villageId, { batchId: of.batchId, householdId })
  if (claims.some(({ claim }) => reviewerFault(claim, me.judge, me.kin) !== null)) {
    deny(claimRefusals.objectionRecused)
  }
}
