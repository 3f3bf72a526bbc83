import { outcome } from '../testing/caller'
import { hour, issueScene, press } from '../testing/issue-scene'

const s = issueScene()
beforeEach(() => void s.at('11-23 10:00'))

/** Sorted, given to the host, and worked on. */
const working = async () => {
  const id = await s.shown()
  await s.act('courtyard_host', id, 'triage')
  await s.act('courtyard_host', id, 'assign', { ownerId: s.holder('courtyard_host'), dueOn: '2026-11-28' })
  await s.act('courtyard_host', id, 'start')
  return id
}
const done = async () => {
  const id = await working()
  await s.act('courtyard_host', id, 'done', { reason: '填了石子，压平了' })
  return id
}
const told = async (issueId: string, kind: string) =>
  (await s.db.selectFrom('outbox').selectAll().where('kind', '=', kind).execute())
    .filter((m) => m.payload.issueId === issueId)
    .map((m) => m.holder_id)

describe('refuses', () => {
  test('whoever cannot see the matter, in the words for what is not there', async () => {
    const id = await s.raise()
    expect(await outcome(s.act('villager_rep', id, 'triage'))).toBe('FORBIDDEN')
    const other = await s.who('courtyard_host', 'B')
    const step = { ...press(), villageId: s.villageId(), issueId: id, action: 'triage' as const }
    expect(await outcome(other.issue.act(step))).toBe('FORBIDDEN')
    expect(await outcome((await s.who('visitor')).issue.act(step))).toBe('NOT_SIGNED_IN')
  })
  test('what the table refuses, leaving no trace', async () => {
    const id = await s.shown()
    const lines = () => s.db.selectFrom('issue_event').select('id').where('issue_id', '=', id).execute()
    const before = await lines()
    expect(await outcome(s.act('courtyard_host', id, 'done', { reason: '办好了' }))).toBe('ISSUE_NOT_NOW')
    expect(await outcome(s.act('villager_rep', id, 'triage'))).toBe('ISSUE_NOT_YOURS')
    expect(await lines()).toEqual(before)
  })
  test("an owner who holds no office here, a decision that is not there, the clock's own steps", async () => {
    const id = await s.shown()
    await s.act('courtyard_host', id, 'triage')
    const assign = (ownerId: string) =>
      s.act('courtyard_host', id, 'assign', { ownerId, dueOn: '2026-11-25' })
    expect(await outcome(assign(s.world.B.holders.courtyard_host.id))).toBe('ISSUE_OWNER_WRONG')
    expect(await outcome(assign(s.holder('villager')))).toBe('ISSUE_OWNER_WRONG')
    expect(await outcome(assign(s.holder('party_secretary')))).toBe('ISSUE_OWNER_WRONG')
    expect(await outcome(s.act('committee_member', id, 'transfer', { decisionId: press().requestId }))).toBe(
      'ISSUE_DECISION_MISSING'
    )
    expect(await outcome(s.act('courtyard_host', id, 'close_unrated'))).toBe('INPUT_INVALID')
  })
  test('a phone number in what the village reads, and not in what only the secretary does', async () => {
    const id = await working()
    expect(await outcome(s.act('courtyard_host', id, 'progress', { reason: '找老王，13812345678' }))).toBe(
      'ISSUE_PERSONAL_DATA'
    )
    const quiet = await s.raise({ channel: 'secretary' })
    await s.act('party_secretary', quiet, 'triage')
    expect(
      await outcome(
        s.act('party_secretary', quiet, 'decline', {
          declineReason: 'beyond_powers',
          whereTo: '镇上13812345678'
        })
      )
    ).toBe('ok')
  })
  test('the same press twice is one step', async () => {
    const id = await s.shown()
    const host = await s.who('courtyard_host')
    const step = { ...press(), villageId: s.villageId(), issueId: id, action: 'triage' as const }
    expect([await host.issue.act(step), await host.issue.act(step)].map((m) => m.state)).toEqual([
      'TRIAGED',
      'TRIAGED'
    ])
  })
})

