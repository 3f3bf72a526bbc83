import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import type { WorldPlace } from './world-places'

/** What of corrections and complaints an example may name: both are over, so that nothing more can be done to them. */
export interface WorldPrivacy {
  readonly correctionId: string
  readonly complaintId: string
}

/** A correction of the `villager` that was taken back, and an answered complaint to the township. */
export const privacyIn = async (db: Db, at: WorldPlace, now: Date): Promise<WorldPrivacy> => {
  const correctionId = newId()
  await db
    .insertInto('roster_correction')
    .values({
      village_id: at.villageId,
      id: correctionId,
      member_id: at.holders.villager.id,
      field: 'birth_month',
      stood: '1961-07',
      wanted: '1962-07',
      state: 'withdrawn',
      asked_at: now,
      due_on: '2026-12-11',
      updated_at: now
    })
    .execute()
  const account = newId()
  await db
    .insertInto('account')
    .values({ id: account, provider: 'demo', subject_hash: Buffer.from(account), created_at: now })
    .execute()
  const complaintId = newId()
  await db
    .insertInto('complaint')
    .values({
      place_id: at.townshipId,
      id: complaintId,
      account_id: account,
      village_id: at.villageId,
      kind: 'content',
      words: '公开的照片里能认出我家孩子',
      state: 'answered',
      asked_at: now,
      due_on: '2026-12-11',
      answer: '照片已经遮住，谢谢您提醒。',
      answered_at: now
    })
    .execute()
  return { correctionId, complaintId }
}
