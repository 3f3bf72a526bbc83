import { newId } from '../crypto/new-id'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { courseOf, disclosing, roadPlan, tally } from './course-testing'

const scene = worldScene()
const course = courseOf(scene)
const villageId = () => scene.world.A.villageId
const disclose = disclosing(course, villageId)

type Desk = 'party_secretary' | 'committee_member' | 'supervision_member'
const deskOf = async (office: Desk, over: { ended?: boolean; before?: string } = {}) =>
  (await course.by(office)).decision.listDesk({ villageId: villageId(), ...over })
const turnOf = async (office: Desk, decisionId: string) =>
  (await deskOf(office)).decisions.find((d) => d.decisionId === decisionId)?.turn
const prepared = async (office: Desk | 'villager' | 'township_legal', decisionId: string) =>
  (await course.by(office)).decision.prepare({ villageId: villageId(), decisionId })

beforeEach(() => scene.world.time(scene.now))

describe('the desk', () => {
  test.each(['villager', 'villager_rep', 'township_staff', 'sys_admin'] as const)(
    'is not for a %s, nor for another village’s secretary',
    async (role) => {
      const call = (caller: Awaited<ReturnType<typeof as>>) =>
        outcome(caller.decision.listDesk({ villageId: villageId() }))
      expect(await call(await as(scene.world.callerFor(role, 'A')))).toBe('FORBIDDEN')
      expect(await call(await as(scene.world.callerFor('party_secretary', 'B')))).toBe('FORBIDDEN')
    }
  )

  test('says whose turn it is, and lays what waits for the caller on top', async () => {
    const { decisionId: pooled } = await course.propose('villager')
    const voting = await course.reach('S2_DELIBERATE')
    expect(await turnOf('party_secretary', pooled)).toMatchObject({ place: 'act', mine: true })
    expect(await turnOf('committee_member', pooled)).toMatchObject({ mine: false })
    expect(await turnOf('committee_member', voting)).toMatchObject({ place: 'callMeeting', mine: true })
    const { decisions } = await deskOf('committee_member')
    const mine = decisions.map((d) => d.turn?.mine ?? false)
    expect(mine).toEqual([...mine].sort((a, b) => Number(b) - Number(a)))
  })

  test('follows a notice from its draft to the end of the window, with its last day', async () => {
    const decisionId = await course.resolve()
    expect(await turnOf('committee_member', decisionId)).toMatchObject({ place: 'draftNotice', mine: true })
    const noticeId = await disclose('decision_resolution', decisionId)
    const up = await turnOf('party_secretary', decisionId)
    expect(up).toMatchObject({ place: 'wait', mine: false, noticeId })
    expect(up?.due).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  test('knows the township’s last day, and an objection with its own', async () => {
    const asked = await course.reach('S2_DELIBERATE')
    const meeting = await course.meeting('party_secretary', 'two_committees', [5, 5, 4, 1])
    await course.act(asked, 'party_secretary', { action: 'request_opinion', meeting })
    expect(await turnOf('party_secretary', asked)).toMatchObject({ place: 'wait', mine: false })
    expect((await turnOf('party_secretary', asked))?.due).not.toBeNull()

    const decisionId = await course.resolve()
    const noticeId = await disclose('decision_resolution', decisionId)
    await (await course.by('villager')).objection.raise({
      ...{ requestId: newId(), villageId: villageId(), noticeId },
      ...{ ground: 'procedure', words: '会上没有唱票就说通过了，请核实。', showName: false }
    })
    expect(await turnOf('committee_member', decisionId)).toMatchObject({ place: 'objections', mine: true })
    expect(await turnOf('supervision_member', decisionId)).toMatchObject({ mine: false })
  })

  test('keeps what has ended apart, with old records, page by page', async () => {
    const { decisionId } = await course.propose('villager')
    await course.act(decisionId, 'villager', { action: 'withdraw_topic' })
    expect(await turnOf('party_secretary', decisionId)).toBeUndefined()
    const ended = await deskOf('party_secretary', { ended: true })
    expect(ended.decisions[0]).toMatchObject({ decisionId, turn: null, inCourse: true })
    expect(ended.decisions.some((d) => !d.inCourse)).toBe(true)
    const last = ended.decisions.at(-1)
    const after = await deskOf('party_secretary', { ended: true, before: last?.decisionId ?? '' })
    expect(after).toEqual({ decisions: [], next: null })
  })
})

describe('what the forms choose from', () => {
  test('is for those who act here, not for strangers and not for an old record', async () => {
    const { decisionId } = await course.propose('villager')
    const input = { villageId: villageId(), decisionId }
    const other = await as(scene.world.callerFor('party_secretary', 'B'))
    expect(await outcome(other.decision.prepare(input))).toBe('FORBIDDEN')
    const staff = await as(scene.world.callerFor('township_staff', 'A'))
    expect(await outcome(staff.decision.prepare(input))).toBe('FORBIDDEN')
    const old = { ...input, decisionId: scene.life.publishedDecisionId }
    expect(await outcome((await course.by('villager')).decision.prepare(old))).toBe('DECISION_NOT_IN_COURSE')
  })

  test('names the conveners, the votes that stand, and the wording', async () => {
    const decisionId = await course.reach('S4_RESOLVE')
    const found = await prepared('party_secretary', decisionId)
    expect(found.content).toEqual(roadPlan)
    expect(found.standing.map((s) => s.step)).toEqual(['proposal', 'deliberation', 'review'])
    expect(found.votedAt.map((v) => v.name)).toEqual(['提议', '商议', '审议'])
    expect(found.conveners.map((c) => c.memberId)).toContain(scene.world.A.holders.party_secretary.id)
    expect(found.roles).toContain('party_secretary')
    expect((await prepared('township_legal', decisionId)).roles).toEqual(['township_legal'])
  })

  test('offers an authorisation once its resolution stands, and what replaces a resolution', async () => {
    const term = { from: '2026-12-01', to: '2028-12-31' }
    const given = await course.resolve({
      topic: 'authorisation',
      authorises: ['public_works'],
      content: { ...roadPlan, title: '授权村民代表会议', term }
    })
    const { decisionId } = await course.propose('villager')
    const { authorisations } = await prepared('party_secretary', decisionId)
    expect(authorisations).toMatchObject([{ id: given, topics: ['public_works'], ...term }])

    const old = await course.resolve()
    const next = await course.reach('S4_RESOLVE', { supersedes: old })
    expect((await prepared('committee_member', old)).successors).toEqual([])
    const meeting = await course.meeting('committee_member', 'villagers_household', [3, 2, 2])
    await course.act(next, 'committee_member', { action: 'pass_resolution', meeting, tally })
    expect((await prepared('committee_member', old)).successors).toMatchObject([{ decisionId: next }])

    const visitor = await as(scene.world.callerFor('villager', 'B'))
    const inForce = await visitor.decision.listInForce({ villageId: villageId() })
    expect(inForce.decisions.map((d) => d.decisionId)).toEqual(expect.arrayContaining([given, old, next]))
    expect(inForce.decisions.map((d) => d.decisionId)).not.toContain(decisionId)
  })
})
