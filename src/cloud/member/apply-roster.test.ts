import { randomUUID } from 'node:crypto'
import { TRPCError } from '@trpc/server'
import type { Context } from '../api/context'
import { RefusalError } from '../api/refusal-error'
import { t } from '../api/trpc'
import { type TestDatabase, withDatabase } from '../testing/database'
import { buildWorld, type World } from '../testing/world'
import type { RosterLine } from './roster-workbook'
import { memberRouter } from './router'
import { fileOf, headings, linesOf, workbookOf } from './testing'

const callerOf = t.createCallerFactory(memberRouter)
const now = new Date('2026-11-22T02:00:00Z')
const secret = Buffer.alloc(32, 7)

let base: TestDatabase
let world: World
let clerk: Context
let births: Map<string, string>
let usual: RosterLine[]

beforeEach(async () => {
  base = await withDatabase()
  world = await buildWorld(base.db, secret, now)
  clerk = await world.callerFor('committee_member', 'A')
  const rows = await base.db.selectFrom('member').select(['id', 'birth_month']).execute()
  births = new Map(rows.map((r) => [r.id, r.birth_month ?? '']))
  usual = linesOf(world.A, births)
})
afterEach(async () => {
  await world.close()
  await base.drop()
})

const outcome = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: unknown) => {
      if (error instanceof TRPCError && error.cause instanceof RefusalError) return error.cause.refusal.code
      if (error instanceof TRPCError && error.code === 'BAD_REQUEST') return 'INPUT_INVALID'
      throw error
    }
  )
const preview = async (lines: readonly RosterLine[]) =>
  callerOf(clerk).previewRoster({ villageId: world.A.villageId, file: await fileOf(lines) })
const apply = async (
  lines: readonly RosterLine[],
  more: { confirmEnding?: boolean; requestId?: string } = {}
) =>
  callerOf(clerk).applyRoster({
    requestId: randomUUID(),
    villageId: world.A.villageId,
    file: await fileOf(lines),
    ...more
  })
const change = (name: string, to: Partial<RosterLine>) =>
  usual.map((l) => (l.name === name ? { ...l, ...to } : l))
const without = (...names: string[]) => usual.filter((l) => !names.includes(l.name))
const member = (name: string) =>
  base.db
    .selectFrom('member')
    .selectAll()
    .where('village_id', '=', world.A.villageId)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
const events = () =>
  base.db
    .selectFrom('member_event')
    .select(['kind', 'detail', 'import_id'])
    .where('village_id', '=', world.A.villageId)
    .orderBy('id')
    .execute()
const everything = async () => {
  const tables = [
    'village_group',
    'courtyard',
    'household',
    'member',
    'role_grant',
    'binding',
    'roster_import',
    'member_event'
  ] as const
  return Promise.all(tables.map((table) => base.db.selectFrom(table).selectAll().orderBy('id').execute()))
}

