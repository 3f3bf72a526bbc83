import { sql, type Transaction } from 'kysely'
import type { DecisionState } from '@/domain/decision/decision'
import type { StepContext } from '@/domain/decision/life'
import { type ActionId, step } from '@/domain/decision/step'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { decisionOf } from '../decision/load-decision'
import { saveStep } from '../decision/save-step'
import { worldContext } from '../decision/step-context'
import { villageSubject } from '../place/subjects'
import { BATCH, eachAfter } from './each-row'

/** Nobody: the clock itself. */
const system = { id: '00000000-0000-0000-0000-000000000000', roles: ['system'] } as const

/** What the clock does at a state once a term is over, and what it says in doing so. */
const due: Readonly<Partial<Record<DecisionState, { action: ActionId; said: Partial<StepContext> }>>> = {
  TOWN_CHECK: { action: 'give_opinion', said: { opinion: { kind: 'silence', words: null } } },
  P1_PUBLISHED: { action: 'start_implementation', said: {} }
}
const states = Object.keys(due)

type Key = { readonly village_id: string; readonly id: string }

const moveOne = async (tx: Transaction<Database>, key: Key, now: Date): Promise<boolean> => {
  const row = await tx
    .selectFrom('decision')
    .selectAll()
    .where('village_id', '=', key.village_id)
    .where('id', '=', key.id)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  const rule = row && due[row.state as DecisionState]
  const village = row && (await villageSubject(tx, row.village_id))
  const decision = row && (await decisionOf(tx, row))
  if (!rule || !village || village.endedOn || !decision) return false
  const at = { villageId: key.village_id, countyId: village.countyId, now }
  const context = { ...(await worldContext(tx, decision, at)), ...rule.said, actor: system }
  // Not yet due is a refusal like any other: the next sweep asks again.
  const outcome = step(decision, rule.action, context)
  if (!outcome.ok) return false
  const { villageId } = at
  await saveStep(tx, outcome.value, { villageId, townshipId: village.townshipId, convener: null, told: {} })
  return true
}

const waitingAfter = (db: Db, last: Key | null): Promise<Key[]> =>
  db
    .selectFrom('decision')
    .select(['village_id', 'id'])
    .where('pack_id', 'is not', null)
    .where('state', 'in', states)
    .$if(last !== null, (q) =>
      q.where(sql<boolean>`(village_id, id) > (${last?.village_id}::uuid, ${last?.id}::uuid)`)
    )
    .orderBy('village_id')
    .orderBy('id')
    .limit(BATCH)
    .execute()

/**
 * Does what the clock does to decisions: the township's silence is no objection once its term is over, and work begins
 * once the notice has hung its window without an open objection. Each decision is its own transaction; one that
 * somebody is just acting on is passed over, and one that fails keeps no other waiting.
 */
export const moveDecisions = async (db: Db, now: Date): Promise<{ moved: number }> => {
  let moved = 0
  await eachAfter(
    (last: Key | null) => waitingAfter(db, last),
    async (key) => {
      if (await db.transaction().execute((tx) => moveOne(tx, key, now))) moved += 1
    }
  )
  return { moved }
}
