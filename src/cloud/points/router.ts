import { t } from '../api/trpc'
import { answerDeduction } from './answer-deduction'
import { askCarry } from './ask-carry'
import { decideCarry } from './decide-carry'
import { informDeduction } from './inform-deduction'
import { listCarries } from './list-carries'
import { listDeductions } from './list-deductions'
import { listEarned } from './list-earned'
import { listEarnedPublic } from './list-earned-public'
import { listOwnDeductions } from './list-own-deductions'
import { mendDeduction } from './mend-deduction'
import { readProof } from './read-proof'
import { readProofEntries } from './read-proof-entries'
import { readStatement } from './read-statement'
import { readSums } from './read-sums'
import { readYear } from './read-year'
import { remindDeduction } from './remind-deduction'
import { reviewDeduction } from './review-deduction'

export const pointsRouter = t.router({
  readStatement,
  readYear,
  readProof,
  readProofEntries,
  listEarned,
  listEarnedPublic,
  readSums,
  remindDeduction,
  informDeduction,
  mendDeduction,
  answerDeduction,
  reviewDeduction,
  listDeductions,
  listOwnDeductions,
  listCarries,
  askCarry,
  decideCarry
})