describe('refuses', () => {
  test('whoever may not import, and a village that is not one', async () => {
    const file = await fileOf(usual)
    const villageId = world.A.villageId
    for (const role of [
      'visitor',
      'villager',
      'supervision_member',
      'courtyard_host',
      'township_staff',
      'sys_admin'
    ] as const) {
      const caller = callerOf(await world.callerFor(role, 'A'))
      const expected = role === 'visitor' ? 'NOT_SIGNED_IN' : 'FORBIDDEN'
      expect([role, await outcome(caller.previewRoster({ villageId, file }))]).toEqual([role, expected])
      expect([role, await outcome(caller.applyRoster({ requestId: randomUUID(), villageId, file }))]).toEqual(
        [role, expected]
      )
      expect([role, await outcome(caller.rosterTemplate({ villageId }))]).toEqual([role, expected])
    }
    const other = callerOf(await world.callerFor('committee_member', 'B'))
    expect(await outcome(other.applyRoster({ requestId: randomUUID(), villageId, file }))).toBe('FORBIDDEN')
    expect(await outcome(callerOf(clerk).previewRoster({ villageId: world.A.townshipId, file }))).toBe(
      'NOT_FOUND'
    )
  })

  test('a file that is none, and text that is no file', async () => {
    const call = (file: string) =>
      outcome(callerOf(clerk).previewRoster({ villageId: world.A.villageId, file }))
    expect(await call(Buffer.from('not a workbook').toString('base64'))).toBe('ROSTER_FILE_UNREADABLE')
    expect([await call(''), await call('<>'), await call('A'.repeat(4_000_001))]).toEqual(
      Array(3).fill('INPUT_INVALID')
    )
  })

  test('a file with one error, as a whole; nothing is written', async () => {
    const before = await everything()
    const lines = change('向小梅', { birth: '1988-13', residence: '外出' })
    expect(await outcome(apply(lines))).toBe('ROSTER_HAS_ERRORS')
    const dry = await preview(lines)
    expect([dry.errors, dry.plan, dry.counts]).toEqual([1, null, null])
    expect(dry.problems[0]).toMatchObject({
      code: 'BIRTH_IMPOSSIBLE',
      severity: 'error',
      row: 4,
      column: '出生年月'
    })
    expect(await everything()).toEqual(before)
  })

  test('an ID-card number anywhere; it is neither answered nor kept', async () => {
    const id = '422802195903150018'
    const cells = [
      [...headings, '身份证号'],
      ...usual.map((l) => [
        l.group,
        l.courtyard,
        l.householdNo,
        l.head,
        l.name,
        l.relation,
        '',
        l.birth,
        '',
        '',
        '',
        '',
        id
      ])
    ]
    const file = (await workbookOf(cells)).toString('base64')
    const dry = await callerOf(clerk).previewRoster({ villageId: world.A.villageId, file })
    expect(dry.problems.map((p) => [p.code, p.column])).toEqual([['ID_NUMBER', '身份证号']])
    expect(JSON.stringify(dry)).not.toContain('19590315')
    expect(
      await outcome(
        callerOf(clerk).applyRoster({ requestId: randomUUID(), villageId: world.A.villageId, file })
      )
    ).toBe('ROSTER_HAS_ERRORS')
  })

  test('to end more than a fifth of the roster without a second yes', async () => {
    const fewer = without('黄显明', '李大翠', '黄𡐓生')
    expect(await preview(fewer)).toMatchObject({ needsConfirmEnding: true, counts: { ended: 3 } })
    expect(await outcome(apply(fewer))).toBe('ROSTER_MANY_ENDED')
    expect(await outcome(apply(fewer, { confirmEnding: true }))).toBe('ok')
    expect((await member('李大翠')).ended_on).toBe('2026-11-22')
  })
})

test('the roster as it stands changes nothing: no history, no import', async () => {
  const before = await everything()
  expect(await preview(usual)).toMatchObject({ nothingToDo: true, errors: 0, problems: [] })
  expect(await apply(usual)).toMatchObject({ importId: null })
  expect(await everything()).toEqual(before)
})

test('joins, changes, ends and takes back, each with its history; applying twice changes nothing', async () => {
  const newcomer: RosterLine = {
    ...(usual[0] as RosterLine),
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
    ...change('向小梅', { residence: '外出', phone: '138 7200 5678' }).filter((l) => l.name !== '向天乐'),
    newcomer
  ]
  const dry = await preview(lines)
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
  const first = await apply(lines)
  expect(first.counts).toMatchObject({
    joined: 1,
    changed: 1,
    ended: 1,
    returned: 0,
    newGroups: 1,
    newHouseholds: 1
  })
  expect(await events()).toEqual([
    { kind: 'ended', detail: { household: '01001' }, import_id: first.importId },
    { kind: 'joined', detail: { household: '03001' }, import_id: first.importId },
    {
      kind: 'changed',
      detail: { phone: ['****7777', '****5678'], residence: ['常住', '外出'] },
      import_id: first.importId
    }
  ])
  const after = await everything()
  expect(await apply(lines)).toMatchObject({ importId: null })
  expect(await everything()).toEqual(after)
  const account = await base.db
    .selectFrom('points_account')
    .select('balance')
    .where('village_id', '=', world.A.villageId)
    .execute()
  expect(account).toHaveLength(4)

  const child = await member('向天乐')
  await apply([...lines, ...usual.filter((l) => l.name === '向天乐')])
  expect(await member('向天乐')).toEqual({ ...child, ended_on: null })
  expect((await events()).at(-1)?.kind).toBe('returned')
})

