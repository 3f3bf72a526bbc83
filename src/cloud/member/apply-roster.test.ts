import { randomUUID } from 'node:crypto'
import type { RosterLine } from './roster-workbook'
import { outcome, RosterScene } from './testing'

let s: RosterScene
beforeEach(async () => {
  s = await RosterScene.begin()
})
afterEach(() => s.end())

test('the roster as it stands changes nothing: no history, no import', async () => {
  const before = await s.everything()
  expect(await s.preview(s.usual)).toMatchObject({ nothingToDo: true, errors: 0, problems: [] })
  expect(await s.apply(s.usual)).toMatchObject({ importId: null })
  expect(await s.everything()).toEqual(before)
})

test('joins, changes, ends and takes back, each with its history; applying twice changes nothing', async () => {
  const newcomer: RosterLine = {
    ...(s.usual[0] as RosterLine),
    name: '冉启才',
    relation: '户主',
    head: '冉启才',
    householdNo: '03001',
    group: '3组',
    courtyard: '新院子',
    birth: '1980-06',
    phone: '13872001234',
    representative: '是'
  }
  const lines = [
    ...s.change('向小梅', { residence: '外出', phone: '138 7200 5678' }).filter((l) => l.name !== '向天乐'),
    newcomer
  ]
  const phone = s.usual.find((l) => l.name === '向小梅')?.phone
  const dry = await s.preview(lines)
  expect(dry.plan).toMatchObject({
    joined: [{ name: '冉启才', householdNo: '03001' }],
    changed: [
      {
        name: '向小梅',
        changes: [
          { fieldName: '手机号', to: '****5678' },
          { fieldName: '常住/外出', from: '常住', to: '外出' }
        ]
      }
    ],
    ended: [{ name: '向天乐' }],
    newGroups: ['3组'],
    newCourtyards: ['新院子']
  })
  const first = await s.apply(lines)
  expect(first.counts).toMatchObject({
    joined: 1,
    changed: 1,
    ended: 1,
    returned: 0,
    newGroups: 1,
    newHouseholds: 1
  })
  expect(await s.events()).toEqual([
    { kind: 'ended', detail: { household: '01001' }, import_id: first.importId },
    { kind: 'joined', detail: { household: '03001' }, import_id: first.importId },
    {
      kind: 'changed',
      detail: { phone: [`****${phone?.slice(-4)}`, '****5678'], residence: ['常住', '外出'] },
      import_id: first.importId
    }
  ])
  const after = await s.everything()
  expect(await s.apply(lines)).toMatchObject({ importId: null })
  expect(await s.everything()).toEqual(after)
  const account = await s.base.db
    .selectFrom('points_account')
    .select('available')
    .where('village_id', '=', s.world.A.villageId)
    .execute()
  expect(account).toHaveLength(4)

  const child = await s.member('向天乐')
  await s.apply([...lines, ...s.usual.filter((l) => l.name === '向天乐')])
  expect(await s.member('向天乐')).toEqual({ ...child, ended_on: null })
  expect((await s.events()).at(-1)?.kind).toBe('returned')
})

test('phones are kept as a keyed hash and four digits, and nowhere else', async () => {
  await s.apply(s.change('向小梅', { phone: '13872005678' }))
  const { phone_last4, phone_hash } = await s.member('向小梅')
  expect([phone_last4, phone_hash?.length]).toEqual(['5678', 32])
  const requests = await s.base.db.selectFrom('request').selectAll().execute()
  expect(JSON.stringify([await s.everything(), requests])).not.toContain('13872005678')
  expect(JSON.stringify(requests.map((r) => r.answer))).not.toContain('向小梅')
})

test('a lost reply asked for again, two clerks at once: one import', async () => {
  const lines = s.change('向小梅', { residence: '外出' })
  const requestId = randomUUID()
  const first = await s.apply(lines, { requestId })
  expect(await s.apply(lines, { requestId })).toEqual(first)
  const moved = s.change('向小梅', { residence: '常住' })
  const both = await Promise.all([s.apply(moved), s.apply(moved)])
  expect(both.filter((b) => b.importId === null)).toHaveLength(1)
  expect(await s.base.db.selectFrom('roster_import').select('id').execute()).toHaveLength(2)
})

test('a new head, a move, swapped numbers: one head and one number at any moment', async () => {
  const swapped = s.usual.map((l) => ({
    ...l,
    householdNo: l.householdNo === '01001' ? '01002' : l.householdNo === '01002' ? '01001' : l.householdNo
  }))
  const lines = swapped.map((l) => {
    if (l.head !== '向国富') return l
    const relation = l.name === '田桂英' ? '户主' : l.name === '向国富' ? '配偶' : l.relation
    return { ...l, head: '田桂英', relation }
  })
  await s.apply(lines)
  const ids = await s.base.db
    .selectFrom('household')
    .select(['id', 'no'])
    .where('village_id', '=', s.world.A.villageId)
    .orderBy('no')
    .execute()
  expect(ids.map((h) => h.id)).toEqual([
    s.world.A.households[1].id,
    s.world.A.households[0].id,
    s.world.A.households[2].id
  ])
  expect([(await s.member('田桂英')).relation, (await s.member('向国富')).relation]).toEqual([
    'head',
    'spouse'
  ])
  expect(await s.preview(lines)).toMatchObject({ nothingToDo: true })

  const joined = lines.map((l) =>
    l.name === '向小梅' ? { ...l, householdNo: '01003', relation: '户主', head: '向小梅' } : l
  )
  await s.apply(joined)
  const moved = await s.member('向小梅')
  expect([moved.relation, moved.household_id === s.world.A.households[0].id]).toEqual(['head', false])
})

