import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import type { RulebookDraft } from '@/domain/rulebook/rule-item'
import { newId } from '../crypto/new-id'
import { lapseDeductions } from '../jobs/lapse-deductions'
import { saveRulebook } from '../rulebook/save-rulebook'
import { as, outcome } from '../testing/caller'
import { lockWaiters } from '../testing/lock-waiters'
import { worldScene } from '../testing/world-scene'
import { postAwards, readAccounts } from './ledger'
import { sealVillage } from './seal'

const scene = worldScene()
const at = () => scene.world.A
const press = () => ({ requestId: randomUUID(), villageId: at().villageId })
const home = (i: 0 | 1 | 2 = 0) => at().households[i].id
const later = (days: number) => scene.world.time(new Date(scene.world.time().getTime() + days * 86_400_000))
type Who = 'villager' | 'committee_member' | 'supervision_member' | 'township_staff'
const who = async (role: Who) => (await as(scene.world.callerFor(role, 'A'))).points

const [minusItem, plusItem] = [newId(), newId()]
const rule = {
  unit: '次',
  caps: [],
  evidence: null,
  recordedBy: ['committee' as const],
  group: null,
  honour: false
}
const book: RulebookDraft = {
  ...{ title: '积分细则', source: '本村', effectiveFrom: '2026-11-23', effectiveTo: null, expiry: null },
  ...{ deductionPeriod: 'quarter', groups: [] },
  items: [
    { ...rule, category: 'courtyard', words: '门前杂物不收拾', points: -5 },
    { ...rule, category: 'courtyard', words: '院坝干净', points: 3 }
  ]
}

/** A rulebook with deductions, adopted by a resolution and filed. */
const adopt = () =>
  saveRulebook(
    scene.db,
    { villageId: at().villageId, rulebookId: newId() },
    { ...book, version: 2, adoptedBy: '村民会议决议' },
    {
      ...{ decisionId: scene.life.publishedDecisionId, adoptedOn: '2026-11-23', fingerprint: null },
      ...{ resolvedOn: '2026-11-20', filedDocument: '备案〔2026〕3号' }
    },
    { idOf: (no) => (no === 1 ? minusItem : plusItem), saidOf: () => null }
  )

const award = async (points: number, occurredOn: string, householdId = home()) => {
  const line = { line: 0, entryId: newId(), householdId, memberId: null, itemId: plusItem, points }
  const by = { ...at().holders.committee_member, role: 'committee_member' as const }
  const rest = { caps: [], slot: null, occurredOn, expiresOn: null, note: null, claimId: null }
  await postAwards(scene.db, {
    ...{
      ...press(),
      by,
      now: scene.world.time(),
      batchId: null,
      pending: false,
      lines: [{ ...line, ...rest }]
    }
  })
}
const remind = async (over: object = {}) => {
  const asked = {
    householdId: home(),
    itemId: minusItem,
    occurredOn: '2026-11-23',
    words: '请把门前的杂物收好'
  }
  return (await who('committee_member')).remindDeduction({ ...press(), ...asked, ...over })
}
const inform = async (caseId: string) =>
  (await who('committee_member')).informDeduction({ ...press(), caseId, words: '提醒以后仍没有收好' })
const review = async (caseId: string, keep = true) =>
  (await who('supervision_member')).reviewDeduction({ ...press(), caseId, keep, reason: '现场看过' })
const available = async () =>
  (await readAccounts(scene.db, at().villageId, [home()])).get(home())?.available ?? 0

const hasDesk = async (
  role: 'villager' | 'committee_member' | 'supervision_member',
  where: 'A' | 'B' = 'A'
) => (await (await as(scene.world.callerFor(role, where))).session.read({})).may.includes('deduction_list')

test('off: without a resolution in force nothing can be begun, and nobody has a desk for it', async () => {
  expect([await hasDesk('committee_member'), await hasDesk('supervision_member')]).toEqual([false, false])
  expect(await outcome(remind({ itemId: scene.life.itemId, occurredOn: '2026-11-20' }))).toBe(
    'DEDUCTION_NO_SUCH_RULE'
  )
  await adopt()
  expect([await hasDesk('committee_member'), await hasDesk('supervision_member')]).toEqual([true, true])
  expect([await hasDesk('villager'), await hasDesk('committee_member', 'B')]).toEqual([false, false])
  // Resolved, but the deed was before it took effect.
  expect(await outcome(remind({ occurredOn: '2026-11-22' }))).toBe('DEDUCTION_NO_SUCH_RULE')
  later(1)
  expect(await outcome(remind({ occurredOn: '2026-11-24' }))).toBe('DEDUCTION_DAY_AHEAD')
  expect(await outcome(remind({ itemId: plusItem }))).toBe('DEDUCTION_NO_SUCH_RULE')
  expect(await outcome(remind({ householdId: home(1) }))).toBe('POINTS_OWN_HOUSEHOLD')
})

