import type { Insertable, Transaction } from 'kysely'
import { decideAward, type PointsCategory, type RulebookItem } from '@/domain/points/points'
import type { Database } from '../db/schema'
import { postAward, reverseAward } from '../points/ledger'
import rulebook from './data/rulebook.json'
import { dayFrom, instant } from './days'
import { household } from './demo-people'
import type { DemoPlan } from './demo-plan'
import { demoId, numberIn } from './ids'
import { seeded } from './random'
import { type HouseholdPlan, type VillagePlan, villageKeys } from './village-plan'

interface Item extends RulebookItem {
  readonly no: number
  readonly evidence: string | null
}

/** The items of the real table that a rulebook may hold; what was left out says why in the data file. */
export function demoItems(villageIndex: number): Item[] {
  const kept = rulebook.items.filter((item) => item.category !== undefined && item.left_out === undefined)
  return kept.map((item, i) => ({
    id: demoId('item', numberIn(villageIndex, i + 1)),
    no: i + 1,
    category: item.category as PointsCategory,
    words: item.words,
    points: item.points,
    unit: item.unit,
    // The source states no cap for any of them, and none is made up.
    cap: null,
    evidence: item.evidence,
    effectiveFrom: rulebook.effective_from,
    effectiveTo: null
  }))
}

/** The first rulebook of both villages. */
export async function loadRulebooks(db: Transaction<Database>, plan: DemoPlan): Promise<void> {
  const year = rulebook.effective_from.slice(0, 4)
  const books = villageKeys.map((key, index) => ({
    village_id: plan[key].id,
    id: demoId('rulebook', index + 1),
    version: 1,
    title: `${plan[key].name}积分细则（${year}年）`,
    source: `${rulebook.scheme}；来源：${rulebook.source}`,
    adopted_by: rulebook.adopted_by,
    effective_from: rulebook.effective_from
  }))
  const items = books.flatMap((book, index) =>
    demoItems(index).map(
      ({ id, no, category, words, points, unit, evidence }): Insertable<Database['rulebook_item']> => ({
        village_id: book.village_id,
        rulebook_id: book.id,
        id,
        no,
        category,
        words,
        points,
        unit,
        evidence
      })
    )
  )
  await db.insertInto('rulebook').values(books).execute()
  await db.insertInto('rulebook_item').values(items).execute()
}

interface Deed {
  readonly household: HouseholdPlan
  readonly memberId: string | null
  readonly item: Item
  readonly daysAgo: number
}

const AWARDS = 40
const FIRST_DAYS_AGO = 84
/** The elders' household is seen in the sign-in list: it gets every tenth award. */
const SHOWN_HOUSEHOLD = '03017'
/** One of that household's awards is taken back two days later. */
const REVERSED = 24

/**
 * Village A's awards of the last twelve weeks, through the ledger's own functions, and one that supervision
 * reversed. A deed before the rulebook came into force is left out.
 */
export async function loadPoints(db: Transaction<Database>, plan: DemoPlan, now: Date): Promise<void> {
  const recorders = plan.offices.a.committee
  for (const [i, deed] of planDeeds(plan).entries()) {
    const occurredOn = dayFrom(now, -deed.daysAgo)
    const asked = { householdId: deed.household.id, memberId: deed.memberId, times: 1, occurredOn }
    const award = decideAward(deed.item, asked, occurredOn)
    if (!award.ok) {
      if (award.refusal.code === 'POINTS_RULE_NOT_IN_FORCE') continue
      throw new Error(`demo award refused: ${award.refusal.code}`)
    }
    const clerk = recorders[i % recorders.length]
    if (!clerk) throw new Error('nobody records')
    const at = instant(occurredOn, 17 * 60 + i)
    const posting = {
      villageId: plan.a.id,
      entryId: demoId('award', 2 * i),
      ...{ householdId: asked.householdId, memberId: deed.memberId, itemId: deed.item.id, occurredOn },
      ...{
        points: award.value.points,
        cap: award.value.cap,
        note: null,
        requestId: demoId('request', 2 * i)
      },
      by: { id: clerk.id, name: clerk.name, role: 'committee_member' as const }
    }
    const posted = await postAward(db, posting, at)
    if (posted.status !== 'posted') throw new Error(`demo award not posted: ${posted.status}`)
    if (i === REVERSED)
      await takeBack(db, plan, posting.entryId, instant(dayFrom(now, 2 - deed.daysAgo), 10 * 60))
  }
}

async function takeBack(
  db: Transaction<Database>,
  plan: DemoPlan,
  reverses: string,
  at: Date
): Promise<void> {
  const supervisor = plan.offices.a.supervision[0]
  if (!supervisor) throw new Error('nobody supervises')
  const reversal = {
    villageId: plan.a.id,
    entryId: demoId('award', 2 * REVERSED + 1),
    reverses,
    cap: null,
    by: { id: supervisor.id, name: supervisor.name, role: 'supervision_member' as const },
    reason: '核对签到表，当天到会的是同院落另一户，记错了户。',
    requestId: demoId('request', 2 * REVERSED + 1)
  }
  const { status } = await reverseAward(db, reversal, at)
  if (status !== 'reversed') throw new Error(`demo award not reversed: ${status}`)
}

/** Meetings bring points to whoever came, courtyard checks to the household; nobody records for their own home. */
function planDeeds(plan: DemoPlan): Deed[] {
  const random = seeded('deeds')
  const items = demoItems(0)
  const own = new Set([...plan.offices.a.committee, ...plan.offices.a.supervision].map((m) => m.householdId))
  const others = plan.a.households.filter((h) => !own.has(h.id) && adultAtHome(h) !== undefined)
  return Array.from({ length: AWARDS }, (_, i): Deed => {
    const home = i % 10 === 4 ? household(plan.a, SHOWN_HOUSEHOLD) : random.pick(others)
    const category = i === REVERSED || random.chance(35) ? 'participation' : 'courtyard'
    const item = random.pick(items.filter((each) => each.category === category))
    const memberId = category === 'participation' ? (adultAtHome(home)?.id ?? null) : null
    return { household: home, memberId, item, daysAgo: FIRST_DAYS_AGO - i * 2 }
  })
}

const adultAtHome = (h: VillagePlan['households'][number]) =>
  h.members.find((m) => m.residence === 'resident' && m.birth < '2005')
