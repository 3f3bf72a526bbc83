import { randomUUID } from 'node:crypto'
import { newId } from '../crypto/new-id'
import type { RosterLine } from '../member/roster-workbook'
import { RosterScene } from '../member/testing'
import { as, outcome } from '../testing/caller'
import { postAwards, postHonour, readAccounts, reserve } from './ledger'
import { verifyLedger } from './verify'

let s: RosterScene
beforeAll(async () => {
  s = await RosterScene.begin()
  const rulebook = { village_id: villageId(), rulebook_id: newId() }
  const book = {
    village_id: villageId(),
    id: rulebook.rulebook_id,
    version: 1,
    title: '细则',
    source: '测试'
  }
  await s.base.db
    .insertInto('rulebook')
    .values({ ...book, adopted_by: '村民会议', effective_from: '2026-01-01' })
    .execute()
  await s.base.db
    .insertInto('rulebook_item')
    .values({ ...rulebook, id: itemId, no: 1, words: '互助', points: 5, unit: '次', category: 'virtue' })
    .execute()
  await s.apply([...s.usual, alone, son])
})
afterAll(() => s.end())

const line = (over: Partial<RosterLine>): RosterLine => ({
  ...{ group: '1组', courtyard: '桂花院子', householdNo: '01009', head: '邓大娘', name: '邓大娘' },
  ...{ relation: '户主', sex: '女', birth: '1950-01', phone: '无', residence: '常住', party: '否' },
  ...{ representative: '否', ...over }
})
const alone = line({})
const son = line({ householdNo: '01010', head: '邓老二', name: '邓老二', sex: '男', birth: '1975-05' })
const moved = (to: RosterLine) =>
  line({
    householdNo: to.householdNo,
    head: to.head,
    relation: '其他',
    group: to.group,
    courtyard: to.courtyard
  })

const itemId = newId()
const villageId = () => s.world.A.villageId
const press = () => ({ requestId: randomUUID(), villageId: villageId() })
type Who = 'committee_member' | 'supervision_member' | 'points_assessor'
const who = async (role: Who) => (await as(s.world.callerFor(role, 'A'))).points
const household = async (no: string): Promise<string> =>
  (
    await s.base.db
      .selectFrom('household')
      .select('id')
      .where('village_id', '=', villageId())
      .where('no', '=', no)
      .orderBy('ended_on', (o) => o.asc().nullsFirst())
      .executeTakeFirstOrThrow()
  ).id
const account = async (id: string) => (await readAccounts(s.base.db, villageId(), [id])).get(id)
const by = () => ({ ...s.world.A.holders.committee_member, role: 'committee_member' as const })
const award = async (
  householdId: string,
  points: number,
  more: { expiresOn?: string; pending?: boolean } = {}
) => {
  const [done] = await postAwards(s.base.db, {
    ...{ ...press(), by: by(), now: s.world.time(), batchId: null, pending: more.pending ?? false },
    lines: [
      {
        ...{ line: 0, entryId: newId(), householdId, memberId: null, itemId, points, caps: [] },
        ...{
          slot: null,
          occurredOn: '2026-11-20',
          expiresOn: more.expiresOn ?? null,
          note: null,
          claimId: null
        }
      }
    ]
  })
  expect(done?.status).toBe('posted')
}
const ask = async (role: Who, householdId: string, intoId: string) =>
  (await who(role)).askCarry({ ...press(), householdId, intoId, reason: '老人随儿子住，并成一户' })
const decide = async (role: Who, carryId: string, agree = true) =>
  (await who(role)).decideCarry({ ...press(), carryId, agree, ...(agree ? {} : { words: '再核实一下' }) })

