import { sql } from 'kysely'
import { addDays, dayOf } from '@/domain/common/calendar'
import { answerDays, reviewDays, stepDeduction } from '@/domain/points/deduction'
import type { Db } from '../db/pool'
import { caseOf, lockCase, saveCase, tellOfCase } from '../points/deduction-case'
import { type Tx, theClock } from '../points/ledger-types'
import { readRuleItem } from '../rulebook/rule-items'
import { BATCH, eachAfter } from './each-row'

const lapseOne = async (tx: Tx, key: { village_id: string; id: string }, now: Date): Promise<boolean> => {
  const row = await lockCase(tx, key.village_id, key.id)
  const item = row && (await readRuleItem(tx, row.village_id, row.item_id))
  if (!row || !item) return false
  const step = stepDeduction(null, caseOf(row, item), { kind: 'lapse', on: dayOf(now) })
  if (!step.ok) return false
  const by = theClock(row.village_id)
  const saved = await saveCase(tx, row, step.value.after, { act: 'lapse', by, now, words: null })
  await tellOfCase(tx, saved, 'deduction_ended', now)
  return true
}

interface Key {
  readonly village_id: string
  readonly id: string
  readonly informed_on: string | null
}

/** Lets fall what nobody reviewed in time: in doubt for the household. May be repeated and overlap. */
export const lapseDeductions = async (db: Db, now: Date): Promise<{ lapsed: number }> => {
  let lapsed = 0
  const overAfter = (last: Key | null): Promise<Key[]> =>
    db
      .selectFrom('deduction_case')
      .select(['village_id', 'id', 'informed_on'])
      .where('state', '=', 'INFORMED')
      .where('informed_on', '<', addDays(dayOf(now), -answerDays - reviewDays))
      .$if(last !== null, (q) =>
        q.where(
          sql<boolean>`(informed_on, village_id, id)
            > (${last?.informed_on}::date, ${last?.village_id}::uuid, ${last?.id}::uuid)`
        )
      )
      .orderBy('informed_on')
      .orderBy('village_id')
      .orderBy('id')
      .limit(BATCH)
      .execute()
  await eachAfter(overAfter, async (key) => {
    if (await db.transaction().execute((tx) => lapseOne(tx, key, now))) lapsed += 1
  })
  return { lapsed }
}
