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
