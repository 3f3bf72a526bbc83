import { type ReversalState, reversalStates } from '@/domain/claim/names'
import type { ClaimNames } from './claim-names'
import { whoWords } from './present-claim'
import type { ReversalRow } from './reversal-rules'

export const presentReversalAsked = (reversalId: string) => ({ reversalId })

export const presentReversalDecided = (state: ReversalState, entryId: string | null) => ({
  state,
  stateName: reversalStates[state],
  entryId
})

/** What was asked to be taken back: whose, how much, why, by whom; and whether the reader may decide it. */
export const presentReversal = (
  row: ReversalRow,
  of: { readonly names: ClaimNames; readonly item: string; readonly points: number },
  why: { readonly mayDecide: boolean; readonly why: string | null }
) => ({
  reversalId: row.id,
  entryId: row.entry_id,
  claimId: row.claim_id,
  householdName: of.names.household(row.household_id),
  item: of.item,
  points: of.points,
  reason: row.reason,
  askedBy: whoWords(row.asked_by_name, row.asked_by_role),
  askedAt: row.asked_at.toISOString(),
  state: row.state,
  stateName: reversalStates[row.state],
  decidedBy:
    row.decided_by_name && row.decided_by_role ? whoWords(row.decided_by_name, row.decided_by_role) : null,
  decidedAt: row.decided_at?.toISOString() ?? null,
  words: row.words,
  ...why
})
