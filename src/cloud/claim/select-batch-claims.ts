import type { Db } from '../db/pool'
import type { BatchRow } from './load-batch'
import { wholeClaims } from './load-claims'

const claimsOfPage = 100

/** A page of a batch's claims in the order of their ids, with their lots and what was found when they were looked at again. */
export const pageOf = async (
  db: Db,
  batch: BatchRow,
  { after, only }: { after?: string | undefined; only?: 'drawn' | 'open' | undefined }
) => {
  const rows = await wholeClaims(db, batch.village_id)
    .innerJoin('points_batch_claim as b', (j) =>
      j
        .onRef('b.village_id', '=', 'c.village_id')
        .onRef('b.claim_id', '=', 'c.id')
        .on('b.batch_id', '=', batch.id)
    )
    .leftJoin('claim_recheck as r', (j) =>
      j
        .onRef('r.village_id', '=', 'b.village_id')
        .onRef('r.batch_id', '=', 'b.batch_id')
        .onRef('r.claim_id', '=', 'b.claim_id')
    )
    .select(['b.drawn', 'b.lot'])
    .select([
      'r.by_id as looked_id',
      'r.by_name as looked_name',
      'r.by_role as looked_role',
      'r.at as looked_at',
      'r.points as looked_points',
      'r.words as looked_words'
    ])
    .$if(only === 'drawn', (q) => q.where('b.drawn', '=', true))
    .$if(only === 'open', (q) => q.where('c.state', '=', 'FIRST_SCORED').where('c.batch_id', '=', batch.id))
    .$if(after !== undefined, (q) => q.where('c.id', '>', after ?? ''))
    .orderBy('c.id')
    .limit(claimsOfPage + 1)
    .execute()
  return { rows: rows.slice(0, claimsOfPage), more: rows.length > claimsOfPage }
}

export type BatchClaim = Awaited<ReturnType<typeof pageOf>>['rows'][number]
