import { sql } from 'kysely'
import { outcome } from '../testing/caller'
import { issueScene, press } from '../testing/issue-scene'

const s = issueScene()
beforeEach(() => void s.at('11-23 10:00'))

const told = async (issueId: string) =>
  (await s.db.selectFrom('outbox').selectAll().orderBy('id').execute())
    .filter((m) => m.payload.issueId === issueId)
    .map((m) => [m.kind, m.holder_id] as const)
const toldOf = async (issueId: string, who: string) =>
  (await told(issueId)).filter(([, id]) => id === who).map(([kind]) => kind)
const follow = async (issueId: string) =>
  (await s.who('villager_rep')).issue.join({ ...press(), villageId: s.villageId(), issueId })
const party = () => ({ party: { memberId: s.holder('party_member'), name: '李大翠' } })
const agree = (of: 'raiser' | 'other') => ({ consent: { of, given: true } })

describe('the other side of a quarrel', () => {
  /** Raised in the open without a name; the committee would rather mediate. */
  const named = async () => {
    const id = await s.shown({ words: '隔壁的水沟堵了，水都流到路上' })
    await s.act('committee_member', id, 'triage')
    await s.act('committee_member', id, 'name_party', party())
    return id
  }
  test('learns of nobody’s name, and is asked nothing, before the raiser has agreed', async () => {
    const id = await named()
    expect(await s.read(id, 'party_member')).toMatchObject({ as: 'public', raisedBy: null, mediation: null })
    expect(await toldOf(id, s.holder('party_member'))).toEqual([])
    expect(await toldOf(id, s.holder('villager'))).toContain('issue_consent_asked')
    const own = await (await s.who('party_member')).issue.listOwn({ villageId: s.villageId() })
    expect(own.map((i) => i.issueId)).not.toContain(id)
  })
  test('is asked once the raiser agreed, and knows nothing again once the raiser would not', async () => {
    const id = await named()
    await s.act('villager', id, 'consent', agree('raiser'))
    expect(await toldOf(id, s.holder('party_member'))).toEqual(['issue_consent_asked'])
    expect(await s.read(id, 'party_member')).toMatchObject({ as: 'party', raisedBy: { name: '田桂英' } })
    await s.act('villager', id, 'consent', { consent: { of: 'raiser', given: false } })
    expect(await s.read(id, 'party_member')).toMatchObject({ as: 'public', raisedBy: null })
  })
  test('another one named instead is not agreed to yet', async () => {
    const id = await named()
    await s.act('villager', id, 'consent', agree('raiser'))
    await s.act('committee_member', id, 'name_party', {
      party: { memberId: s.holder('villager_rep'), name: '另一家' }
    })
    expect(await s.read(id, 'villager_rep')).toMatchObject({ as: 'public', raisedBy: null })
    expect(await s.read(id, 'party_member')).toMatchObject({ as: 'public' })
  })
  test('of what was said to the secretary alone hears nothing by being named', async () => {
    const id = await s.raise({ channel: 'secretary' })
    await s.act('party_secretary', id, 'triage')
    await s.act('party_secretary', id, 'name_party', party())
    expect(await outcome(s.read(id, 'party_member'))).toBe('FORBIDDEN')
    expect(await toldOf(id, s.holder('party_member'))).toEqual([])
  })
})

describe('whoever follows', () => {
  test('hears of each step, is not asked to rate, and not why something was hidden', async () => {
    const id = await s.shown()
    await follow(id)
    await s.act('courtyard_host', id, 'triage')
    const staff = await s.who('township_staff')
    const at = { villageId: s.villageId(), issueId: id }
    await staff.issue.hide({ ...press(), ...at, reason: 'minor' })
    await s.act('courtyard_host', id, 'assign', {
      ownerId: s.holder('courtyard_host'),
      dueOn: '2026-11-28'
    })
    expect(await toldOf(id, s.holder('villager_rep'))).toEqual(['issue_followed'])
    await staff.issue.show({ ...press(), ...at })
    await s.act('courtyard_host', id, 'start')
    await s.act('courtyard_host', id, 'done', { reason: '填平了' })
    expect(await toldOf(id, s.holder('villager_rep'))).toEqual(Array(4).fill('issue_followed'))
    expect(await toldOf(id, s.holder('villager'))).toEqual(
      expect.arrayContaining(['issue_hidden', 'issue_to_rate'])
    )
  })
  test('hears nothing of the mediation that it becomes', async () => {
    const id = await s.shown()
    await follow(id)
    await s.act('committee_member', id, 'triage')
    await s.act('committee_member', id, 'name_party', party())
    await s.act('villager', id, 'consent', agree('raiser'))
    await s.act('party_member', id, 'consent', agree('other'))
    const before = (await toldOf(id, s.holder('villager_rep'))).length
    await s.act('committee_member', id, 'start_mediation', { ownerId: s.holder('committee_member') })
    await s.act('committee_member', id, 'end_mediation', { mediated: true, reason: '说好了' })
    expect((await toldOf(id, s.holder('villager_rep'))).length).toBe(before)
  })
})

test('a message to the township leads to the village where the matter lies', async () => {
  const id = await s.shown({ urgent: true })
  await s.act('courtyard_host', id, 'triage', { level: 'township' })
  const rows = await s.db.selectFrom('outbox').selectAll().where('kind', '=', 'issue_passed_up').execute()
  const sent = rows.filter((m) => m.payload.issueId === id)
  expect(sent.map((m) => [m.place_id, m.payload.villageId])).toEqual([[s.world.A.townshipId, s.villageId()]])
})

test('where the words of the place are covered, the point on the map is too', async () => {
  const point = { lat: 30.3, lng: 109.1, datum: 'gcj02' as const }
  const id = await s.shown({ placeWords: '三组老田家门口', point })
  expect((await s.read(id, 'villager_rep')).point).toEqual(point.lat ? { lat: 30.3, lng: 109.1 } : null)
  const staff = await s.who('township_staff')
  const at = { villageId: s.villageId(), issueId: id }
  await staff.issue.coverWords({ ...press(), ...at, part: 'place', spans: [{ from: 2, to: 4 }] })
  expect((await s.read(id, 'villager_rep')).point).toBeNull()
  expect((await s.read(id)).point).not.toBeNull()
})

test('whose office has ended reads no more than anybody, also of what they were given', async () => {
  const id = await s.raise({ audience: 'handlers' })
  await s.act('courtyard_host', id, 'triage')
  await s.act('courtyard_host', id, 'assign', { ownerId: s.holder('group_leader'), dueOn: '2026-11-28' })
  expect(await s.read(id, 'group_leader')).toMatchObject({ as: 'handler' })
  await sql`update role_grant set to_day = '2026-11-23' where role = 'group_leader'`.execute(s.db)
  s.at('11-24 10:00')
  expect(await outcome(s.read(id, 'group_leader'))).toBe('FORBIDDEN')
  await sql`update role_grant set to_day = null where role = 'group_leader'`.execute(s.db)
})

test('two matters merged into each other at once: one stays', async () => {
  for (let n = 0; n < 4; n++) {
    const [one, two] = [await s.shown(), await s.shown()]
    const both = await Promise.all([
      outcome(s.act('courtyard_host', one, 'merge', { intoId: two })),
      outcome(s.act('committee_member', two, 'merge', { intoId: one }))
    ])
    expect(both.sort()).toEqual(['ISSUE_MERGE_TARGET', 'ok'].sort())
  }
})
