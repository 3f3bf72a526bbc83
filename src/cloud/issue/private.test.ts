import { roles } from '@/domain/role/roles'
import { outcome } from '../testing/caller'
import { issueScene, press } from '../testing/issue-scene'

const s = issueScene()
const words = '低保名额的事想单独说一说'
const everywhere = async (role: (typeof roles)[number]) => {
  const caller = await s.who(role)
  const villageId = s.villageId()
  const quiet = async (call: Promise<readonly { issueId: string }[]>) => {
    const list: string[] = []
    expect(await outcome(call.then((rows) => void list.push(...rows.map((r) => r.issueId))))).toMatch(
      /^(ok|FORBIDDEN|NOT_SIGNED_IN)$/
    )
    return list
  }
  return (
    await Promise.all([
      quiet(caller.issue.listPublic({ villageId })),
      quiet(caller.issue.search({ villageId, words: '低保' })),
      quiet(caller.issue.listSimilar({ villageId, category: 'other', words })),
      quiet(caller.issue.listOwn({ villageId })),
      quiet(caller.issue.listDesk({ villageId })),
      quiet(caller.issue.listWaiting({ townshipId: s.world.A.townshipId })),
      quiet(caller.issue.listTownship({ townshipId: s.world.A.townshipId }))
    ])
  ).flat()
}
/** The roles that can read it, and that any list of theirs shows it. */
const finders = async (issueId: string) => {
  const reads: string[] = []
  const lists: string[] = []
  for (const role of roles) {
    if ((await outcome(s.read(issueId, role))) === 'ok') reads.push(role)
    if ((await everywhere(role)).includes(issueId)) lists.push(role)
  }
  expect(lists.filter((r) => !reads.includes(r))).toEqual([])
  return reads
}
const step = (role: (typeof roles)[number], id: string, action: string, papers: object = {}) =>
  s.act(role, id, action, papers)

test('书记听我说: the raiser and the secretary, with every look on record for the raiser', async () => {
  const id = await s.raise({ channel: 'secretary', category: 'other', words, showName: true })
  expect(await finders(id)).toEqual(['villager', 'party_secretary'])
  expect(await s.read(id, 'party_secretary')).toMatchObject({ raisedBy: { name: '田桂英' }, as: 'handler' })
  const looks = await (await s.who('villager')).issue.listLooks({ villageId: s.villageId(), issueId: id })
  expect(looks.map((l) => [l.name, l.role])).toEqual([
    ['谭本善', '村党组织书记'],
    ['谭本善', '村党组织书记']
  ])
  const secretary = await s.who('party_secretary')
  expect(await outcome(secretary.issue.listLooks({ villageId: s.villageId(), issueId: id }))).toBe(
    'FORBIDDEN'
  )
  const desk = await secretary.issue.listDesk({ villageId: s.villageId() })
  expect(desk.find((c) => c.issueId === id)?.words).toBe('保密的事，点开查看（会留下记录）')
  const told = await s.db.selectFrom('outbox').selectAll().where('kind', '=', 'issue_to_sort').execute()
  expect(told.filter((m) => m.payload.issueId === id).map((m) => m.holder_id)).toEqual([
    s.holder('party_secretary')
  ])
})

test('评理说事: nobody but both sides and the mediator finds it, from the first word to the last', async () => {
  const elder = { memberId: s.holder('party_member'), name: '李大翠' }
  const id = await s.raise({
    channel: 'mediation',
    category: 'neighbour',
    words: '地界的树越长越过来了',
    otherParty: elder
  })
  expect(await finders(id)).toEqual(['villager', 'party_member', 'committee_member'])
  await step('committee_member', id, 'triage')
  expect(
    await outcome(step('committee_member', id, 'start_mediation', { ownerId: s.holder('committee_member') }))
  ).toBe('ISSUE_NO_CONSENT')
  expect(await outcome(step('villager', id, 'consent', { consent: { of: 'other', given: true } }))).toBe(
    'ISSUE_CONSENT_NOT_YOURS'
  )
  await step('party_member', id, 'consent', { consent: { of: 'other', given: true } })
  await step('committee_member', id, 'start_mediation', { ownerId: s.holder('committee_member') })
  expect(await finders(id)).toEqual(['villager', 'party_member', 'committee_member'])
  await step('committee_member', id, 'end_mediation', { mediated: true, reason: '树枝各修各的，说好了' })
  expect(await s.read(id)).toMatchObject({ stateName: '已调解' })
  expect(await finders(id)).toEqual(['villager', 'party_member', 'committee_member'])
})

