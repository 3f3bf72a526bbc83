import type { ClaimState } from '@/domain/claim/names'
import type { Reviewing } from '@/domain/claim/reviewers'
import type { WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import { finishReview, setBatch } from './finish-review'
import { factsFor, type Judging } from './judge'
import type { BatchRow } from './load-batch'
import type { LoadedClaim } from './load-claims'
import { saveSteps, stepAll } from './save-claims'
import { tellHouseholds } from './tell-households'

/** Who looked again at which claims of a batch. */
export const recheckersOf = async (
  db: Db,
  villageId: string,
  batchId: string
): Promise<ReadonlyMap<string, string>> => {
  const rows = await db
    .selectFrom('claim_recheck')
    .select(['claim_id', 'by_id'])
    .where('village_id', '=', villageId)
    .where('batch_id', '=', batchId)
    .execute()
  return new Map(rows.map((r) => [r.claim_id, r.by_id]))
}

/** One person's look at a claim of a batch, written down with what it leads to. Refuses what the machine refuses. */
export const lookAgain = async (
  { db, now }: Pick<WriteContext, 'db' | 'now'>,
  batch: BatchRow,
  loaded: LoadedClaim,
  look: {
    readonly me: Judging
    readonly reviewing?: Reviewing
    readonly points: number
    readonly reason: string | null
  }
): Promise<ClaimState> => {
  const { me, points, reason } = look
  const { role } = me.by
  if (role === 'clock') throw new Error('a clock reviews nothing')
  const { village_id, id: claimId } = loaded.row
  const looked = (await recheckersOf(db, village_id, batch.id)).get(claimId) ?? null
  const { done, refused } = stepAll(
    [loaded],
    () => ({ type: 'recheck', by: me.judge, points, reason }),
    () => factsFor(me, looked, look.reviewing)
  )
  const [fault] = refused
  if (fault) return deny(fault.refusal)
  await db
    .insertInto('claim_recheck')
    .values({
      ...{ village_id, batch_id: batch.id, claim_id: claimId, points, words: reason },
      ...{ by_id: me.by.id, by_name: me.by.name, by_role: role, at: now }
    })
    .execute()
  await saveSteps(db, village_id, done, me.by, now)
  // A draft that says something else hangs no more.
  if (batch.state === 'REVIEWED') await setBatch(db, batch, { notice_id: null })
  const state = done[0]?.next.state ?? loaded.row.state
  if (state === 'REJECTED') {
    await tellHouseholds(db, village_id, [loaded.row], 'claim_rejected', { claimId }, now)
    await finishReview(db, batch, now)
  }
  return state
}
