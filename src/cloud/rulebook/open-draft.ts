import type { Transaction } from 'kysely'
import { common } from '@/domain/refusal/refusal'
import { deny } from '../api/refusal-error'
import type { Database } from '../db/schema'
import { type LineRow, lockDraft, mustBeOpen } from './load-draft'

/** Notes that a draft was worked on. */
export const touch = async (tx: Transaction<Database>, villageId: string, draftId: string, now: Date) => {
  await tx
    .updateTable('rulebook_draft')
    .set({ updated_at: now })
    .where('village_id', '=', villageId)
    .where('id', '=', draftId)
    .execute()
}

/** The draft that is being written, locked. Refuses NOT_FOUND, RULEBOOK_DRAFT_FROZEN and RULEBOOK_DRAFT_ENDED. */
export const openDraft = async (tx: Transaction<Database>, villageId: string, draftId: string) => {
  const draft = (await lockDraft(tx, villageId, draftId)) ?? deny(common.notFound)
  mustBeOpen(draft)
  return draft
}

/** Rules that are not left out; what is left out takes no room. */
export const taken = (rows: readonly LineRow[]): number => rows.filter((row) => !row.left_out).length
