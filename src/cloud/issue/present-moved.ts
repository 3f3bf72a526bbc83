import { stateWordsOutside } from '@/domain/issue/history-words'
import type { Issue, IssueTerms } from '@/domain/issue/matter'
import { levels } from '@/domain/issue/names'
import { dueAt } from '@/domain/issue/terms'

/** Where a matter stands after a step. */
export const presentMoved = (issue: Issue, terms: IssueTerms) => ({
  issueId: issue.id,
  state: issue.state,
  // Whoever takes a step reads this, and it is not they who rate.
  stateName: stateWordsOutside(issue.state, issue.closing),
  closing: issue.closing,
  level: issue.level,
  levelName: levels[issue.level],
  ownerName: issue.owner?.name ?? null,
  /** The day the owner promised; the term of the level, `dueAt`, ends later. */
  ownerDue: issue.owner === null ? null : issue.ownerDue,
  dueAt: dueAt(issue, terms)?.toISOString() ?? null
})
