import type { Selectable } from 'kysely'
import { type MessageKind, messageWords } from '@/domain/message/message'
import type { Database } from '../db/schema'

type Row = Selectable<Database['message']>

const told = ({ payload }: Row, what: string): string | null => payload[what] ?? null

/** A message in plain words, with the reason where one was given, the matter it leads to, and whether WeChat repeated it. */
export const presentMessage = (row: Row, pushed: boolean) => ({
  messageId: row.id,
  kind: row.kind,
  words: messageWords[row.kind as MessageKind] ?? row.kind,
  reason: told(row, 'reason'),
  /** The village it lies in, where the message came to a place above it. */
  villageId: told(row, 'villageId'),
  issueId: told(row, 'issueId'),
  decisionId: told(row, 'decisionId'),
  noticeId: told(row, 'noticeId'),
  redemptionId: told(row, 'redemptionId'),
  objectionId: told(row, 'objectionId'),
  claimId: told(row, 'claimId'),
  sheetId: told(row, 'sheetId'),
  batchId: told(row, 'batchId'),
  roundId: told(row, 'roundId'),
  nomineeId: told(row, 'nomineeId'),
  householdId: told(row, 'householdId'),
  pushed,
  at: row.at.toISOString()
})