test('说、议、办、评: every step has a name, and the raiser says whether it is settled', async () => {
  const id = await done()
  expect(await told(id, 'issue_to_rate')).toEqual([s.holder('villager')])
  expect(await outcome(s.act('villager_rep', id, 'rate', { rating: 'satisfied' }))).toBe('ISSUE_NOT_YOURS')
  const end = await s.act('villager', id, 'rate', { rating: 'basic' })
  expect(end).toMatchObject({ state: 'CLOSED', stateName: '已解决', closing: 'resolved', dueAt: null })
  const seen = await s.read(id, 'villager_rep')
  expect(seen.history.map((h) => [h.kindName, h.by, h.stateName])).toEqual([
    ['说事', '村民', '已收到'],
    ['公开', '张经办', '已收到'],
    ['接下', '覃秀兰', '已接下'],
    ['交办', '覃秀兰', '已交办'],
    ['开始办理', '覃秀兰', '正在办'],
    ['办完', '覃秀兰', '办完待确认'],
    ['请说事人评价', '系统', '等您评价'],
    ['评价', '村民', '已关闭']
  ])
  expect(seen.history[3]?.facts).toEqual(['由覃秀兰（院落长）办', '11月28日前办完'])
  expect(seen).toMatchObject({ stateName: '已解决', rating: '基本满意', raisedBy: null })
  expect(JSON.stringify(seen)).not.toContain('田桂英')
})

test('dissatisfied: once over again, twice the village calls back and may explain', async () => {
  const id = await done()
  const unhappy = () => s.act('villager', id, 'rate', { rating: 'dissatisfied', reason: '雨一来又塌了' })
  expect((await unhappy()).state).toBe('REWORK')
  await s.act('courtyard_host', id, 'restart')
  await s.act('courtyard_host', id, 'done', { reason: '重新砌了边' })
  expect(await unhappy()).toMatchObject({ state: 'ESCALATED', level: 'village', ownerName: '覃秀兰' })
  expect(await told(id, 'issue_passed_up')).toEqual(
    expect.arrayContaining([s.holder('committee_member'), s.holder('party_secretary')])
  )
  const town = await (await s.who('township_staff')).issue.listTownship({ townshipId: s.world.A.townshipId })
  expect(town.filter((c) => c.callback).map((c) => c.issueId)).toEqual([id])
  expect(await outcome(s.act('courtyard_host', id, 'close_explained', { reason: '要等开春' }))).toBe(
    'ISSUE_NOT_YOURS'
  )
  expect(
    await s.act('committee_member', id, 'close_explained', { reason: '打过电话，要等开春修挡墙' })
  ).toMatchObject({
    stateName: '解释结案'
  })
})

test('returned once with the right owner named, then only the level above names one', async () => {
  const id = await s.shown()
  await s.act('courtyard_host', id, 'triage')
  await s.act('courtyard_host', id, 'assign', { ownerId: s.holder('group_leader'), dueOn: '2026-11-28' })
  expect(await told(id, 'issue_assigned')).toEqual([s.holder('group_leader')])
  expect(await outcome(s.act('group_leader', id, 'return', { reason: '不归我管' }))).toBe(
    'ISSUE_OWNER_MISSING'
  )
  const back = { reason: '这段路是院落管的', ownerId: s.holder('courtyard_host') }
  expect(await s.act('group_leader', id, 'return', back)).toMatchObject({
    state: 'ASSIGNED',
    ownerName: '覃秀兰'
  })
  expect(
    await outcome(s.act('courtyard_host', id, 'return', { ...back, ownerId: s.holder('group_leader') }))
  ).toBe('ISSUE_RETURNED_ALREADY')
  expect(await s.act('courtyard_host', id, 'refer_up', { reason: '两边都管不了' })).toMatchObject({
    state: 'ESCALATED',
    level: 'village'
  })
})

test('a refusal says where to go, and is looked at again by somebody else', async () => {
  const id = await s.shown()
  await s.act('committee_member', id, 'triage')
  await s.act('committee_member', id, 'decline', { declineReason: 'beyond_powers', whereTo: '县交通局' })
  await s.act('villager', id, 'reconsider')
  expect(await told(id, 'issue_to_reconsider')).toContain(s.holder('party_secretary'))
  expect(await outcome(s.act('committee_member', id, 'uphold', { reason: '不归村里' }))).toBe(
    'ISSUE_SAME_PERSON'
  )
  expect(await s.act('party_secretary', id, 'reinstate', { reason: '入户路归村里' })).toMatchObject({
    state: 'TRIAGED'
  })
  expect((await s.read(id)).history.find((h) => h.kind === 'decline')?.facts).toEqual([
    '超出村里的权限',
    '可以到县交通局办'
  ])
})

