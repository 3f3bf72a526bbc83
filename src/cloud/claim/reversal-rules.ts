import type { Selectable } from 'kysely'
import { recusalOf, recusalRefusal, sameHand } from '@/domain/claim/recusal'
import { claimRefusals } from '@/domain/claim/refusals'
import type { WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import type { Database } from '../db/schema'
import type { Judging } from './judge'
import { loadClaim } from './load-claims'

export type ReversalRow = Selectable<Database['points_reversal']>

/** What lies on a notice is objected to there, where everybody sees it. */
export const claimOfEntry = async (tx: WriteContext['db'], villageId: string, claimId: string | null) => {
  const claim = claimId === null ? null : await loadClaim(tx, villageId, claimId, true)
  if (claim && claim.row.state !== 'POSTED') deny(claimRefusals.onNotice)
  return claim
}

/** Why this supervisor cannot decide a reversal; null where nothing hinders. */
export const deciderFault = (me: Judging, row: ReversalRow) => {
  if (row.state !== 'open') return claimRefusals.reversalOver
  if (sameHand(me.judge, row.asked_by)) return claimRefusals.reversalOwn
  const reason = recusalOf(me.judge, { householdId: row.household_id, memberId: null }, me.kin)
  return reason && recusalRefusal(reason)
}