test('remind, a day, inform, three days, review: only so, and no more than the period has of the category', async () => {
  await award(3, '2026-11-23')
  await award(9, '2026-09-30')
  const before = await available()
  const { caseId } = await remind()
  expect(await outcome(inform(caseId))).toBe('DEDUCTION_TOO_SOON')
  expect(await outcome(review(caseId))).toBe('DEDUCTION_WRONG_STEP')
  later(1)
  await inform(caseId)
  expect(await outcome(review(caseId))).toBe('DEDUCTION_ANSWER_OPEN')
  later(3)
  expect(await outcome(review(caseId))).toBe('DEDUCTION_ANSWER_OPEN')
  later(1)
  const done = await review(caseId)
  // The rule says 5; this quarter has 3 points of the courtyard, and last quarter's are nobody's business.
  expect(done).toMatchObject({ state: 'BOOKED', taken: 3 })
  expect(await available()).toBe(before - 3)
  expect(await outcome(review(caseId))).toBe('DEDUCTION_WRONG_STEP')
  const entry = (await (await who('villager')).readStatement({ ...press(), householdId: home() })).entries[0]
  expect(entry).toMatchObject({ kind: 'deduction', sign: 'out', points: 3, note: '现场看过' })
})

test('where the quarter has nothing of the category nothing is taken, and the balance never falls below zero', async () => {
  expect(await outcome(remind())).toBe('DEDUCTION_SAME_ALREADY')
  const { caseId } = await remind({ occurredOn: '2026-11-24' })
  later(1)
  await inform(caseId)
  const before = await available()
  const own = await who('villager')
  await own.answerDeduction({ ...press(), caseId, words: '那天出门看病了' })
  expect(await outcome(review(caseId))).toBe('DEDUCTION_ANSWER_OPEN')
  later(4)
  expect(await review(caseId)).toMatchObject({ state: 'BOOKED', taken: 0 })
  expect(await available()).toBe(before)
})

test('put right, or dropped in review, costs nothing; a review that comes too late never does', async () => {
  const twice = { occurredOn: '2026-11-25' }
  const mended = await remind(twice)
  expect(await outcome(remind(twice))).toBe('DEDUCTION_SAME_ALREADY')
  expect(
    await (await who('committee_member')).mendDeduction({ ...press(), caseId: mended.caseId })
  ).toMatchObject({ state: 'DROPPED', taken: null })
  const dropped = await remind(twice)
  const late = await remind({ occurredOn: '2026-11-26' })
  later(1)
  for (const { caseId } of [dropped, late]) await inform(caseId)
  later(4)
  expect(
    await outcome((await who('villager')).answerDeduction({ ...press(), caseId: late.caseId, words: '晚了' }))
  ).toBe('DEDUCTION_ANSWER_LATE')
  expect(await review(dropped.caseId, false)).toMatchObject({ state: 'DROPPED' })
  // Judged once: nobody is told again and again of the same until it costs something after all.
  expect(await outcome(remind(twice))).toBe('DEDUCTION_SAME_ALREADY')
  later(6)
  expect(await lapseDeductions(scene.db, scene.world.time())).toEqual({ lapsed: 0 })
  later(1)
  expect(await outcome(review(late.caseId))).toBe('DEDUCTION_REVIEW_LATE')
  expect(await lapseDeductions(scene.db, scene.world.time())).toEqual({ lapsed: 1 })
  expect(await lapseDeductions(scene.db, scene.world.time())).toEqual({ lapsed: 0 })
})

test('nobody sees a deduction but the household and those who handle it', async () => {
  const listed = await (await who('committee_member')).listDeductions({ villageId: at().villageId })
  expect(listed.cases.map((c) => c.stateName)).toEqual([
    ...['不扣分', '不扣分', '不扣分', '已扣分', '已扣分', '不扣分']
  ])
  const of = (householdId: string) => ({ villageId: at().villageId, householdId })
  const villager = await who('villager')
  expect((await villager.listOwnDeductions(of(home()))).cases).toHaveLength(6)
  expect(await outcome(villager.listOwnDeductions(of(home(1))))).toBe('FORBIDDEN')
  expect(await outcome(villager.listDeductions({ villageId: at().villageId }))).toBe('FORBIDDEN')
  const township = await who('township_staff')
  expect(await outcome(township.listDeductions({ villageId: at().villageId }))).toBe('FORBIDDEN')
  expect(await outcome(township.listOwnDeductions(of(home())))).toBe('FORBIDDEN')
  const told = await scene.db
    .selectFrom('outbox')
    .select('holder_id')
    .distinct()
    .where('kind', 'like', 'deduction_%')
    .execute()
  const heads = at().households[0].members.map((m) => m.id)
  const supervisor = at().holders.supervision_member.id
  expect(told.map((t) => t.holder_id).filter((id) => !heads.includes(id))).toEqual([supervisor])
})