test('merged, the other matter keeps every follower, and hears of its steps', async () => {
  const one = await s.shown()
  const two = await s.shown({ words: '井边路塌了，车过不去，请修' })
  const rep = await s.who('villager_rep')
  await rep.issue.join({ ...press(), villageId: s.villageId(), issueId: two })
  expect(await rep.issue.join({ ...press(), villageId: s.villageId(), issueId: two })).toMatchObject({
    followers: 1
  })
  await s.act('courtyard_host', two, 'merge', { intoId: one })
  const followers = await s.db.selectFrom('issue_follower').selectAll().where('issue_id', '=', one).execute()
  expect(followers.map((f) => f.member_id).sort()).toEqual(
    [s.holder('villager'), s.holder('villager_rep')].sort()
  )
  expect(await s.read(two, 'villager_rep')).toMatchObject({ stateName: '已合并', mergedInto: one })
  await s.act('courtyard_host', one, 'triage')
  expect(await told(one, 'issue_moved')).toEqual([s.holder('villager')])
  expect(await told(one, 'issue_followed')).toEqual([s.holder('villager_rep')])
})

test('what needs a resolution is transferred, and found from both sides', async () => {
  const id = await s.shown()
  await s.act('courtyard_host', id, 'triage', { level: 'village' })
  await s.act('committee_member', id, 'discuss', { session: { eligible: 2, present: 2 } })
  const decisionId = s.base.life.draftDecisionId
  expect(await s.act('committee_member', id, 'transfer', { decisionId })).toMatchObject({
    stateName: '已转四议两公开'
  })
  const back = await (await s.who('villager_rep')).issue.listOfDecision({
    villageId: s.villageId(),
    decisionId
  })
  expect(back.map((i) => i.issueId)).toEqual([id])
  expect((await s.read(id)).decisionId).toBe(decisionId)
})

test('chased by the township, lengthened once', async () => {
  const id = await working()
  await s.act('township_staff', id, 'supervise', { reason: '快下雨了，请抓紧' })
  expect(await told(id, 'issue_supervised')).toContain(s.holder('courtyard_host'))
  await s.act('township_staff', id, 'extend', { reason: '要等材料' })
  expect(await outcome(s.act('township_staff', id, 'extend', { reason: '再等' }))).toBe('ISSUE_EXTENDED')
})

test('what can be done is told beforehand, with what is missing', async () => {
  const id = await s.shown()
  const foresee = async (role: 'courtyard_host' | 'villager' | 'villager_rep') =>
    (await (await s.who(role)).issue.foresee({ villageId: s.villageId(), issueId: id })).actions
  expect((await foresee('courtyard_host')).map((a) => [a.action, a.missing.map((m) => m.code)])).toEqual([
    ['triage', []],
    ['merge', ['ISSUE_MERGE_TARGET']]
  ])
  expect((await foresee('villager')).map((a) => a.name)).toEqual(['撤回'])
  expect(await foresee('villager_rep')).toEqual([])
  const owners = await (await s.who('courtyard_host')).issue.listOwners({
    villageId: s.villageId(),
    issueId: id
  })
  expect(owners.map((o) => o.roleName).sort()).toEqual(['小组长', '院落长'])
  const wider = await (await s.who('committee_member')).issue.listOwners({
    villageId: s.villageId(),
    issueId: id
  })
  expect(wider.map((o) => o.roleName).sort()).toEqual(['小组长', '村党组织书记', '村委会成员', '院落长'])
  expect(
    await outcome((await s.who('villager_rep')).issue.listOwners({ villageId: s.villageId(), issueId: id }))
  ).toBe('FORBIDDEN')
})

test('the county chooses the terms; the next step takes them up', async () => {
  const admin = await s.who('sys_admin')
  const countyId = s.world.A.countyId
  const input = { countyId, courtyardDays: 3, villageDays: 5, townshipDays: 10, countyDays: 20, capDays: 45 }
  expect(
    await outcome(admin.issue.chooseTerms({ ...press(), ...input, capDays: 19, count: 'working' }))
  ).toBe('ISSUE_TERMS_CAP')
  await admin.issue.chooseTerms({ ...press(), ...input, count: 'working' })
  expect(await admin.issue.readTerms({ countyId })).toMatchObject({
    courtyardDays: 3,
    count: 'working',
    rateDays: 7
  })
  const id = await s.shown()
  expect(await s.act('courtyard_host', id, 'triage')).toMatchObject({
    dueAt: hour('11-27 00:00').toISOString()
  })
  await admin.issue.chooseTerms({
    ...press(),
    ...{ countyId, courtyardDays: 7, villageDays: 7, townshipDays: 15, countyDays: 30, capDays: 60 },
    count: 'calendar'
  })
})
