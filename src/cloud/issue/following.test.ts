import { outcome } from '../testing/caller'
import { issueScene, press } from '../testing/issue-scene'

const s = issueScene()
const list = async (role: Parameters<typeof s.who>[0], courtyard?: boolean) =>
  (
    await (
      await s.who(role)
    ).issue.listPublic({
      villageId: s.villageId(),
      ...(courtyard === undefined ? {} : { courtyard })
    })
  ).map((card) => card.issueId)

test('the list of the courtyard has only what lies in it, and nothing for who has none here', async () => {
  const id = await s.shown({ audience: 'courtyard', words: '院坝的灯不亮了，晚上老人不敢出门' })
  const row = await s.db.selectFrom('issue').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  expect(await list('villager', true)).toContain(id)
  expect(await list('villager')).toContain(id)
  await s.db.updateTable('issue').set({ audience: 'village' }).where('id', '=', id).execute()
  expect(await list('villager', true)).toContain(id)
  await s.db.updateTable('issue').set({ courtyard_id: null }).where('id', '=', id).execute()
  expect(await list('villager', true)).not.toContain(id)
  expect(await list('villager')).toContain(id)
  expect(await list('township_staff', true)).toEqual([])
  await s.db.updateTable('issue').set({ courtyard_id: row.courtyard_id }).where('id', '=', id).execute()
})

test('one’s own list says what is asked: a rating while its term runs, then nothing', async () => {
  const own = async (id: string) =>
    (await (await s.who('villager')).issue.listOwn({ villageId: s.villageId() })).find(
      (c) => c.issueId === id
    )
  const id = await s.shown()
  expect(await own(id)).toMatchObject({ asked: null, overdue: false, about: null })
  const committee = s.holder('committee_member')
  await s.act('committee_member', id, 'triage')
  await s.act('committee_member', id, 'assign', { ownerId: committee, dueOn: '2026-11-25' })
  await s.act('committee_member', id, 'start')
  await s.act('committee_member', id, 'done', { reason: '路面补好了，三轮车能过了。' })
  expect(await own(id)).toMatchObject({ asked: 'rate', overdue: false })
  await s.at('12-01 10:00')
  expect(await own(id)).toMatchObject({ asked: null })
  await s.at('11-23 10:00')
})

test('a reader knows whether they follow, and who had it before', async () => {
  const id = await s.shown({ words: '三组的水渠堵了，稻田放不进水' })
  expect(await s.read(id, 'villager_rep')).toMatchObject({ following: false, formerOwners: [] })
  await (await s.who('villager_rep')).issue.join({ ...press(), villageId: s.villageId(), issueId: id })
  expect(await s.read(id, 'villager_rep')).toMatchObject({ following: true, followers: 1 })
  expect(await s.read(id)).toMatchObject({ following: false, followers: 1 })
  await s.act('committee_member', id, 'triage')
  await s.act('committee_member', id, 'assign', {
    ownerId: s.holder('courtyard_host'),
    dueOn: '2026-11-25'
  })
  await s.act('courtyard_host', id, 'return', {
    ownerId: s.holder('committee_member'),
    reason: '水渠是村里管的，请村委会来办'
  })
  const whole = await s.read(id, 'villager_rep')
  expect(whole.formerOwners).toHaveLength(1)
  expect(whole.owner?.name).not.toBe(whole.formerOwners[0]?.name)
})

describe('what one follows', () => {
  const followed = async (role: Parameters<typeof s.who>[0], over: { before?: string } = {}) =>
    (await (await s.who(role)).issue.listFollowed({ villageId: s.villageId(), ...over })).map(
      (c) => c.issueId
    )
  const join = async (issueId: string, role: 'villager' | 'villager_rep' = 'villager_rep') =>
    (await s.who(role)).issue.join({ ...press(), villageId: s.villageId(), issueId })

  test('is not for whoever is nobody here', async () => {
    expect(await outcome(followed('visitor'))).toBe('NOT_SIGNED_IN')
    expect(await outcome(followed('township_staff'))).toBe('FORBIDDEN')
  })
  test('is what one joined, and what one’s own was merged into, the newest first; one’s own is not among it', async () => {
    const joined = await s.shown({ words: '村口的桥栏杆断了两根' })
    await join(joined)
    const target = await s.shown({ words: '井边的水管漏了好几天' })
    const own = await s.raise({ words: '井边水管漏水，路都淹了' }, 'villager_rep')
    await s.show(own)
    await s.act('courtyard_host', own, 'merge', { intoId: target })
    const list = await followed('villager_rep')
    expect(list.slice(0, 2)).toEqual([target, joined])
    expect(list).not.toContain(own)
    expect(await followed('villager_rep', { before: target })).not.toContain(target)
    expect(await followed('villager')).not.toContain(joined)
  })
  test('does not show what was hidden meanwhile, and shows it again after', async () => {
    const id = await s.shown({ words: '桥头的垃圾没有人收' })
    await join(id)
    const staff = await s.who('township_staff')
    await staff.issue.hide({ ...press(), villageId: s.villageId(), issueId: id, reason: 'insult' })
    expect(await followed('villager_rep')).not.toContain(id)
    await s.show(id)
    expect(await followed('villager_rep')).toContain(id)
  })
})