test('a household reads what it was told and by whom, and who reviewed it', async () => {
  const { cases } = await (await who('villager')).listOwnDeductions({
    villageId: at().villageId,
    householdId: home()
  })
  const { committee_member: clerk, supervision_member: reviewer } = at().holders
  expect(cases.filter((c) => c.informedOn !== null).at(-1)).toMatchObject({
    ...{ remindedBy: clerk.name, informedBy: clerk.name, reviewedBy: reviewer.name },
    ...{ informedWords: '提醒以后仍没有收好', reason: '现场看过' }
  })
  const mended = cases.find((c) => c.informedOn === null)
  expect(mended).toMatchObject({ informedBy: null, informedWords: null, reviewedBy: null })
})

test('no list that the village reads shows a deduction, not even by a smaller sum', async () => {
  await scene.db.transaction().execute((tx) => sealVillage(tx, at().villageId, scene.world.time()))
  const [villager, committee] = [await who('villager'), await who('committee_member')]
  const quarter = { villageId: at().villageId, period: '2026' }
  const open = (await villager.listEarnedPublic(quarter)).households[0]
  const named = (await committee.listEarned(quarter)).households[0]
  // Not the offices' either: of them only some handle deductions, and both lists side by side would tell.
  expect([open?.courtyard, named?.courtyard]).toEqual([12, 12])
  expect((await villager.readSums(quarter)).byCategory[1]).toMatchObject({
    category: 'courtyard',
    points: 12
  })
  expect((await villager.readSums({ ...quarter, period: '2026-09' })).total).toBe(9)
})

test('two reviews at one moment take no more than the period has; a month with nothing but a deduction lists nobody', async () => {
  await award(4, '2026-11-27')
  const day = scene.world.time().toISOString().slice(0, 10)
  expect(day.slice(0, 7)).toBe('2026-12')
  const first = await remind({ occurredOn: day })
  const second = await remind({ occurredOn: '2026-12-01' })
  later(1)
  for (const { caseId } of [first, second]) await inform(caseId)
  later(4)
  // Both have begun before the ledger lets either of them book.
  const owner = new Client({ connectionString: scene.ownerUrl })
  await owner.connect()
  await owner.query('begin')
  await owner.query('select 1 from points_account where household_id = $1 for update', [home()])
  const both = Promise.all([review(first.caseId), review(second.caseId)])
  await lockWaiters(scene.db, 2)
  await owner.query('commit')
  await owner.end()
  const done = await both
  expect(done.map((d) => d.taken).sort()).toEqual([0, 4])
  await scene.db.transaction().execute((tx) => sealVillage(tx, at().villageId, scene.world.time()))
  const month = { villageId: at().villageId, period: '2026-12' }
  expect((await (await who('villager')).listEarnedPublic(month)).households).toEqual([])
  expect((await (await who('committee_member')).listEarned(month)).households).toEqual([])
})

test('a public sum does not move when a deduction is booked, neither before nor after it is sealed', async () => {
  const today = scene.world.time().toISOString().slice(0, 10)
  await award(5, today)
  const seal = () =>
    scene.db.transaction().execute((tx) => sealVillage(tx, at().villageId, scene.world.time()))
  const seen = async () => {
    const { households } = await (await who('villager')).listEarnedPublic({
      ...{ villageId: at().villageId, period: '2026' }
    })
    return households[0]?.courtyard
  }
  await seal()
  const before = await seen()
  const { caseId } = await remind({ occurredOn: '2026-11-27' })
  later(1)
  await inform(caseId)
  later(4)
  expect(await review(caseId)).toMatchObject({ state: 'BOOKED', taken: 5 })
  expect(await seen()).toBe(before)
  await seal()
  expect(await seen()).toBe(before)
})

test('a later version without deductions turns them off; what is open then falls', async () => {
  const { caseId } = await remind({ occurredOn: '2026-11-28' })
  await saveRulebook(
    scene.db,
    { villageId: at().villageId, rulebookId: newId() },
    {
      ...{ ...book, version: 3, adoptedBy: '村民会议决议', deductionPeriod: null },
      ...{ effectiveFrom: '2026-12-01', items: book.items.slice(1) }
    },
    { decisionId: null, adoptedOn: null, fingerprint: null, resolvedOn: null, filedDocument: null },
    { idOf: () => newId(), saidOf: () => null }
  )
  later(1)
  expect(await outcome(inform(caseId))).toBe('DEDUCTION_OFF')
  expect(await (await who('committee_member')).mendDeduction({ ...press(), caseId })).toMatchObject({
    state: 'DROPPED'
  })
  // What was begun has to be seen to its end.
  expect(await hasDesk('committee_member')).toBe(true)
})