test('a household that moved in with another: what it left goes there, by two people, with its last days', async () => {
  const [from, into] = [await household('01009'), await household('01010')]
  await award(from, 7, { expiresOn: '2027-06-30' })
  await award(from, 20)
  await award(from, 3, { pending: true })
  await s.base.db.transaction().execute(async (tx) => {
    const of = {
      ...press(),
      by: by(),
      now: s.world.time(),
      entryId: newId(),
      householdId: from,
      memberId: null
    }
    await postHonour(tx, { ...of, line: 0, points: 5, on: '2026-11-20', note: '最美' })
    const held = {
      ...press(),
      entryId: newId(),
      redemptionId: newId(),
      points: 2,
      on: '2026-11-21',
      note: null
    }
    await reserve(tx, { ...of, ...held })
  })
  expect(await outcome(ask('committee_member', from, into))).toBe('CARRY_HOUSEHOLD_STAYS')

  await s.apply([...s.usual, moved(son), son])
  expect(await outcome(ask('points_assessor', from, into))).toBe('FORBIDDEN')
  const others = s.world.A.households
  expect(await outcome(ask('committee_member', from, others[0].id))).toBe('CARRY_ELSEWHERE')
  expect(await outcome(ask('committee_member', into, from))).toBe('CARRY_HOUSEHOLD_STAYS')
  const { left } = await (await who('committee_member')).listCarries({ villageId: villageId() })
  expect(left).toEqual([
    expect.objectContaining({
      ...{ householdId: from, no: '01009', available: 25, honour: 5, waiting: 5, formerly: [] },
      homes: [{ householdId: into, householdName: '邓老二（01010）', who: ['邓大娘'] }]
    })
  ])

  const { carryId: own } = await ask('supervision_member', from, into)
  expect(await outcome(ask('committee_member', from, into))).toBe('CARRY_OPEN_ALREADY')
  expect(await outcome(decide('supervision_member', own))).toBe('CARRY_OWN')
  // Nobody else is in this small village's committee: what was asked stays until another supervisor looks.
  await s.base.db
    .updateTable('points_carry')
    .set({ state: 'refused', words: '另外提', decided_by: newId() })
    .set({ decided_by_name: '别人', decided_by_role: 'supervision_member', decided_at: s.world.time() })
    .where('id', '=', own)
    .execute()

  const { carryId: refused } = await ask('committee_member', from, into)
  expect(await decide('supervision_member', refused, false)).toMatchObject({ state: 'refused', available: 0 })
  expect(await outcome(decide('supervision_member', refused))).toBe('CARRY_OVER')
  expect(await account(into)).toMatchObject({ available: 0 })

  const { carryId } = await ask('committee_member', from, into)
  const listed = (await (await who('supervision_member')).listCarries({ villageId: villageId() })).carries[0]
  expect(listed).toMatchObject({
    carryId,
    state: 'open',
    mayDecide: true,
    no: '01009',
    intoName: '邓老二（01010）'
  })
  const both = await Promise.all([
    outcome(decide('supervision_member', carryId)),
    outcome(decide('supervision_member', carryId))
  ])
  expect(both.sort()).toEqual(['CARRY_OVER', 'ok'])
  expect(await account(from)).toMatchObject({ available: 0, honour: 0, pending: 3, reserved: 2 })
  expect(await account(into)).toMatchObject({ available: 25, honour: 5, pending: 0, reserved: 0 })
  const lots = await s.base.db
    .selectFrom('points_lot')
    .select(['household_id', 'left_points', 'expires_on'])
    .where('left_points', '>', 0)
    .where('household_id', 'in', [from, into])
    .execute()
  expect(lots).toEqual([{ household_id: into, left_points: 5, expires_on: '2027-06-30' }])
  const { entries } = await (await who('supervision_member')).readStatement({
    villageId: villageId(),
    householdId: into
  })
  expect(entries.map((e) => [e.title, e.points, e.note])).toContainEqual([
    ...['合并转入', 20, '从户号01009并来：老人随儿子住，并成一户']
  ])
  expect(await outcome(ask('committee_member', from, into))).toBe('CARRY_NOTHING')
  expect((await verifyLedger(s.base.db, { villageId: villageId() })).faults).toEqual([])
})

test('into the supervisor’s own household: another decides; and who is no longer there gets nothing', async () => {
  const supervised = s.world.A.households[2]
  const home = s.usual.find((l) => l.householdNo === supervised.no)
  if (!home) throw new Error('the supervisor lives nowhere')
  const aunt = line({ householdNo: '01019', head: '黄幺姑', name: '黄幺姑', birth: '1948-02' })
  await s.apply([...s.usual, moved(son), son, aunt])
  const from = await household('01019')
  await award(from, 6)
  const auntAt = (to: RosterLine) => ({ ...moved(to), name: '黄幺姑', birth: '1948-02' })
  await s.apply([...s.usual, moved(son), son, auntAt(home)])
  const { carryId } = await ask('committee_member', from, supervised.id)
  expect(await outcome(decide('supervision_member', carryId))).toBe('CARRY_RECUSED')
  expect(await outcome(ask('supervision_member', from, supervised.id))).toBe('CARRY_RECUSED')
  // She moves on before it is decided.
  await s.apply([...s.usual, moved(son), son, auntAt(son)])
  const { left } = await (await who('supervision_member')).listCarries({ villageId: villageId() })
  expect(left.find((l) => l.householdId === from)?.homes).toEqual([
    { householdId: await household('01010'), householdName: '邓老二（01010）', who: ['黄幺姑'] }
  ])
})

test('history is written once: the database refuses to change or remove what was asked and decided, and where people went', async () => {
  const { db } = s.base
  for (const change of [
    () => db.updateTable('points_carry').set({ reason: '改一改' }).execute(),
    () =>
      db
        .updateTable('points_carry')
        .set({ state: 'open', decided_by: null, decided_at: null })
        .where('state', '=', 'done')
        .execute(),
    () => db.deleteFrom('points_carry').execute(),
    () => db.deleteFrom('member_move').execute()
  ])
    await expect(change()).rejects.toThrow(/refused|append|permission|denied/)
})
