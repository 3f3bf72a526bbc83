import type { Transaction } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import { exampleRulebook } from '@/domain/rulebook/example'
import { inPaperOrder } from '@/domain/rulebook/full-text'
import { adoptRulebook } from '@/domain/rulebook/rulebook'
import type { Database } from '../db/schema'
import { dayFrom, instant } from '../demo/days'
import { demoId } from '../demo/ids'
import { postAwards } from '../points/ledger'
import { saveRulebook } from '../rulebook/save-rulebook'
import type { TrainingPlan } from './training-plan'

type Tx = Transaction<Database>

const items = inPaperOrder(exampleRulebook.items)
const itemId = (no: number): string => demoId('item', no)

/** The example rulebook of the app, in force since the beginning of the year before. */
export const loadRulebook = async (db: Tx, { village }: TrainingPlan, now: Date): Promise<void> => {
  const since = `${Number(dayOf(now).slice(0, 4)) - 1}-01-01`
  const draft = {
    ...{ title: '练习村积分细则', source: '小院自带的样本', effectiveFrom: since, effectiveTo: null },
    ...{ expiry: exampleRulebook.expiry, groups: exampleRulebook.groups, items, deductionPeriod: null }
  }
  const facts = { adoptedOn: since, adoptedBy: '练习，没有表决', deductions: false, previous: null }
  const book = adoptRulebook(draft, facts)
  if (!book.ok) throw new Error(`the training rulebook is refused: ${book.refusal.code}`)
  const how = { decisionId: null, adoptedOn: null, fingerprint: null, resolvedOn: null, filedDocument: null }
  const at = { villageId: village.id, rulebookId: demoId('rulebook', 1) }
  await saveRulebook(db, at, book.value, how, { idOf: itemId, saidOf: () => null })
}

/** Some points for every household, so that whoever one enters as has something to spend in the shop. */
export const loadAwards = async (db: Tx, { village, offices }: TrainingPlan, now: Date): Promise<void> => {
  const no = items.findIndex((item) => item.category === 'courtyard' && item.points >= 5) + 1
  const item = items[no - 1]
  if (!item) throw new Error('the example rulebook has nothing about courtyards')
  const occurredOn = dayFrom(now, -20)
  const { id, name } = offices.secretary
  const posted = await postAwards(db, {
    ...{ villageId: village.id, requestId: demoId('request', 1), now: instant(occurredOn, 17 * 60) },
    ...{ batchId: null, pending: false, by: { id, name, role: 'committee_member' as const } },
    lines: village.households.map((home, line) => ({
      ...{ line, entryId: demoId('award', line), householdId: home.id, memberId: null, occurredOn },
      ...{ itemId: itemId(no), points: item.points * 4, caps: [], slot: null },
      ...{ expiresOn: null, note: '练习', claimId: null }
    }))
  })
  if (posted.some((p) => p.status !== 'posted')) throw new Error('the training awards are refused')
}

/** A round of the first group that nobody has begun. */
export const loadRound = async (db: Tx, { village, offices }: TrainingPlan, now: Date): Promise<void> => {
  const [group] = village.groups
  const [, leader, second, third] = offices.committee
  if (!group || !leader || !second || !third) throw new Error('nobody goes round')
  const key = { village_id: village.id, round_id: demoId('round', 1) }
  await db
    .insertInto('inspection_round')
    .values({
      ...{ village_id: key.village_id, id: key.round_id, name: '练习：庭院卫生检查' },
      ...{ from_day: dayFrom(now, -1), to_day: dayFrom(now, 30), rubric_version: 0 },
      ...{ leader_id: leader.id, leader_name: leader.name }
    })
    .execute()
  await db
    .insertInto('inspection_inspector')
    .values([leader, second, third].map((m) => ({ ...key, member_id: m.id })))
    .execute()
  const homes = village.households.filter((h) => h.groupId === group.id)
  await db
    .insertInto('inspection_stop')
    .values(homes.map((home, i) => ({ ...key, household_id: home.id, no: i + 1 })))
    .execute()
  await db
    .insertInto('inspection_round_event')
    .values({
      ...{ ...key, id: demoId('round_event', 1), at: instant(dayFrom(now, -1), 8 * 60) },
      ...{ kind: 'opened', actor_id: leader.id, actor_name: leader.name }
    })
    .execute()
}