test('phones are kept as a keyed hash and four digits, and nowhere else', async () => {
  await apply(change('向小梅', { phone: '13872005678' }))
  const { phone_last4, phone_hash } = await member('向小梅')
  expect([phone_last4, phone_hash?.length]).toEqual(['5678', 32])
  const requests = await base.db.selectFrom('request').selectAll().execute()
  expect(JSON.stringify([await everything(), requests])).not.toContain('13872005678')
  expect(JSON.stringify(requests.map((r) => r.answer))).not.toContain('向小梅')
})

test('a lost reply asked for again, two clerks at once: one import', async () => {
  const lines = change('向小梅', { residence: '外出' })
  const requestId = randomUUID()
  const first = await apply(lines, { requestId })
  expect(await apply(lines, { requestId })).toEqual(first)
  const moved = change('向小梅', { residence: '常住' })
  const both = await Promise.all([apply(moved), apply(moved)])
  expect(both.filter((b) => b.importId === null)).toHaveLength(1)
  expect(await base.db.selectFrom('roster_import').select('id').execute()).toHaveLength(2)
})

test('a new head, a move, swapped numbers: one head and one number at any moment', async () => {
  const swapped = usual.map((l) => ({
    ...l,
    householdNo: l.householdNo === '01001' ? '01002' : l.householdNo === '01002' ? '01001' : l.householdNo
  }))
  const lines = swapped.map((l) => {
    if (l.head !== '向国富') return l
    const relation = l.name === '田桂英' ? '户主' : l.name === '向国富' ? '配偶' : l.relation
    return { ...l, head: '田桂英', relation }
  })
  await apply(lines)
  const ids = await base.db
    .selectFrom('household')
    .select(['id', 'no'])
    .where('village_id', '=', world.A.villageId)
    .orderBy('no')
    .execute()
  expect(ids.map((h) => h.id)).toEqual([
    world.A.households[1].id,
    world.A.households[0].id,
    world.A.households[2].id
  ])
  expect([(await member('田桂英')).relation, (await member('向国富')).relation]).toEqual(['head', 'spouse'])
  expect(await preview(lines)).toMatchObject({ nothingToDo: true })

  const joined = lines.map((l) =>
    l.name === '向小梅' ? { ...l, householdNo: '01003', relation: '户主', head: '向小梅' } : l
  )
  await apply(joined)
  const moved = await member('向小梅')
  expect([moved.relation, moved.household_id === world.A.households[0].id]).toEqual(['head', false])
})

test('a household that is gone ends with its people, and its number may be given to others', async () => {
  await apply(without('黄显明', '李大翠', '黄𡐓生'), { confirmEnding: true })
  const gone = world.A.households[2]
  const row = () =>
    base.db
      .selectFrom('household')
      .select(['no', 'ended_on'])
      .where('id', '=', gone.id)
      .executeTakeFirstOrThrow()
  expect(await row()).toEqual({ no: '02003', ended_on: '2026-11-22' })
  const stranger = {
    ...(usual[0] as RosterLine),
    group: '2组',
    courtyard: '',
    householdNo: '02003',
    head: '冉启才',
    name: '冉启才',
    relation: '户主',
    birth: '1980-06',
    phone: ''
  }
  await apply([...without('黄显明', '李大翠', '黄𡐓生'), stranger])
  expect((await member('冉启才')).household_id).not.toBe(gone.id)
  expect(await row()).toEqual({ no: '02003', ended_on: '2026-11-22' })
})

