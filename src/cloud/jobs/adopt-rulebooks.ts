import { sql, type Transaction } from 'kysely'
import { published } from '@/domain/rulebook/adoption'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { villageSubject } from '../place/subjects'
import { theClock } from '../points/ledger'
import { adoptDraft } from '../rulebook/adopt-draft'
import { lockDraft } from '../rulebook/load-draft'
import { BATCH, eachAfter } from './each-row'

type Key = { readonly village_id: string; readonly id: string; readonly decision_id: string | null }

const adoptOne = async (tx: Transaction<Database>, key: Key, now: Date): Promise<boolean> => {
  const row = await tx
    .selectFrom('decision')
    .selectAll()
    .where('village_id', '=', key.village_id)
    .where('id', '=', key.decision_id ?? '')
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  const village = row && (await villageSubject(tx, key.village_id))
  if (!row || !village || village.endedOn) return false
  const draft = await lockDraft(tx, key.village_id, key.id)
  if (draft?.state !== 'frozen' || draft.decision_id !== row.id) return false
  // What is in the way is shown beside the draft; the next sweep asks again.
  const outcome = await adoptDraft(tx, draft, { row, by: theClock(key.village_id), now })
  return outcome.ok
}

const waitingAfter = (db: Db, last: Key | null): Promise<Key[]> =>
  db
    .selectFrom('rulebook_draft as d')
    .innerJoin('decision as c', (j) =>
      j.onRef('c.village_id', '=', 'd.village_id').onRef('c.id', '=', 'd.decision_id')
    )
    .select(['d.village_id', 'd.id', 'd.decision_id'])
    .where('d.state', '=', 'frozen')
    .where('c.state', 'in', published)
    .$if(last !== null, (q) =>
      q.where(sql<boolean>`(d.village_id, d.id) > (${last?.village_id}::uuid, ${last?.id}::uuid)`)
    )
    .orderBy('d.village_id')
    .orderBy('d.id')
    .limit(BATCH)
    .execute()

/**
 * Makes rulebooks of the drafts whose resolution has passed, hung its time and met no open objection. Each is its own
 * transaction; one that fails keeps no other waiting.
 */
export const adoptRulebooks = async (db: Db, now: Date): Promise<{ adopted: number }> => {
  let adopted = 0
  await eachAfter(
    (last: Key | null) => waitingAfter(db, last),
    async (key) => {
      if (await db.transaction().execute((tx) => adoptOne(tx, key, now))) adopted += 1
    }
  )
  return { adopted }
}
