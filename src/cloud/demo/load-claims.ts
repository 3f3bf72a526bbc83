import type { Transaction } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import type { Role } from '@/domain/role/roles'
import { bookBatch } from '../claim/close-batch'
import { draftOfBatch } from '../claim/draft-of-batch'
import { finishReview } from '../claim/finish-review'
import { gatherBatch } from '../claim/gather-batch'
import { hangBatch } from '../claim/hang-batch'
import { factsFor, type Judging } from '../claim/judge'
import { readKinship } from '../claim/kinship'
import { loadBatch } from '../claim/load-batch'
import { type LoadedClaim, loadClaims } from '../claim/load-claims'
import { lookAgain, recheckersOf } from '../claim/look-again'
import { recordMany, type SheetToRecord } from '../claim/record-many'
import { saveSteps, stepAll } from '../claim/save-claims'
import type { Database } from '../db/schema'
import { loadNotice } from '../notice/load-notice'
import { actOnNotice, viewOf, writeView } from '../notice/save-notice'
import { villageSubject } from '../place/subjects'
import { dayFrom, instant } from './days'
import { household } from './demo-people'
import type { DemoPlan } from './demo-plan'
import { demoId } from './ids'
import { loadPoints } from './load-points'
import { demoItems } from './load-rulebooks'
import type { HouseholdPlan, MemberPlan } from './village-plan'

type Tx = Transaction<Database>

/** The elders' household is seen in the sign-in list; it has a claim of every kind. */
const SHOWN_HOUSEHOLD = '03017'

/** A day of the demo with the database: everything is done as the offices would have done it then. */
class ClaimsDemo {
  readonly villageId: string

  constructor(
    private readonly tx: Tx,
    private readonly plan: DemoPlan,
    private readonly today: Date
  ) {
    this.villageId = plan.a.id
  }

  at(day: number, minutes: number): Date {
    return instant(dayFrom(this.today, day), minutes)
  }

  private person(m: MemberPlan | undefined, role: Role) {
    if (!m) throw new Error(`nobody holds the office of ${role} in the demo`)
    return { by: { id: m.id, name: m.name, role }, judge: { memberId: m.id, householdId: m.householdId } }
  }

  private async judging(m: MemberPlan | undefined, role: Role, now: Date): Promise<Judging> {
    const { by, judge } = this.person(m, role)
    const kin = await readKinship(this.tx, this.villageId, [by.id])
    const actor = { accountId: null, grants: [], on: dayOf(now) }
    return { by, judge, kin, today: dayOf(now), actor, scorers: null }
  }

  /** One sheet, of as many households as it names; what the rules refuse is a fault of the plan. */
  async sheet(
    day: number,
    words: string,
    of: Partial<SheetToRecord> & Pick<SheetToRecord, 'lines'>
  ): Promise<string> {
    const item = demoItems(0).find((i) => i.words.startsWith(words))
    if (!item) throw new Error(`no rule of the demo begins with ${words}`)
    const clerk = this.person(this.plan.offices.a.committee[3], 'committee_member')
    const now = this.at(day, 18 * 60)
    const { sheetId } = await recordMany(
      { db: this.tx, now },
      {
        ...{ villageId: this.villageId, kind: 'record', itemId: item.id, occurredOn: dayOf(now), times: 1 },
        ...{ note: null, hasPhotos: false, by: clerk.by, office: 'committee' },
        ...of
      }
    )
    if (sheetId === null) throw new Error(`a sheet of the demo was refused: ${words}`)
    return sheetId
  }

  /** The assessors score a sheet on the days after; `given` are theirs in turn, null: full marks. */
  async score(
    sheetId: string,
    day: number,
    given: readonly (number | null)[],
    reason: string | null = null
  ): Promise<void> {
    for (const [i, points] of given.entries()) {
      const now = this.at(day, 19 * 60 + 10 * i)
      const me = await this.judging(this.plan.offices.a.assessors[i], 'points_assessor', now)
      const claims = await loadClaims(this.tx, this.villageId, { sheetId }, true)
      const { done } = stepAll(
        claims,
        ({ row }) => ({ type: 'score', by: me.judge, points: points ?? row.asked, reason }),
        () => factsFor(me)
      )
      await saveSteps(this.tx, this.villageId, done, me.by, now)
    }
  }

