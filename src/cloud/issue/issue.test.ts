import { randomUUID } from 'node:crypto'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'

const scene = worldScene()

const villager = () => as(scene.world.callerFor('villager', 'A'))
const staff = () => as(scene.world.callerFor('township_staff', 'A'))
const input = (over: object = {}) => ({
  requestId: randomUUID(),
  villageId: scene.world.A.villageId,
  category: 'road' as const,
  words: '水井边的路塌了一截',
  photoIds: [],
  showName: false,
  ...over
})

describe('refuses', () => {
  test('a relative of another household, and one who has left', async () => {
    const v = await villager()
    expect(
      await outcome(v.issue.raise(input({ onBehalfOf: scene.world.A.households[1].members[0]?.id })))
    ).toBe('NOT_YOUR_HOUSEHOLD')
    const leaver = scene.world.A.households[0].members[2]
    await scene.db
      .updateTable('member')
      .set({ ended_on: '2026-11-01' })
      .where('id', '=', leaver?.id ?? '')
      .execute()
    expect(await outcome(v.issue.raise(input({ onBehalfOf: leaver?.id })))).toBe('NOT_YOUR_HOUSEHOLD')
    await scene.db
      .updateTable('member')
      .set({ ended_on: null })
      .where('id', '=', leaver?.id ?? '')
      .execute()
  })
  test("photos that are not the raiser's, leaving no matter behind", async () => {
    const before = await scene.db.selectFrom('issue').select('id').execute()
    expect(await outcome((await villager()).issue.raise(input({ photoIds: [randomUUID()] })))).toBe(
      'FILE_NOT_YOURS'
    )
    expect(await scene.db.selectFrom('issue').select('id').execute()).toHaveLength(before.length)
  })
  test('a second moderation, and a hiding without a listed reason', async () => {
    const s = await staff()
    const { issueId } = await (await villager()).issue.raise(input())
    const show = { villageId: scene.world.A.villageId, issueId }
    expect(
      await outcome(s.issue.hide({ ...show, requestId: randomUUID(), reason: 'negative' as never }))
    ).toBe('INPUT_INVALID')
    await s.issue.show({ ...show, requestId: randomUUID() })
    expect(await outcome(s.issue.show({ ...show, requestId: randomUUID() }))).toBe('ISSUE_ALREADY_MODERATED')
  })
})

test('a matter waits for the township before the village sees it, and its raiser sees it at once', async () => {
  const v = await villager()
  const neighbour = await as(scene.world.callerFor('villager_rep', 'A'))
  const { issueId } = await v.issue.raise(input({ words: '路灯坏了三天' }))
  const at = { villageId: scene.world.A.villageId, issueId }
  expect(await outcome(neighbour.issue.read(at))).toBe('FORBIDDEN')
  expect(
    (await neighbour.issue.listPublic({ villageId: scene.world.A.villageId })).map((i) => i.issueId)
  ).not.toContain(issueId)
  expect((await v.issue.listOwn({ villageId: scene.world.A.villageId })).map((i) => i.issueId)).toContain(
    issueId
  )

  const queue = await (await staff()).issue.listWaiting({ townshipId: scene.world.A.townshipId })
  const queued = queue.find((i) => i.issueId === issueId)
  expect(queued).toMatchObject({ words: '路灯坏了三天', villageName: '莫𡐓村', moderation: 'waiting' })
  expect(JSON.stringify(queued)).not.toContain('田桂英')
  await (await staff()).issue.show({ ...at, requestId: randomUUID() })

  const seen = await neighbour.issue.read(at)
  expect(seen).toMatchObject({ words: '路灯坏了三天', raisedBy: null, moderation: 'shown' })
  expect(JSON.stringify(seen)).not.toContain('田桂英')
  const own = await v.issue.read(at)
  expect(own.raisedBy).toEqual({ name: '田桂英', forName: null })
  expect(own.history.map((h) => [h.kind, h.by])).toEqual([
    ['raised', '田桂英'],
    ['shown', '张经办']
  ])
})

test('raised for a relative, both names are kept; shown by choice, they are masked', async () => {
  const v = await villager()
  const elder = scene.world.A.households[0].members[0]
  const { issueId } = await v.issue.raise(input({ onBehalfOf: elder?.id, showName: true }))
  const at = { villageId: scene.world.A.villageId, issueId }
  await (await staff()).issue.show({ ...at, requestId: randomUUID() })
  expect((await v.issue.read(at)).history[0]?.by).toBe('田桂英（代 向国富）')
  const neighbour = await as(scene.world.callerFor('villager_rep', 'A'))
  expect((await neighbour.issue.read(at)).raisedBy).toEqual({ name: '田＊＊', forName: '向＊＊' })
  const theElder = await as(scene.world.callerFor('household_head', 'A'))
  expect(
    (await theElder.issue.listOwn({ villageId: scene.world.A.villageId })).map((i) => i.issueId)
  ).toContain(issueId)
})

test('what is hidden is told to its raiser with the reason, and to nobody else', async () => {
  const s = await staff()
  const at = { villageId: scene.world.A.villageId, issueId: scene.life.waitingIssueId }
  await s.issue.hide({ ...at, requestId: randomUUID(), reason: 'personal_data', note: '写了别人的电话' })
  const own = await (await villager()).issue.read(at)
  expect(own.history.at(-1)).toMatchObject({
    kind: 'hidden',
    reason: '含有身份证号、电话、住址等个人信息：写了别人的电话'
  })
  const neighbour = await as(scene.world.callerFor('villager_rep', 'A'))
  expect(await outcome(neighbour.issue.read(at))).toBe('FORBIDDEN')
  // Shown after an appeal: that it was hidden, and why, stays with its raiser.
  await s.issue.show({ ...at, requestId: randomUUID() })
  expect((await neighbour.issue.read(at)).history.map((h) => [h.kind, h.by, h.reason])).toEqual([
    ['raised', '村民', null],
    ['shown', '张经办', null]
  ])
  const told = await scene.db.selectFrom('outbox').selectAll().where('kind', '=', 'issue_hidden').execute()
  expect(told.map((m) => [m.holder_id, m.payload])).toEqual([
    [
      scene.world.A.holders.villager.id,
      {
        villageId: scene.world.A.villageId,
        issueId: scene.life.waitingIssueId,
        reason: '含有身份证号、电话、住址等个人信息：写了别人的电话'
      }
    ]
  ])
})

test('the township of another village sees none of it', async () => {
  const other = await as(scene.world.callerFor('township_staff', 'B'))
  await (await villager()).issue.raise(input())
  expect(await other.issue.listWaiting({ townshipId: scene.world.B.townshipId })).toEqual([])
  expect(await outcome(other.issue.listWaiting({ townshipId: scene.world.A.townshipId }))).toBe('FORBIDDEN')
})
