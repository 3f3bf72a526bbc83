import type { Transaction } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import { type Capacity, type HonourContext, type NomineeAction, stepNominee } from '@/domain/honour/nominee'
import type { Role } from '@/domain/role/roles'
import type { Database } from '../db/schema'
import { type NomineeRow, nomineeOf, type RoundRow, roundOf } from '../honour/load-honour'
import { saveNominee, writeNominated, writeOpened } from '../honour/save-honour'
import { dayFrom, instant } from './days'
import { household } from './demo-people'
import type { DemoPlan } from './demo-plan'
import { demoId } from './ids'
import type { HouseholdPlan, MemberPlan } from './village-plan'

type Tx = Transaction<Database>

/** The elders' household is seen in the sign-in list: somebody has put it forward, and it may say yes or no. */
const ELDERS = '03017'

const reasons = [
  '门前屋后天天扫，柴草农具摆得整齐，院里种了一圈花。',
  '带头拆了旧猪圈，污水接进了管网，邻居都跟着学。',
  '垃圾分类做得细，还常帮隔壁老人扫院子。'
] as const
const asked = '两位老人把院子收拾得干净，门口的菜园像花园一样。'

const contextOf = (
  round: RoundRow,
  now: Date,
  { id }: MemberPlan,
  capacity: Capacity
): Omit<HonourContext, 'words' | 'present'> => ({
  today: dayOf(now),
  round: roundOf(round),
  actor: {
    ...{ memberId: id, accountIds: [id], capacities: [capacity] },
    ...{ recused: false, rival: false, viewed: false, judged: false }
  }
})

const putForward = async (
  tx: Tx,
  round: RoundRow,
  n: number,
  home: HouseholdPlan,
  of: { readonly by: MemberPlan; readonly words: string; readonly now: Date }
): Promise<NomineeRow> => {
  const own = of.by.householdId === home.id
  const row = await tx
    .insertInto('honour_nominee')
    .values({
      ...{ village_id: round.village_id, id: demoId('honour_nominee', n), round_id: round.id },
      ...{ household_id: home.id, household_no: home.no, group_id: home.groupId },
      ...{ courtyard_id: home.courtyardId, nominator_id: of.by.id, nominator_name: of.by.name, own },
      ...{ words: of.words, state: own ? 'entered' : 'asked', agreed_at: own ? of.now : null },
      nominated_at: of.now
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await writeNominated(tx, row, { now: of.now, by: { id: of.by.id, name: of.by.name, role: 'villager' } })
  return row
}

/** What the host wrote down in the courtyard; what the rules refuse is a fault of the plan. */
const support = async (tx: Tx, round: RoundRow, row: NomineeRow, host: MemberPlan, now: Date) => {
  const said = { words: '院落里都赞成，说他家天天收拾。', present: '院落里十一户，每户一人' }
  const action: NomineeAction = 'support'
  const done = stepNominee(nomineeOf(row), action, { ...contextOf(round, now, host, 'host'), ...said })
  if (!done.ok) throw new Error(`the demo's courtyard may not speak: ${done.refusal.code}`)
  const role: Role = 'courtyard_host'
  const by = { id: host.id, name: host.name, role }
  await tx
    .insertInto('honour_view')
    .values({
      ...{ village_id: row.village_id, nominee_id: row.id, supports: true, ...said, at: now },
      ...{ by_id: by.id, by_name: by.name, by_role: role }
    })
    .execute()
  await saveNominee(tx, row, action, done.value, { now, by })
}

/** Village A's round of 最美庭院 under way: some households entered, some supported, the elders asked. */
export async function loadHonours(tx: Tx, plan: DemoPlan, now: Date): Promise<void> {
  const village = plan.a
  const elders = household(village, ELDERS)
  const [clerk] = plan.offices.a.committee
  const host = plan.offices.a.hosts.find((m) => m.courtyardId === elders.courtyardId)
  const homes = village.households.filter(
    (h) => h.courtyardId === elders.courtyardId && h.no !== ELDERS && h.id !== host?.householdId
  )
  if (!clerk || !host) throw new Error('nobody awards anything in the demo')
  const opened = instant(dayFrom(now, -8), 9 * 60)
  const round = await tx
    .insertInto('honour_round')
    .values({
      ...{ village_id: village.id, id: demoId('honour_round', 1), category: '最美庭院' },
      ...{ period: `${dayFrom(now, 0).slice(0, 4)}年`, nominate_until: dayFrom(now, 12) },
      ...{ standard: '门前干净，物件摆放整齐，污水不乱流，栽花种菜有生气，邻里都认可。' },
      ...{ plaques: 10, points: 20, method: 'points' as const, state: 'nominating' as const },
      ...{ opened_by: clerk.id, opened_by_name: clerk.name, opened_at: opened }
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await writeOpened(tx, round, {
    now: opened,
    by: { id: clerk.id, name: clerk.name, role: 'committee_member' }
  })
  const hearts: { nomineeId: string; from: HouseholdPlan }[] = []
  for (const [i, words] of reasons.entries()) {
    const home = homes[i]
    const [head] = home?.members ?? []
    if (!home || !head) throw new Error('the elders have no neighbours')
    const at = instant(dayFrom(now, -6), 10 * 60 + i)
    const row = await putForward(tx, round, i + 1, home, { by: head, words, now: at })
    if (i < 2) await support(tx, round, row, host, instant(dayFrom(now, -3), 19 * 60 + i))
    for (const from of homes.slice(0, i + 1)) hearts.push({ nomineeId: row.id, from })
  }
  const [neighbour] = homes[0]?.members ?? []
  if (!neighbour) throw new Error('the elders have no neighbours')
  const at = instant(dayFrom(now, -2), 18 * 60)
  await putForward(tx, round, reasons.length + 1, elders, { by: neighbour, words: asked, now: at })
  await tx
    .insertInto('honour_heart')
    .values(
      hearts.flatMap(({ nomineeId, from }) =>
        from.members.slice(0, 1).map((m) => ({
          ...{ village_id: village.id, nominee_id: nomineeId, member_id: m.id, given: true, at }
        }))
      )
    )
    .execute()
}