test('one side says no: there is no mediation, and the refusal says where to go', async () => {
  const id = await s.raise({
    channel: 'mediation',
    category: 'neighbour',
    words: '滴水檐口的水流到我家',
    otherParty: { name: '邻村老李' }
  })
  await step('committee_member', id, 'triage')
  await step('committee_member', id, 'consent', { consent: { of: 'other', given: false } })
  expect(await outcome(step('committee_member', id, 'decline', { declineReason: 'not_public' }))).toBe(
    'ISSUE_DECLINE_REASON'
  )
  const declined = await step('committee_member', id, 'decline', {
    declineReason: 'no_consent',
    whereTo: '乡司法所或法院'
  })
  expect(declined).toMatchObject({ state: 'DECLINED' })
})

test('about a cadre: the village does not see it, the supervisor and the township do', async () => {
  const id = await s.raise({ about: 'cadre', category: 'other', words: '误工补贴的账对不上，请查一查' })
  expect(await finders(id)).toEqual(['villager', 'supervision_member', 'township_staff'])
  expect(await outcome(s.show(id))).toBe('FORBIDDEN')
  await step('supervision_member', id, 'triage')
  expect(
    await outcome(
      step('township_staff', id, 'assign', { ownerId: s.holder('committee_member'), dueOn: '2026-11-25' })
    )
  ).toBe('ISSUE_OWNER_WRONG')
  await step('township_staff', id, 'assign', { ownerId: s.holder('supervision_member'), dueOn: '2026-11-25' })
  expect(await finders(id)).toEqual(['villager', 'supervision_member', 'township_staff'])
  const other = await s.raise({ about: 'supervisor', category: 'other', words: '村监委没有会签就盖章了' })
  expect(await finders(other)).toEqual(['villager', 'township_staff'])
})

test('for handlers only: not moderated, not joined, not among the public', async () => {
  const id = await s.raise({ audience: 'handlers', category: 'elder', words: '家里老人的事，请只给经办人看' })
  expect(await finders(id)).toEqual(['villager', 'courtyard_host', 'group_leader', 'committee_member'])
  const rep = await s.who('courtyard_host')
  expect(await outcome(rep.issue.join({ ...press(), villageId: s.villageId(), issueId: id }))).toBe(
    'ISSUE_NOT_PUBLIC'
  )
})

test('for the courtyard: the rest of the village reads and finds nothing', async () => {
  const id = await s.shown({ audience: 'courtyard', category: 'clean', words: '院坝的垃圾桶满了没人倒' })
  const found = async (role: (typeof roles)[number]) =>
    (await (await s.who(role)).issue.search({ villageId: s.villageId(), words: '垃圾桶' })).map(
      (i) => i.issueId
    )
  // Household 2 lives in another courtyard.
  expect(await outcome(s.read(id, 'party_member'))).toBe('FORBIDDEN')
  expect(await found('party_member')).toEqual([])
  expect(await found('villager_rep')).toEqual([id])
  expect(await found('township_staff')).toEqual([id])
})

test('the table itself refuses to show what is private', async () => {
  const id = await s.raise({ channel: 'secretary', category: 'other', words })
  await expect(
    s.db.updateTable('issue').set({ moderation: 'shown' }).where('id', '=', id).execute()
  ).rejects.toThrow('issue_private')
  await expect(
    s.db
      .updateTable('issue')
      .set({ grams: ['x'] })
      .where('id', '=', id)
      .execute()
  ).rejects.toThrow('issue_grams')
})

test('what the public lists, searches and counts is byte for byte the same with and without private matters', async () => {
  const villageId = s.villageId()
  const publicSays = async () => {
    const v = await s.who('villager_rep')
    return JSON.stringify([
      await v.issue.listPublic({ villageId }),
      await v.issue.search({ villageId, words: '井边' }),
      await v.issue.listSimilar({ villageId, category: 'road', words: '井边的路塌了' }),
      await v.issue.listSessions({ villageId })
    ])
  }
  const report = async () =>
    (await s.who('township_staff')).issue.readTownshipReport({
      townshipId: s.world.A.townshipId,
      month: '2026-11'
    })
  await s.shown({ words: '井边的路塌了' })
  const before = await publicSays()
  const { lines, categories } = await report()
  for (const over of [
    { channel: 'secretary' },
    { about: 'cadre' },
    { audience: 'handlers' },
    { channel: 'mediation', otherParty: { name: '老李' } }
  ]) {
    await s.raise({ ...over, category: 'road', words: '井边的路塌了' })
  }
  expect(await publicSays()).toBe(before)
  expect(await report()).toMatchObject({ lines, categories })
})
