import { stateWords } from '@/domain/issue/history-words'
import type { Issue, IssueTerms } from '@/domain/issue/matter'
import { levels } from '@/domain/issue/names'
import { dueAt } from '@/domain/issue/terms'

/** Where a matter stands after a step. */
export const presentMoved = (issue: Issue, terms: IssueTerms) => ({
  issueId: issue.id,
  state: issue.state,
  stateName: stateWords(issue.state, issue.closing),
  closing: issue.closing,
  level: issue.level,
  levelName: levels[issue.level],
  ownerName: issue.owner?.name ?? null,
  dueAt: dueAt(issue, terms)?.toISOString() ?? null
})