  private async review(batchId: string, day: number): Promise<void> {
    const now = this.at(day, 15 * 60)
    const batch = await loadBatch(this.tx, this.villageId, batchId, true)
    if (!batch) throw new Error('the batch of the demo is gone')
    const me = await this.judging(this.plan.offices.a.committee[2], 'committee_member', now)
    const drawn = await this.tx
      .selectFrom('points_batch_claim')
      .select('claim_id')
      .where('village_id', '=', this.villageId)
      .where('batch_id', '=', batchId)
      .where('drawn', '=', true)
      .execute()
    const chosen = new Set(drawn.map((d) => d.claim_id))
    const look = async (c: LoadedClaim) =>
      lookAgain({ db: this.tx, now }, batch, c, { me, points: c.row.points ?? 0, reason: null })
    const before = await loadClaims(this.tx, this.villageId, { batchId }, true)
    for (const claim of before) if (chosen.has(claim.row.id)) await look(claim)
    const claims = await loadClaims(this.tx, this.villageId, { batchId }, true)
    const looked = await recheckersOf(this.tx, this.villageId, batchId)
    const { done } = stepAll(
      claims,
      () => ({ type: 'review', by: me.judge }),
      ({ row }) => factsFor(me, looked.get(row.id) ?? null)
    )
    await saveSteps(this.tx, this.villageId, done, me.by, now)
    await finishReview(this.tx, batch, now)
  }

  private async hang(batchId: string, day: number): Promise<void> {
    const { offices } = this.plan
    const [drafted, signed, up] = [9, 10, 11].map((h) => this.at(day, h * 60)) as [Date, Date, Date]
    const village = await villageSubject(this.tx, this.villageId)
    const batch = await loadBatch(this.tx, this.villageId, batchId, true)
    if (!village || !batch) throw new Error('the batch of the demo is gone')
    const clerk = this.person(offices.a.committee[2], 'committee_member').by
    const actor = { accountId: null, grants: [], on: dayOf(drafted) }
    const draft = await draftOfBatch(
      { db: this.tx, now: drafted, actor },
      village,
      batch,
      clerk,
      demoId('request', 90_001)
    )
    if (draft.noticeId === null || draft.contentHash === null)
      throw new Error('the batch of the demo is empty')
    const { noticeId, contentHash } = draft
    const act = async (m: MemberPlan | undefined, role: Role, now: Date, action: 'cosign' | 'put_up') => {
      const loaded = await loadNotice(this.tx, this.villageId, noticeId, true)
      if (!loaded) throw new Error('the points notice of the demo is gone')
      const { by } = this.person(m, role)
      const who = { memberId: by.id, role: by.role }
      const said =
        action === 'cosign'
          ? { type: action, by: who, contentHash }
          : { type: action, by: who, contentHash, channels: ['wall', 'page'] as const }
      await actOnNotice({ db: this.tx, now }, loaded, said, by)
      return { loaded, by }
    }
    await act(offices.a.supervision[0], 'supervision_member', signed, 'cosign')
    const { loaded, by } = await act(offices.a.secretary, 'party_secretary', up, 'put_up')
    await hangBatch({ db: this.tx, now: up }, loaded, by, demoId('request', 90_002))
  }

  /** A batch from the review to the board. */
  async lastMonth(day: number): Promise<string> {
    const opened = this.at(day, 14 * 60)
    const clerk = this.person(this.plan.offices.a.committee[2], 'committee_member').by
    const { batchId } = await gatherBatch({ db: this.tx, now: opened }, this.villageId, clerk)
    await this.review(batchId, day)
    await this.hang(batchId, day + 1)
    return batchId
  }

  /** The days to object are over; its notice is long since past its term. */
  async book(batchId: string, day: number): Promise<void> {
    await bookBatch(this.tx, { village_id: this.villageId, id: batchId }, this.at(day, 10))
    const batch = await loadBatch(this.tx, this.villageId, batchId)
    const notice = batch?.notice_id && (await loadNotice(this.tx, this.villageId, batch.notice_id))
    if (notice) await writeView(this.tx, notice.row, viewOf(notice, this.today), this.today)
  }
}