describe('roles and accounts', () => {
  const grants = (holder: string) =>
    base.db
      .selectFrom('role_grant')
      .select(['source', 'from_day', 'to_day', 'granted_by'])
      .where('holder_id', '=', holder)
      .where('role', '=', 'villager_rep')
      .execute()

  test('a representative of the column serves to the end of the village’s term, and no longer than the column says', async () => {
    const chosen = change('向国富', { representative: '是' })
    await apply(chosen)
    const { id } = await member('向国富')
    const by = world.A.holders.committee_member.id
    expect(await grants(id)).toEqual([
      { source: 'roster', from_day: '2026-11-22', to_day: '2029-11-21', granted_by: by }
    ])
    await apply(usual)
    expect(await grants(id)).toMatchObject([{ to_day: '2026-11-22' }])
    expect(await preview(usual)).toMatchObject({ nothingToDo: true })
    world.time(new Date('2026-12-22T02:00:00Z'))
    clerk = await world.callerFor('committee_member', 'A')
    await apply(chosen)
    world.time(new Date('2027-01-10T02:00:00Z'))
    clerk = await world.callerFor('committee_member', 'A')
    await apply(usual)
    expect(await grants(id)).toMatchObject([
      { to_day: '2026-11-22' },
      { from_day: '2026-12-22', to_day: '2027-01-09' }
    ])
  })

  test('a representative whom someone’s hand made is only warned about', async () => {
    const dry = await preview(change('冉春桃', { representative: '否' }))
    expect([dry.nothingToDo, dry.problems.map((p) => p.code)]).toEqual([true, ['REPRESENTATIVE_BY_HAND']])
  })

  test('whoever leaves is unbound, whoever holds an office is named first', async () => {
    const villager = await world.callerFor('villager', 'A')
    expect(villager.actor.grants.length).toBeGreaterThan(0)
    const fewer = without('田桂英', '谭本善').map((l) =>
      l.name === '谭志强' ? { ...l, relation: '户主' } : l
    )
    const lines = fewer.map((l) => (l.head === '谭本善' ? { ...l, head: '谭志强' } : l))
    const dry = await preview(lines)
    expect(dry.problems.map((p) => [p.code, p.message.slice(0, 14)])).toEqual([
      ['ROLE_HOLDER_ENDED', '谭本善现任村党组织书记，表里']
    ])
    await apply(lines)
    const bindings = await base.db
      .selectFrom('binding')
      .select('state')
      .where('holder_id', '=', world.A.holders.villager.id)
      .execute()
    expect(bindings).toEqual([{ state: 'ended' }])
  })
})

describe('export and template', () => {
  test('an export imported again changes nothing, phones and all', async () => {
    await apply(change('向小梅', { residence: '外出', sex: '女' }))
    const before = await everything()
    const { file, fileName } = await callerOf(clerk).exportRoster({ villageId: world.A.villageId })
    expect(fileName).toBe('名册-2026-11-22.xlsx')
    const dry = await callerOf(clerk).previewRoster({ villageId: world.A.villageId, file })
    expect([dry.nothingToDo, dry.problems, dry.people]).toEqual([true, [], usual.length])
    expect(
      await callerOf(clerk).applyRoster({ requestId: randomUUID(), villageId: world.A.villageId, file })
    ).toMatchObject({ importId: null })
    expect(await everything()).toEqual(before)
  })
  test('the template is a file that the import reads', async () => {
    const { file } = await callerOf(clerk).rosterTemplate({ villageId: world.A.villageId })
    const dry = await callerOf(clerk).previewRoster({ villageId: world.A.villageId, file })
    expect([dry.errors, dry.people, dry.counts?.joined]).toEqual([0, 1, 1])
  })
})
