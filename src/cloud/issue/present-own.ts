import { askedOf } from '@/domain/issue/asked'
import type { Issue } from '@/domain/issue/matter'
import { isEnded } from '@/domain/issue/terms'
import { type CardRow, presentIssueCard } from './present-issue'

/** A matter among one's own: what a card has, with what is asked of oneself and whether others are late. */
export const presentOwnCard = (
  row: CardRow,
  issue: Issue,
  reader: { readonly holderIds: readonly string[]; readonly now: Date }
) => {
  const asked = askedOf(issue, reader.holderIds, { now: reader.now, dueAt: row.due_at })
  const waits = asked === null && row.due_at !== null && !isEnded(issue.state)
  return {
    ...presentIssueCard(row, true),
    about: row.about,
    asked,
    dueAt: row.due_at?.toISOString() ?? null,
    overdue: waits && row.due_at !== null && row.due_at <= reader.now
  }
}
