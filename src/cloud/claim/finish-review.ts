import type { Transaction } from 'kysely'
import type { BatchState } from '@/domain/claim/names'
import type { Database } from '../db/schema'
import type { BatchRow } from './load-batch'

type Tx = Transaction<Database>

/** How many claims of a batch stand where. */
export const countStates = async (tx: Tx, batch: Pick<BatchRow, 'village_id' | 'id'>) => {
  const rows = await tx
    .selectFrom('claim')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .where('village_id', '=', batch.village_id)
    .where('batch_id', '=', batch.id)
    .groupBy('state')
    .execute()
  return (state: (typeof rows)[number]['state']): number => rows.find((r) => r.state === state)?.count ?? 0
}

/** Writes where a batch stands. */
export const setBatch = async (
  tx: Tx,
  batch: Pick<BatchRow, 'village_id' | 'id'>,
  change: Partial<
    Pick<BatchRow, 'state' | 'notice_id' | 'notice_head_no' | 'notice_head_hash' | 'booked_at' | 'closed_at'>
  >
): Promise<void> => {
  await tx
    .updateTable('points_batch')
    .set(change)
    .where('village_id', '=', batch.village_id)
    .where('id', '=', batch.id)
    .execute()
}

/** A batch of which every claim was reviewed or rejected waits for its notice; one of which nothing is left is over. */
export const finishReview = async (tx: Tx, batch: BatchRow, now: Date): Promise<BatchState> => {
  const count = await countStates(tx, batch)
  if (count('FIRST_SCORED') > 0) return 'REVIEWING'
  const empty = count('VILLAGE_REVIEWED') === 0
  const state = empty ? ('CLOSED' as const) : ('REVIEWED' as const)
  await setBatch(tx, batch, { state, closed_at: empty ? now : null })
  return state
}
