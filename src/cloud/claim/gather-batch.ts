import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { drawRecheck, leastRecheckPercent, lotOf } from '@/domain/claim/recheck-draw'
import { claimRefusals } from '@/domain/claim/refusals'
import { dayOf } from '@/domain/common/calendar'
import type { WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import type { By } from '../notice/save-notice'
import { headOf } from '../points/seal'
import { nameOf, sha256 } from './load-batch'

type Act = Pick<WriteContext, 'db' | 'now'>

/** More than any village has in a month; what is left over comes with the next batch. */
const mostClaims = 5000

const gather = (db: Act['db'], villageId: string) =>
  db
    .selectFrom('claim')
    .select('id')
    .where('village_id', '=', villageId)
    .where(sql<boolean>`state = 'FIRST_SCORED' and batch_id is null`)
    .orderBy('id')
    .limit(mostClaims)
    .forUpdate()
    .execute()

/** The number that the next batch of a month has. Refuses BATCH_OPEN_ALREADY while another is under review. */
const nextNo = async (db: Act['db'], villageId: string, month: string): Promise<number> => {
  // Two who open one at the same moment come one after the other, and the second hears why it may not.
  await sql`select pg_advisory_xact_lock(hashtextextended(${villageId}, 55))`.execute(db)
  const open = await db
    .selectFrom('points_batch')
    .select('id')
    .where('village_id', '=', villageId)
    .where(sql<boolean>`state in ('REVIEWING', 'REVIEWED')`)
    .executeTakeFirst()
  if (open) deny(claimRefusals.batchOpen)
  const last = await db
    .selectFrom('points_batch')
    .select('no')
    .where('village_id', '=', villageId)
    .where('month', '=', month)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (last?.no ?? 0) + 1
}

/**
 * The name under which lots are drawn: the month's batch, the fingerprint of the list, and what chance adds when the
 * list is closed. Head and list are known before to whoever opens a batch, who could else work out the draw and wait
 * for a better one; after it nobody can choose, because the name is frozen and a batch is opened once.
 */
const drawName = (month: string, no: number, claimIds: readonly string[]): string =>
  `${month}-${no}/${sha256([...claimIds].sort().join(','))}/${randomBytes(16).toString('hex')}`

/**
 * Opens the month's batch: takes every claim that has its first result and draws those that are looked at again, by the
 * head of the sealed ledger and the fingerprint of the list. Refuses BATCH_OPEN_ALREADY and BATCH_EMPTY.
 */
export const gatherBatch = async ({ db, now }: Act, villageId: string, by: By) => {
  const month = dayOf(now).slice(0, 7)
  const no = await nextNo(db, villageId, month)
  const claims = (await gather(db, villageId)).map((c) => c.id)
  if (claims.length === 0) deny(claimRefusals.batchEmpty)
  const head = await headOf(db, villageId)
  const seed = { batchId: drawName(month, no, claims), head: head.hash }
  const draw = drawRecheck(seed, claims, leastRecheckPercent, sha256)
  if (!draw.ok) return deny(draw.refusal)
  const { drawn } = draw.value
  const batchId = newId()
  await db
    .insertInto('points_batch')
    .values({
      ...{ village_id: villageId, id: batchId, month, no, state: 'REVIEWING', claims: claims.length },
      ...{ head_no: head.no, head_hash: head.hash, draw_name: seed.batchId },
      ...{ draw_percent: leastRecheckPercent, drawn: drawn.length, opened_at: now },
      ...{ opened_by: by.id, opened_by_name: by.name, opened_by_role: by.role }
    })
    .execute()
  const chosen = new Set(drawn)
  await db
    .insertInto('points_batch_claim')
    .values(
      claims.map((id) => ({
        ...{ village_id: villageId, batch_id: batchId, claim_id: id },
        ...{ lot: lotOf(seed, id, sha256), drawn: chosen.has(id) }
      }))
    )
    .execute()
  await db
    .updateTable('claim')
    .set({ batch_id: batchId, updated_at: now })
    .where('village_id', '=', villageId)
    .where(sql<boolean>`id = any(${claims}::uuid[])`)
    .execute()
  return { batchId, name: nameOf({ month, no }), claims: claims.length, drawn: drawn.length }
}
