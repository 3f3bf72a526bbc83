import type { Transaction } from 'kysely'
import type { Database } from '../db/schema'
import { postAwards, reverseEntry } from '../points/ledger'
import { dayFrom, instant } from './days'
import { household } from './demo-people'
import type { DemoPlan } from './demo-plan'
import { demoId } from './ids'
import { type DemoItem, demoItems } from './load-rulebooks'
import { seeded } from './random'
import type { HouseholdPlan, VillagePlan } from './village-plan'

interface Deed {
  readonly household: HouseholdPlan
  readonly memberId: string | null
  readonly item: DemoItem
  readonly daysAgo: number
}

const AWARDS = 40
const FIRST_DAYS_AGO = 84
/** The elders' household is seen in the sign-in list: it gets every tenth award. */
const SHOWN_HOUSEHOLD = '03017'
/** A representative's household, in the sign-in list as well, with something to redeem. */
const NEIGHBOURS_HOUSEHOLD = '08012'
/** One of that household's awards is taken back two days later. */
const REVERSED = 24

/**
 * Village A's awards of the last twelve weeks, through the ledger's own functions, and one that supervision
 * reversed, of a stretch of days counted back. A deed before the rulebook came into force is left out.
 */
export async function loadPoints(
  db: Transaction<Database>,
  plan: DemoPlan,
  now: Date,
  days: { readonly from: number; readonly to: number }
): Promise<void> {
  const recorders = plan.offices.a.committee
  for (const [i, deed] of planDeeds(plan).entries()) {
    if (deed.daysAgo > days.from || deed.daysAgo < days.to) continue
    const occurredOn = dayFrom(now, -deed.daysAgo)
    if (occurredOn < deed.item.effectiveFrom) continue
    const clerk = recorders[i % recorders.length]
    if (!clerk) throw new Error('nobody records')
    const at = instant(occurredOn, 17 * 60 + i)
    const entryId = demoId('award', 2 * i)
    const [posted] = await postAwards(db, {
      ...{
        villageId: plan.a.id,
        requestId: demoId('request', 2 * i),
        now: at,
        batchId: null,
        pending: false
      },
      by: { id: clerk.id, name: clerk.name, role: 'committee_member' },
      lines: [
        {
          ...{ line: 0, entryId, householdId: deed.household.id, memberId: deed.memberId, occurredOn },
          ...{ itemId: deed.item.id, points: deed.item.points, caps: [], slot: null },
          ...{ expiresOn: null, note: null, claimId: null }
        }
      ]
    })
    if (posted?.status !== 'posted') throw new Error(`demo award not posted: ${posted?.status}`)
    if (i === REVERSED) await takeBack(db, plan, entryId, instant(dayFrom(now, 2 - deed.daysAgo), 10 * 60))
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
    now: at,
    by: { id: supervisor.id, name: supervisor.name, role: 'supervision_member' as const },
    reason: '核对签到表，当天到会的是同院落另一户，记错了户。',
    requestId: demoId('request', 2 * REVERSED + 1)
  }
  const { status } = await reverseEntry(db, reversal)
  if (status !== 'reversed') throw new Error(`demo award not reversed: ${status}`)
}

/** Meetings bring points to whoever came, courtyard checks to the household; nobody records for their own home. */
function planDeeds(plan: DemoPlan): Deed[] {
  const random = seeded('deeds')
  // Those without a cap, so that deeds made up at random pass none.
  const items = demoItems(0).filter((item) => item.points > 0 && item.caps.length === 0)
  const own = new Set([...plan.offices.a.committee, ...plan.offices.a.supervision].map((m) => m.householdId))
  const others = plan.a.households.filter((h) => !own.has(h.id) && adultAtHome(h) !== undefined)
  return Array.from({ length: AWARDS }, (_, i): Deed => {
    const shown = i % 10 === 4 ? SHOWN_HOUSEHOLD : i % 10 === 8 ? NEIGHBOURS_HOUSEHOLD : null
    const home = shown ? household(plan.a, shown) : random.pick(others)
    const category = i === REVERSED || random.chance(35) ? 'participation' : 'courtyard'
    const item = random.pick(items.filter((each) => each.category === category))
    const memberId = category === 'participation' ? (adultAtHome(home)?.id ?? null) : null
    return { household: home, memberId, item, daysAgo: FIRST_DAYS_AGO - i * 2 }
  })
}

const adultAtHome = (h: VillagePlan['households'][number]) =>
  h.members.find((m) => m.residence === 'resident' && m.birth < '2005')