test('a household that is gone ends with its people, and its number may be given to others', async () => {
  await s.apply(s.without('黄显明', '李大翠', '黄𡐓生'), { confirmEnding: true })
  const gone = s.world.A.households[2]
  const row = () =>
    s.base.db
      .selectFrom('household')
      .select(['no', 'ended_on'])
      .where('id', '=', gone.id)
      .executeTakeFirstOrThrow()
  expect(await row()).toEqual({ no: '02003', ended_on: '2026-11-22' })
  const stranger = {
    ...(s.usual[0] as RosterLine),
    group: '2组',
    courtyard: '',
    householdNo: '02003',
    head: '冉启才',
    name: '冉启才',
    relation: '户主',
    birth: '1980-06',
    phone: ''
  }
  await s.apply([...s.without('黄显明', '李大翠', '黄𡐓生'), stranger])
  expect((await s.member('冉启才')).household_id).not.toBe(gone.id)
  expect(await row()).toEqual({ no: '02003', ended_on: '2026-11-22' })
})

describe('roles and accounts', () => {
  const grants = (holder: string) =>
    s.base.db
      .selectFrom('role_grant')
      .select(['source', 'from_day', 'to_day', 'granted_by'])
      .where('holder_id', '=', holder)
      .where('role', '=', 'villager_rep')
      .execute()

  test('a representative of the column serves to the end of the village’s term, and no longer than the column says', async () => {
    const chosen = s.change('向国富', { representative: '是' })
    await s.apply(chosen)
    const { id } = await s.member('向国富')
    const by = s.world.A.holders.committee_member.id
    expect(await grants(id)).toEqual([
      { source: 'roster', from_day: '2026-11-22', to_day: '2029-11-21', granted_by: by }
    ])
    await s.apply(s.usual)
    expect(await grants(id)).toMatchObject([{ to_day: '2026-11-21' }])
    expect(await s.preview(s.usual)).toMatchObject({ nothingToDo: true })
    s.world.time(new Date('2026-12-22T02:00:00Z'))
    s.clerk = await s.world.callerFor('committee_member', 'A')
    await s.apply(chosen)
    s.world.time(new Date('2027-01-10T02:00:00Z'))
    s.clerk = await s.world.callerFor('committee_member', 'A')
    await s.apply(s.usual)
    expect(await grants(id)).toMatchObject([
      { to_day: '2026-11-21' },
      { from_day: '2026-12-22', to_day: '2027-01-09' }
    ])
  })

  test('a representative whom someone’s hand made is only warned about', async () => {
    const dry = await s.preview(s.change('冉春桃', { representative: '否' }))
    expect([dry.nothingToDo, dry.problems.map((p) => p.code)]).toEqual([true, ['REPRESENTATIVE_BY_HAND']])
  })

  test('whoever leaves is unbound, whoever holds an office is named first', async () => {
    const villager = await s.world.callerFor('villager', 'A')
    expect(villager.actor.grants.length).toBeGreaterThan(0)
    const fewer = s
      .without('田桂英', '谭本善')
      .map((l) => (l.name === '谭志强' ? { ...l, relation: '户主' } : l))
    const lines = fewer.map((l) => (l.head === '谭本善' ? { ...l, head: '谭志强' } : l))
    const dry = await s.preview(lines)
    expect(dry.problems.map((p) => [p.code, p.message.slice(0, 14)])).toEqual([
      ['ROLE_HOLDER_ENDED', '谭本善现任村党组织书记，表里']
    ])
    await s.apply(lines)
    const bindings = await s.base.db
      .selectFrom('binding')
      .select('state')
      .where('holder_id', '=', s.world.A.holders.villager.id)
      .execute()
    expect(bindings).toEqual([{ state: 'ended' }])
  })
})

test('another village is not touched, and a merged one takes no roster any more', async () => {
  const { db } = s.base
  const ofB = () =>
    db.selectFrom('member').selectAll().where('village_id', '=', s.world.B.villageId).orderBy('id').execute()
  const before = await ofB()
  // B has people of the same names and births: none of them may be taken for someone of A.
  await s.apply(s.without('向小梅'))
  await s.apply(s.usual)
  expect(await ofB()).toEqual(before)
  await db
    .updateTable('place')
    .set({ ended_on: '2026-11-21' })
    .where('id', '=', s.world.A.villageId)
    .execute()
  expect(await outcome(s.apply(s.without('向小梅')))).toBe('NOT_FOUND')
})
