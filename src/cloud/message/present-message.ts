import type { Selectable } from 'kysely'
import { type MessageKind, messageWords } from '@/domain/message/message'
import type { Database } from '../db/schema'

/** A message in plain words, with the reason where one was given and the matter it leads to. */
export const presentMessage = (row: Selectable<Database['message']>) => ({
  messageId: row.id,
  words: messageWords[row.kind as MessageKind] ?? row.kind,
  reason: row.payload.reason ?? null,
  issueId: row.payload.issueId ?? null,
  decisionId: row.payload.decisionId ?? null,
  noticeId: row.payload.noticeId ?? null,
  objectionId: row.payload.objectionId ?? null,
  at: row.at.toISOString()
})
