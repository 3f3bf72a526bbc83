import type { Issue, IssueTerms } from '@/domain/issue/matter'
import type { AvailableAction } from '@/domain/issue/step'
import { dueAt } from '@/domain/issue/terms'

/** The open actions of a matter, each once, with the papers they still ask for. */
export const presentForesight = (issue: Issue, terms: IssueTerms, actions: readonly AvailableAction[]) => ({
  issueId: issue.id,
  state: issue.state,
  level: issue.level,
  dueAt: dueAt(issue, terms)?.toISOString() ?? null,
  actions: actions
    .filter((a, i) => actions.findIndex((o) => o.action === a.action) === i)
    .map(({ action, name, missing }) => ({
      action,
      name,
      missing: missing.map(({ code, message, field }) => ({ code, message, field: field ?? null }))
    }))
})
