import { outcome } from '../testing/caller'
import { issueScene, press } from '../testing/issue-scene'

const s = issueScene()
const homes = () => s.world.A.households
const record = async (
  over: object = {},
  role: 'courtyard_host' | 'committee_member' | 'villager' = 'courtyard_host'
) =>
  (await s.who(role)).issue.recordSession({
    ...press(),
    villageId: s.villageId(),
    courtyardId: s.world.A.courtyards[0]?.id ?? '',
    heldOn: '2026-11-22',
    placeWords: '覃秀兰家院坝',
    recorderName: '谭志强',
    householdIds: [homes()[0].id, homes()[1].id],
    minutes: '晚上七点开到八点半，说了井边的路和垃圾桶。',
    items: [{ category: 'clean', outcome: 'open', words: '垃圾桶往路口挪' }],
    ...over
  } as never)

describe('refuses', () => {
  test('a day to come, a household of another courtyard, a new item without its kind, whoever holds no session', async () => {
    expect(await outcome(record({ heldOn: '2026-11-24' }))).toBe('ISSUE_SESSION_DAY')
    expect(await outcome(record({ householdIds: [homes()[2].id] }))).toBe('ISSUE_SESSION_HOUSEHOLDS')
    expect(await outcome(record({ items: [{ outcome: 'open', words: '没有类别' }] }))).toBe(
      'ISSUE_SESSION_ITEM'
    )
    expect(await outcome(record({}, 'villager'))).toBe('FORBIDDEN')
    expect(await outcome(record({ minutes: '找老王，13812345678' }))).toBe('ISSUE_PERSONAL_DATA')
    expect(await outcome(record({ courtyardId: s.world.B.courtyards[0]?.id }))).toBe('NOT_FOUND')
  })
  test('a matter that is private or not of this courtyard', async () => {
    const quiet = await s.raise({ channel: 'secretary' })
    const items = (issueId: string) => ({ items: [{ issueId, outcome: 'open', words: '说说这件事' }] })
    expect(await outcome(record(items(quiet)))).toBe('ISSUE_SESSION_ITEM')
    const closed = await s.raise({ audience: 'handlers' })
    expect(await outcome(record(items(closed)))).toBe('ISSUE_PRIVATE')
  })
  test('as agreed what half did not want, and then writes nothing', async () => {
    const issueId = await s.shown()
    const before = await s.db.selectFrom('issue_session').select('id').execute()
    const items = [{ issueId, outcome: 'agreed', yes: 1, words: '各家出一天工' }]
    expect(await outcome(record({ items }))).toBe('ISSUE_NO_CONSENSUS')
    expect(await s.db.selectFrom('issue_session').select('id').execute()).toHaveLength(before.length)
    expect((await s.read(issueId)).state).toBe('REPORTED')
  })
})

test('the minutes move each matter and make new ones, counted by households', async () => {
  const agreed = await s.shown()
  const up = await s.shown({ words: '桥要重修，院落办不了' })
  const done = (await record({
    items: [
      { issueId: agreed, outcome: 'agreed', yes: 2, words: '各家出一天工，把路垫平' },
      { issueId: up, outcome: 'passed_up', words: '超出院落能办的' },
      { category: 'clean', outcome: 'agreed', yes: 2, words: '垃圾桶往路口挪' }
    ]
  })) as { sessionId: string; issueIds: string[]; eligible: number; present: number }
  expect(done).toMatchObject({ eligible: 2, present: 2 })
  expect((await s.read(agreed)).state).toBe('AGREED')
  expect(await s.read(up)).toMatchObject({ state: 'ESCALATED', level: 'village' })
  const fresh = done.issueIds[2] ?? ''
  expect(await s.read(fresh, 'courtyard_host')).toMatchObject({
    state: 'AGREED',
    moderation: 'waiting',
    as: 'own'
  })
  // What was said stands with the step it led to, not with each on the way.
  expect((await s.read(agreed, 'villager_rep')).history.at(-2)).toMatchObject({
    kind: 'discuss',
    reason: null
  })
  expect((await s.read(agreed, 'villager_rep')).history.at(-1)).toMatchObject({
    kindName: '议定',
    reason: '各家出一天工，把路垫平',
    facts: ['应到2户，实到2户', '2户同意']
  })
  const read = async (role: 'villager' | 'party_member' | 'committee_member') =>
    (await (await s.who(role)).issue.listSessions({ villageId: s.villageId() })).map((x) => x.sessionId)
  expect([await read('villager'), await read('committee_member'), await read('party_member')]).toEqual([
    [done.sessionId, s.base.life.sessionId],
    [done.sessionId, s.base.life.sessionId],
    []
  ])
})