const line = (h: HouseholdPlan, who: MemberPlan | null = null) => ({
  householdId: h.id,
  memberId: who?.id ?? null,
  times: null
})

const MONTH_AGO = { first: -44, help: -42, gathered: -40, hung: -39, booked: -32 } as const

/** A work day and a claim that were scored, reviewed, hung and booked last month; the days between are the others'. */
const lastMonth = async (demo: ClaimsDemo, people: Neighbourhood, between: () => Promise<void>) => {
  const { home, neighbours, family } = people
  const day = await demo.sheet(MONTH_AGO.first, '参加五边', {
    lines: [home, ...neighbours.slice(0, 7)].map((h) => line(h)),
    note: '三组河边沟边，上午8点到11点'
  })
  await demo.score(day, MONTH_AGO.first + 1, [null, null, null])
  const help = await demo.sheet(MONTH_AGO.help, '邻里互助', { ...family, note: '帮隔壁收了两天苞谷' })
  await demo.score(help, MONTH_AGO.help + 1, [null, null, null])
  const batchId = await demo.lastMonth(MONTH_AGO.gathered)
  await between()
  await demo.book(batchId, MONTH_AGO.booked)
}

/** What waits today, and what was turned down two days ago. */
const thisMonth = async (demo: ClaimsDemo, { neighbours, family }: Neighbourhood) => {
  const waiting = await demo.sheet(-4, '参加五边', {
    lines: neighbours.slice(2, 8).map((h) => line(h)),
    note: '水渠清淤'
  })
  await demo.score(waiting, -3, [null, null])
  const turned = await demo.sheet(-3, '邻里互助', { ...family, note: '照看隔壁老人' })
  await demo.score(turned, -2, [0, 0, 0], '那天老人在镇上住院，没有人在家')
}

type Family = Partial<SheetToRecord> & Pick<SheetToRecord, 'lines'>
interface Neighbourhood {
  readonly home: HouseholdPlan
  readonly neighbours: readonly HouseholdPlan[]
  readonly family: Family
}

const neighbourhood = (plan: DemoPlan): Neighbourhood => {
  const home = household(plan.a, SHOWN_HOUSEHOLD)
  const daughter = home.members[2]
  const apart = new Set([...plan.offices.a.committee, ...plan.offices.a.assessors].map((m) => m.householdId))
  const neighbours = plan.a.households.filter(
    (h) => h.groupId === home.groupId && h.id !== home.id && !apart.has(h.id)
  )
  if (!daughter) throw new Error('the elders of the demo have no daughter')
  const by = { id: daughter.id, name: daughter.name, role: 'villager' as const }
  const family: Family = { kind: 'claim', office: 'household', by, lines: [line(home, daughter)] }
  return { home, neighbours, family }
}

/**
 * The points of village A in the order in which they were booked: single awards, and between them last month's batch of
 * claims, made by what runs for everybody; then the claims that wait today.
 */
export const loadClaimsAndPoints = async (db: Tx, plan: DemoPlan, now: Date): Promise<void> => {
  const awards = (from: number, to: number) => loadPoints(db, plan, now, { from, to })
  // A county that is shown in the first weeks of its rulebook has nothing behind it yet.
  if (demoItems(0).some((item) => item.effectiveFrom > dayFrom(now, MONTH_AGO.first)))
    return awards(Number.MAX_SAFE_INTEGER, 0)
  const demo = new ClaimsDemo(db, plan, now)
  const people = neighbourhood(plan)
  await awards(Number.MAX_SAFE_INTEGER, 1 - MONTH_AGO.hung)
  await lastMonth(demo, people, () => awards(-MONTH_AGO.hung, 1 - MONTH_AGO.booked))
  await awards(-MONTH_AGO.booked, 0)
  await thisMonth(demo, people)
  // What people were told then is long since read.
  await db.deleteFrom('outbox').where('place_id', '=', plan.a.id).where('at', '<', now).execute()
}
