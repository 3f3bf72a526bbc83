import type { Insertable, Transaction } from 'kysely'
import { defaultRubric } from '@/domain/inspection/rubric'
import { linesAsked, scoreOf, visitResult } from '@/domain/inspection/visit'
import type { Database } from '../db/schema'
import { dayFrom, instant } from './days'
import { household } from './demo-people'
import type { DemoPlan } from './demo-plan'
import { demoId, numberIn } from './ids'
import { demoItems } from './load-rulebooks'
import { type Random, seeded } from './random'
import type { HouseholdPlan, MemberPlan } from './village-plan'

type Tx = Transaction<Database>
type Sheet = Insertable<Database['inspection_sheet']>

/** The elders' household is seen in the sign-in list: the rounds go through its group. */
const ELDERS = '03017'
/** How many of the open round's households one inspector has already scored. */
const BEGUN = 12

interface RoundPlan {
  readonly n: number
  readonly name: string
  readonly from: number
  readonly to: number
  readonly state: 'open' | 'closed'
}

/** The rules of the rulebook that are about rounds, by how they begin. */
const worth = (words: string): string | null =>
  demoItems(0).find((item) => item.words.startsWith(words))?.id ?? null

const rounds: readonly RoundPlan[] = [
  { n: 1, name: '上月庭院卫生检查', from: -40, to: -33, state: 'closed' },
  { n: 2, name: '本月庭院卫生检查', from: -1, to: 9, state: 'open' }
]

/** A yard is as it is; three people see it a little differently. */
const marksOf = (random: Random, tidy: number): Record<string, number> =>
  Object.fromEntries(
    linesAsked(defaultRubric, 'none').map((line) => {
      const weak = line.id === 'drain' || line.id === 'firewood' ? 1 : 0
      return [line.id, Math.max(3, Math.min(10, tidy - weak + random.int(0, 1)))]
    })
  )

/** Old people who live alone, as the committee has noted them. */
const isHelped = (home: HouseholdPlan, year: number): boolean =>
  home.members.length === 1 && home.members.every((m) => year - Number(m.birth.slice(0, 4)) >= 75)

/** Village A's rounds through the elders' group: one that is over, one under way that somebody has begun. */
export async function loadRounds(db: Tx, plan: DemoPlan, now: Date): Promise<void> {
  const village = plan.a
  const groupId = household(village, ELDERS).groupId
  const homes = village.households.filter((h) => h.groupId === groupId)
  const [, leader, second, third] = plan.offices.a.committee
  const host = plan.offices.a.hosts.find((m) => m.courtyardId === household(village, ELDERS).courtyardId)
  if (!leader || !second || !third || !host) throw new Error('nobody goes round')
  const inspectors = [leader, second, host, third]
  const helped = homes.filter((h) => isHelped(h, now.getUTCFullYear()))
  await db
    .insertInto('inspection_word')
    .values(
      helped.map((h, i) => ({
        ...{
          village_id: village.id,
          id: demoId('round_word', i + 1),
          household_id: h.id,
          kind: 'helped' as const
        },
        ...{ value: true, at: instant(dayFrom(now, -60), 600), by_id: leader.id, by_name: leader.name }
      }))
    )
    .execute()
  for (const round of rounds) {
    const random = seeded(`round-${round.n}`)
    const scored = round.state === 'closed' ? homes : homes.slice(0, BEGUN)
    const scorers = round.state === 'closed' ? [leader, second, third] : [third]
    const tidy = new Map(scored.map((h) => [h.id, h.no === ELDERS ? 8 : random.int(6, 10)]))
    const sheets = scored
      .filter((h) => !helped.includes(h))
      .flatMap((home) =>
        scorers
          .filter((m) => m.householdId !== home.id)
          .map((m) => ({ home, by: m, marks: marksOf(random, tidy.get(home.id) ?? 8) }))
      )
      .map(({ home, by, marks }, i): Sheet => {
        const at = instant(dayFrom(now, round.from), 9 * 60 + i)
        return {
          ...{ village_id: village.id, id: demoId('round_sheet', numberIn(round.n, i + 1)) },
          ...{ round_id: demoId('round', round.n), household_id: home.id, inspector_id: by.id, at },
          ...{ received_at: at, consent: 'none', marks: JSON.stringify(marks) },
          ...{ score: scoreOf(defaultRubric, marks), help: '', again: false },
          advice: home.no === ELDERS && by === leader ? '柴草码整齐一点，就更好了' : ''
        }
      })
    await writeRound(db, { plan, now, round, homes, helped, inspectors, leader, sheets })
  }
}

interface Whole {
  readonly plan: DemoPlan
  readonly now: Date
  readonly round: RoundPlan
  readonly homes: readonly HouseholdPlan[]
  readonly helped: readonly HouseholdPlan[]
  readonly inspectors: readonly MemberPlan[]
  readonly leader: MemberPlan
  readonly sheets: readonly Sheet[]
}

const stopOf = ({ plan, round, helped, sheets }: Whole, home: HouseholdPlan, index: number) => {
  const own = sheets.filter((s) => s.household_id === home.id)
  const result = visitResult(
    helped.includes(home),
    own.map((s) => ({
      ...{ id: s.id, memberId: s.inspector_id, at: String(s.at), again: s.again, score: s.score ?? null }
    }))
  )
  return {
    ...{ village_id: plan.a.id, round_id: demoId('round', round.n), household_id: home.id, no: index + 1 },
    ...{ kind: result.kind, sheets: own.length },
    score: 'score' in result ? result.score : null,
    level: result.kind === 'done' ? result.level : null,
    spread: result.kind === 'look_again' ? result.spread : null
  }
}

const writeRound = async (db: Tx, whole: Whole): Promise<void> => {
  const { plan, now, round, homes, inspectors, leader, sheets } = whole
  const key = { village_id: plan.a.id, round_id: demoId('round', round.n) }
  await db
    .insertInto('inspection_round')
    .values({
      ...{ village_id: key.village_id, id: key.round_id, name: round.name, state: round.state },
      ...{ from_day: dayFrom(now, round.from), to_day: dayFrom(now, round.to), rubric_version: 0 },
      ...{ leader_id: leader.id, leader_name: leader.name },
      ...(round.state === 'open'
        ? { cleanest_item: worth('月评“最清洁”'), clean_item: worth('月评“清洁”') }
        : {})
    })
    .execute()
  await db
    .insertInto('inspection_inspector')
    .values(inspectors.map((m) => ({ ...key, member_id: m.id })))
    .execute()
  await db
    .insertInto('inspection_stop')
    .values(homes.map((home, i) => stopOf(whole, home, i)))
    .execute()
  await db
    .insertInto('inspection_sheet')
    .values([...sheets])
    .execute()
  const ends = [
    { kind: 'opened' as const, day: round.from },
    ...(round.state === 'closed' ? [{ kind: 'closed' as const, day: round.to }] : [])
  ]
  await db
    .insertInto('inspection_round_event')
    .values(
      ends.map(({ kind, day }, i) => ({
        ...{
          ...key,
          id: demoId('round_event', numberIn(round.n, i)),
          at: instant(dayFrom(now, day), 8 * 60),
          kind
        },
        ...{ actor_id: leader.id, actor_name: leader.name }
      }))
    )
    .execute()
}
