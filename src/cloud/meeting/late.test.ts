import { outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { meetingsOf } from './meeting-testing'

const scene = worldScene()
const village = meetingsOf(scene)
const [rep, clerk] = ['冉春桃', '谭志强']
const here = (name: string) => [{ memberId: village.member(name), way: 'in_person' as const }]

beforeEach(() => scene.world.time(scene.now))

describe('what comes after the meeting lowers nothing', () => {
  test('an end recorded days later makes no late signature good, nor does the result', async () => {
    const decisionId = await village.beforeReps()
    const meetingId = await village.repsMeet(decisionId)
    const on = village.today()
    await village.sign(meetingId, here(clerk))
    village.later(2)
    expect(await village.sign(meetingId, here(rep))).toMatchObject({ present: 1, late: 1 })
    const { endedAt } = await (await village.by('committee_member')).meeting.end({
      ...village.press(),
      meetingId
    })
    expect(village.dayOf(new Date(endedAt))).toBe(on)
    expect((await village.read(meetingId)).office).toMatchObject({ present: 1, late: 1, quorate: false })

    const other = await village.beforeReps()
    const second = await village.repsMeet(other)
    const day = village.today()
    await village.sign(second, here(clerk))
    village.later(2)
    const made = await village.meeting('committee_member', 'rep_meeting', [2, 1])
    const { convenerId: _, ...meeting } = made
    await village.act(other, 'committee_member', {
      action: 'adjourn_resolution',
      meeting: { ...meeting, id: second, noticedOn: null, facts: { date: day, eligible: 2 } }
    })
    const { late, ended } = {
      late: await village.sign(second, here(rep)),
      ended: (await village.read(second)).endedAt
    }
    expect(late).toMatchObject({ present: 1, late: 1 })
    expect(village.dayOf(new Date(ended ?? 0))).toBe(day)
  })

  test('leaving out one on probation makes those who must come no fewer', async () => {
    const decisionId = await village.reach('S3_PARTY_REVIEW')
    const { meetingId } = await village.call(decisionId)
    const memberId = village.member(rep)
    const party = (value: 'probationary' | null) =>
      scene.db.updateTable('member').set({ party: value }).where('id', '=', memberId).execute()
    await party('probationary')
    const out = [{ memberId, way: 'left_out' as const, reason: '年老体弱卧床或长期生病' as const }]
    expect(await village.sign(meetingId, out)).toMatchObject({
      ...{ eligible: 2, leftOut: 0, allMembers: { eligible: 2, present: 0 } }
    })
    // Nor does it count twice that somebody who was left out has gone from the branch.
    await party(null)
    expect((await village.read(meetingId)).office).toMatchObject({ eligible: 2, leftOut: 0 })
  })
})

test('once the meeting is over nobody is left out to make the others enough, but for what stands on paper', async () => {
  const decisionId = await village.reach('S3_PARTY_REVIEW')
  const { meetingId } = await village.call(decisionId)
  village.later(3)
  const out = { memberId: village.member('李大翠'), way: 'left_out' as const }
  const entries = [{ ...out, reason: '年老体弱卧床或长期生病' as const }]
  await (await village.by('committee_member')).meeting.end({ ...village.press(), meetingId })
  expect(await outcome(village.sign(meetingId, entries))).toBe('MEETING_LEFT_OUT_LATE')
  village.later(1)
  expect(await outcome(village.sign(meetingId, entries))).toBe('MEETING_LEFT_OUT_LATE')
  expect(await village.sign(meetingId, entries, { fromPaper: true })).toMatchObject({ leftOut: 1 })
})

test('a call for another text in substance is void; one for corrected words stands', async () => {
  const decisionId = await village.reach('S2_DELIBERATE')
  const { meetingId } = await village.call(decisionId, { kind: 'two_committees' })
  const { content } = await scene.db
    .selectFrom('decision_version')
    .select('content')
    .where('decision_id', '=', decisionId)
    .executeTakeFirstOrThrow()
  const revise = (over: object) =>
    village.act(decisionId, 'party_secretary', { action: 'revise', content: { ...content, ...over } })
  await revise({ title: '修建机耕道工程' })
  expect(await village.statusOf(meetingId)).toBe('called')
  await scene.db.deleteFrom('outbox').execute()
  await revise({ title: '修建机耕道工程', amount: 15_000_000 })
  expect(await village.statusOf(meetingId)).toBe('voided')
  expect((await village.waiting()).map((m) => m.kind)).toContain('meeting_cancelled')
  expect(await outcome(village.call(decisionId, { kind: 'two_committees' }))).toBe('ok')
})

describe('where the county asks for two thirds of all party members beside', () => {
  const choice = { party_two_thirds: true }
  const memberId = () => village.member(rep)
  beforeAll(async () => {
    const place_id = scene.world.A.countyId
    await scene.db
      .insertInto('county_choice')
      .values({ place_id, ...choice })
      .execute()
    await scene.db.updateTable('member').set({ party: 'probationary' }).where('id', '=', memberId()).execute()
  })
  afterAll(() => scene.db.deleteFrom('county_choice').execute())

  test('those without a vote are not left out of the number by leaving out the number', async () => {
    const decisionId = await village.reach('S2_DELIBERATE')
    const two = await village.meeting('party_secretary', 'two_committees', [5, 5, 4, 1])
    await village.act(decisionId, 'party_secretary', { action: 'pass_deliberation', meeting: two })
    village.later(20)
    const made = await village.meeting('party_secretary', 'party_members', [2, 2, 2])
    const review = (facts: object) =>
      outcome(
        village.act(decisionId, 'party_secretary', {
          action: 'pass_review',
          meeting: { ...made, facts: { ...made.facts, ...facts } }
        })
      )
    expect(await review({})).toBe('MEETING_ELIGIBLE_DIFFERS')
    expect(await review({ allMembers: { eligible: 2, present: 2 } })).toBe('MEETING_ELIGIBLE_DIFFERS')
    expect(await review({ allMembers: { eligible: 3, present: 2 } })).toBe('ok')
  })
})
