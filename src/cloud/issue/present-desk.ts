import { stateWordsOutside } from '@/domain/issue/history-words'
import type { AvailableAction } from '@/domain/issue/step'
import { brokenPromise, isLate } from '@/domain/issue/terms'
import type { IssueAction } from '@/domain/issue/transitions'
import { roleNames } from '@/domain/role/roles'
import { type CardRow, presentIssueCard } from './present-issue'

/** What a private matter is about is read by opening it, which is written down; a list tells only that it waits. */
const behindDoors = { words: '保密的事，点开查看（会留下记录）', where: null }

/** A matter on somebody's desk: what a card has, with its owner and its deadline. No raiser's name is in it. */
export const presentDeskCard = (row: CardRow, now: Date, original = true) => ({
  ...presentIssueCard(row, original),
  stateName: stateWordsOutside(row.state, row.closing),
  ...(row.moderation === 'private' ? behindDoors : {}),
  urgent: row.urgent,
  dueAt: row.due_at?.toISOString() ?? null,
  overdue: isLate({ state: row.state, ownerDue: row.owner_due, dueAt: row.due_at }, now),
  /** The day that its owner promised and did not keep. */
  brokenOn: brokenPromise({ state: row.state, ownerDue: row.owner_due }, now),
  owner:
    row.owner_name === null || row.owner_role === null
      ? null
      : { name: row.owner_name, role: roleNames[row.owner_role], dueOn: row.owner_due }
})

/** A form can bring all that is still missing. */
const isEntered = ({ missing }: AvailableAction): boolean => missing.every((m) => m.field !== undefined)

/**
 * A card of the own desk: with the steps that are open to this person (whatever a form would ask for them), so that
 * the common ones are one press away, and the courtyard, so that its session can put the matter on the table.
 */
export const presentOwnDeskCard = (row: CardRow, now: Date, open: readonly AvailableAction[]) => ({
  ...presentDeskCard(row, now),
  courtyardId: row.courtyard_id,
  actions: [...new Set(open.filter(isEntered).map((a): IssueAction => a.action))]
})

/** The same in the township's list: in which village, and whether its raiser waits to be called back. */
export const presentTownshipCard = (
  row: CardRow & { village_name: string },
  now: Date,
  original: boolean
) => ({ ...presentDeskCard(row, now, original), villageName: row.village_name, callback: row.callback })
