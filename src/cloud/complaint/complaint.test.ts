import { randomUUID } from 'node:crypto'
import type { Role } from '@/domain/role/roles'
import { createContext } from '../api/context'
import { deliverOutbox } from '../jobs/deliver-outbox'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'

const scene = worldScene()
const complaint = (over: object = {}) => ({
  requestId: randomUUID(),
  villageId: scene.world.A.villageId,
  kind: 'content' as const,
  words: '这张照片里能认出我家孩子',
  ...over
})
const make = async (over: object = {}) =>
  (await as(scene.world.callerFor('villager', 'A'))).complaint.make(complaint(over))
const answer = async (role: Role, placeId: string, complaintId: string, where: 'A' | 'B' = 'A') =>
  outcome(
    (await as(scene.world.callerFor(role, where))).complaint.answer({
      requestId: randomUUID(),
      placeId,
      complaintId,
      words: '照片已经遮住，谢谢您。'
    })
  )
const listed = async (role: Role, placeId: string, state: 'asked' | 'answered', where: 'A' | 'B' = 'A') =>
  (await as(scene.world.callerFor(role, where))).complaint.list({ placeId, state })

afterEach(async () => {
  await scene.db
    .updateTable('complaint')
    .set({ state: 'answered', answer: '办了', answered_at: scene.now })
    .where('state', '=', 'asked')
    .execute()
})

describe('refuses', () => {
  test('a visitor, an unknown village, and pointing at what is not public', async () => {
    const visitor = await as(createContext(scene.world.deps, { authorization: null }))
    expect(await outcome(visitor.complaint.make(complaint()))).toBe('NOT_SIGNED_IN')
    expect(await outcome(visitor.complaint.listOwn({}))).toBe('NOT_SIGNED_IN')
    expect(await outcome(make({ villageId: randomUUID() }))).toBe('NOT_FOUND')
    const at = (id: string) => ({ about: { kind: 'issue', id } })
    expect(await outcome(make(at(scene.life.waitingIssueId)))).toBe('COMPLAINT_ABOUT_UNKNOWN')
    expect(await outcome(make({ ...at(scene.life.shownIssueId), villageId: scene.world.B.villageId }))).toBe(
      'COMPLAINT_ABOUT_UNKNOWN'
    )
    expect(await outcome(make({ words: '坏' }))).toBe('INPUT_INVALID')
  })

  test('an eleventh that waits, also when they come at once', async () => {
    for (let i = 0; i < 9; i += 1) await make()
    const both = await Promise.all([outcome(make()), outcome(make())])
    expect(both.sort()).toEqual(['COMPLAINT_TOO_MANY', 'ok'])
  })

  test('every answer but that of the township or the county it lies with', async () => {
    const { townshipId, countyId } = scene.world.A
    const toTown = await make({ about: { kind: 'issue', id: scene.life.shownIssueId } })
    const toCounty = await make({ kind: 'privacy' })
    const nobody = [
      'villager',
      'committee_member',
      'party_secretary',
      'supervision_member',
      'county_observer'
    ] as const
    for (const role of nobody) {
      expect([role, await answer(role, townshipId, toTown.complaintId)]).toEqual([role, 'FORBIDDEN'])
      expect([role, await outcome(listed(role, townshipId, 'asked'))]).toEqual([role, 'FORBIDDEN'])
    }
    expect(await answer('township_staff', countyId, toCounty.complaintId)).toBe('FORBIDDEN')
    expect(await answer('township_staff', townshipId, toTown.complaintId, 'B')).toBe('FORBIDDEN')
    expect(await answer('sys_admin', countyId, toCounty.complaintId, 'B')).toBe('FORBIDDEN')
    expect(await answer('township_staff', townshipId, toCounty.complaintId)).toBe('NOT_FOUND')
    expect(await answer('township_staff', townshipId, toTown.complaintId)).toBe('ok')
    expect(await answer('township_legal', townshipId, toTown.complaintId)).toBe('COMPLAINT_ANSWERED')
    expect(await answer('sys_admin', countyId, toCounty.complaintId)).toBe('ok')
  })
})

test('whoever answers sees the words and the village, and no name, account or household', async () => {
  const { townshipId, holders } = scene.world.A
  const { complaintId } = await make({ about: { kind: 'issue', id: scene.life.shownIssueId } })
  const [seen] = await listed('township_staff', townshipId, 'asked')
  expect(seen).toMatchObject({
    complaintId,
    villageName: '莫𡐓村',
    late: false,
    dueOn: '2026-12-11',
    about: { kind: 'issue', id: scene.life.shownIssueId }
  })
  const { actor } = await scene.world.callerFor('villager', 'A')
  expect(JSON.stringify(seen)).not.toMatch(
    new RegExp([actor.accountId, holders.villager.id, holders.villager.name].join('|'))
  )
})

test('the complainant reads the answer and is told; a stranger bound to nobody reads it too', async () => {
  const { townshipId, villageId, holders } = scene.world.A
  const mine = await make()
  const stranger = await scene.world.stranger()
  const theirs = await (await as(stranger)).complaint.make(complaint())
  for (const { complaintId } of [mine, theirs])
    expect(await answer('township_staff', townshipId, complaintId)).toBe('ok')
  await deliverOutbox(scene.db, scene.now)
  const told = await scene.db
    .selectFrom('message')
    .select('kind')
    .where('place_id', '=', villageId)
    .where('holder_id', '=', holders.villager.id)
    .execute()
  expect(told.map((m) => m.kind)).toContain('complaint_answered')
  const own = await (await as(stranger)).complaint.listOwn({})
  expect(own).toEqual([
    expect.objectContaining({ state: 'answered', answer: '照片已经遮住，谢谢您。', placeName: '沙溪乡' })
  ])
})

test('the list: by term, paged, late ones marked the day after; what was answered the newest first', async () => {
  const { townshipId } = scene.world.A
  const ids = []
  for (let i = 0; i < 3; i += 1) ids.push((await make()).complaintId)
  const due = (id: string | undefined, due_on: string) =>
    scene.db
      .updateTable('complaint')
      .set({ due_on })
      .where('id', '=', id ?? '')
      .execute()
  await due(ids[1], '2026-11-22')
  await due(ids[2], '2026-11-21')
  const list = await listed('township_staff', townshipId, 'asked')
  expect(list.map((c) => [c.complaintId, c.late])).toEqual([
    [ids[2], true],
    [ids[1], false],
    [ids[0], false]
  ])
  const staff = await as(scene.world.callerFor('township_staff', 'A'))
  const rest = await staff.complaint.list({ placeId: townshipId, state: 'asked', after: ids[2] ?? '' })
  expect(rest.map((c) => c.complaintId)).toEqual([ids[1], ids[0]])
  for (const id of ids) await answer('township_staff', townshipId, id ?? '')
  const answered = await listed('township_staff', townshipId, 'answered')
  expect(answered.slice(0, 3).map((c) => c.complaintId)).toEqual([...ids].reverse())
})

test('history cannot be rewritten, and a repeat makes no second complaint', async () => {
  const context = await scene.world.stranger()
  const same = complaint()
  const first = await (await as(context)).complaint.make(same)
  expect(await (await as(context)).complaint.make(same)).toEqual(first)
  await expect(scene.db.deleteFrom('complaint_event').execute()).rejects.toThrow()
})
