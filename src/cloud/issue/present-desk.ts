import { roleNames } from '@/domain/role/roles'
import { type CardRow, presentIssueCard } from './present-issue'

/** What a private matter is about is read by opening it, which is written down; a list tells only that it waits. */
const behindDoors = { words: '保密的事，点开查看（会留下记录）', where: null }

/** A matter on somebody's desk: what a card has, with its owner and its deadline. No raiser's name is in it. */
export const presentDeskCard = (row: CardRow, now: Date, original = true) => ({
  ...presentIssueCard(row, original),
  ...(row.moderation === 'private' ? behindDoors : {}),
  urgent: row.urgent,
  dueAt: row.due_at?.toISOString() ?? null,
  overdue: row.due_at !== null && row.due_at <= now,
  owner:
    row.owner_name === null || row.owner_role === null
      ? null
      : { name: row.owner_name, role: roleNames[row.owner_role], dueOn: row.owner_due }
})

export const presentTownshipCard = (
  row: CardRow & { village_name: string },
  now: Date,
  original: boolean
) => ({ ...presentDeskCard(row, now, original), villageName: row.village_name })
