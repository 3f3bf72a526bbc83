import type { Outputs } from '@/client/api/client'
import type { pages } from '@/client/navigate'

type Message = Outputs['message']['list'][number]
interface Way {
  readonly page: keyof typeof pages
  readonly query: Record<string, string>
}

/** The page on which one sees what a message is about, or does what it asks; null where there is none. */
export const whereTo = (
  m: Omit<Message, 'words' | 'reason' | 'at' | 'pushed'>,
  placeId: string
): Way | null => {
  const villageId = m.villageId ?? placeId
  if (m.redemptionId) return { page: 'shopOne', query: { redemptionId: m.redemptionId } }
  if (m.issueId) return { page: 'issue', query: { villageId, issueId: m.issueId } }
  if (m.kind === 'claim_to_score' || m.kind === 'claim_to_rescore') return { page: 'assess', query: {} }
  if (m.claimId) return { page: 'claim', query: { villageId, claimId: m.claimId } }
  if (m.nomineeId) return { page: 'honourNominee', query: { villageId, nomineeId: m.nomineeId } }
  if (m.roundId && m.kind.startsWith('honour_'))
    return { page: 'honourRound', query: { villageId, roundId: m.roundId } }
  if (m.objectionId) return { page: 'objection', query: { villageId, objectionId: m.objectionId } }
  if (m.kind === 'notice_to_cosign' && m.noticeId) return { page: 'cosign', query: { noticeId: m.noticeId } }
  if (m.kind === 'notice_to_put_up') return { page: 'board', query: {} }
  if (m.kind === 'round_to_inspect') return { page: 'rounds', query: {} }
  if (m.kind.startsWith('round_result')) return { page: 'ownYard', query: {} }
  if (m.kind.startsWith('deduction_')) return { page: 'deductions', query: {} }
  if (m.kind === 'meeting_called') return { page: 'coming', query: {} }
  if (m.kind.startsWith('points_') && m.householdId)
    return { page: 'statement', query: { villageId, householdId: m.householdId } }
  if (m.kind === 'carry_to_decide') return { page: 'carries', query: {} }
  if (m.kind === 'reversal_to_decide') return { page: 'reversals', query: {} }
  if (m.kind === 'notice_covered' && m.batchId)
    return { page: 'batch', query: { villageId, batchId: m.batchId } }
  if (m.noticeId) return { page: 'notice', query: { villageId, noticeId: m.noticeId } }
  // Of a whole sheet or batch: which of one's own claims are in it, one's own list says.
  if (m.kind.startsWith('claim_')) return { page: 'ownClaims', query: {} }
  if (m.kind === 'correction_asked') return { page: 'corrections', query: {} }
  if (m.kind.startsWith('correction_')) return { page: 'correct', query: {} }
  if (m.kind.startsWith('complaint_'))
    return { page: m.kind === 'complaint_asked' ? 'complaints' : 'complain', query: {} }
  // A township's message names no village: its list leads on.
  if (m.kind === 'opinion_asked') return { page: 'townDecisions', query: {} }
  return m.decisionId ? { page: 'decision', query: { villageId, decisionId: m.decisionId } } : null
}