test('a matter left open has a line of its own, the first time and again, with what was said', async () => {
  const issueId = await s.shown({ words: '晒场谁先用，大家没有说定' })
  const items = (words: string) => ({ items: [{ issueId, outcome: 'open', words }] })
  await record(items('先问问三户的意见'))
  await record(items('还是没有说定，下个月再议'))
  const whole = await s.read(issueId, 'villager_rep')
  expect(whole.state).toBe('DISCUSSING')
  expect(whole.history.slice(-3).map((h) => [h.kindName, h.reason, h.facts[0]])).toEqual([
    ['开说事会', null, '应到2户，实到2户'],
    ['没议完，下次再议', '先问问三户的意见', '应到2户，实到2户'],
    ['没议完，下次再议', '还是没有说定，下个月再议', '应到2户，实到2户']
  ])
})

test('what the machine marks in an item waits for the township; the offices read it', async () => {
  const issueId = await s.shown({ words: '垃圾池臭得很，夏天受不了' })
  const words = '那个王八蛋又把垃圾倒在路上'
  await record({ items: [{ issueId, outcome: 'open', words }] })
  const last = async (role: 'villager_rep' | 'courtyard_host') =>
    (await s.read(issueId, role)).history.at(-1)?.reason
  expect([await last('villager_rep'), await last('courtyard_host')]).toEqual([null, words])
  const said = async (role: 'villager' | 'committee_member') =>
    (await (await s.who(role)).issue.listSessions({ villageId: s.villageId() }))[0]?.items[0]?.words
  expect([await said('villager'), await said('committee_member')]).toEqual([
    '（这段话等乡镇看过再公开）',
    words
  ])
})

test('what the machine marks in the minutes waits too, with the first item, and is read by the township', async () => {
  const issueId = await s.shown({ words: '公共晒坝谁先用总是吵' })
  const minutes = '会上有人骂了王八蛋，后来说好轮着用。'
  await record({ minutes, items: [{ issueId, outcome: 'open', words: '先轮着用一个月' }] })
  const said = async (role: 'villager' | 'committee_member') =>
    (await (await s.who(role)).issue.listSessions({ villageId: s.villageId() }))[0]?.minutes
  expect([await said('villager'), await said('committee_member')]).toEqual([
    '（这段话等乡镇看过再公开）',
    minutes
  ])
  const staff = await s.who('township_staff')
  const queue = await staff.issue.listAdditions({ townshipId: s.world.A.townshipId })
  const waits = queue.find((a) => a.issueId === issueId)
  expect(waits).toMatchObject({ words: '先轮着用一个月', minutes })
  await staff.issue.showAddition({
    ...press(),
    villageId: s.villageId(),
    additionId: waits?.additionId ?? ''
  })
  expect(await said('villager')).toBe(minutes)
})

describe('who was there', () => {
  const present = async (role: Parameters<typeof s.who>[0], where: 'A' | 'B' = 'A') =>
    (await s.who(role, where)).issue.listPresent({
      villageId: s.villageId(),
      sessionId: s.base.life.sessionId
    })
  test('is not for villagers, other offices, or another village; a session that is none', async () => {
    for (const role of ['villager', 'villager_rep', 'party_member', 'township_staff'] as const) {
      expect([role, await outcome(present(role))]).toEqual([role, 'FORBIDDEN'])
    }
    expect(await outcome(present('committee_member', 'B'))).toBe('FORBIDDEN')
    const none = { villageId: s.villageId(), sessionId: press().requestId }
    expect(await outcome((await s.who('committee_member')).issue.listPresent(none))).toBe('NOT_FOUND')
  })
  test('is read back by the host of the courtyard and the committee, by households', async () => {
    for (const role of ['courtyard_host', 'committee_member'] as const) {
      const { households, ...counts } = await present(role)
      expect(counts).toEqual({ eligible: 2, present: 1 })
      expect(households.map((h) => h.householdId)).toEqual([homes()[0].id])
      expect(households[0]?.headName).toMatch(/^[一-龥]{2,}$/)
    }
  })
})
