import { outcome } from '../testing/caller'
import { roundScene } from './course-testing'

const s = roundScene()
const scorers = ['supervision_member', 'points_assessor', 'villager_rep'] as const

/** A closed round in which household 0 has this score from three people. */
const closedAt = async (score: number, over: object = {}, said: object = {}) => {
  const roundId = await s.open(over)
  for (const role of scorers) expect(await s.codes(role, roundId, s.sheet(score, said))).toEqual([null])
  return { roundId, closed: await s.close(roundId) }
}
const redList = async (role: Parameters<typeof s.who>[0] = 'villager', where: 'A' | 'B' = 'A') =>
  (await s.who(role, where)).round.readRedList({ villageId: s.villageId() })

describe('a household’s page', () => {
  test('is closed to everyone but the household', async () => {
    await closedAt(90)
    const codes = await Promise.all(
      (
        ['visitor', 'committee_member', 'party_secretary', 'supervision_member', 'township_staff'] as const
      ).map((role) => outcome(s.own(role)))
    )
    expect(codes).toEqual(['NOT_SIGNED_IN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'])
    expect(await outcome(s.own('household_head'))).toBe('ok')
  })
  test('shows the level, what to mend and the advice, once the round is over; no score, nobody’s name', async () => {
    const roundId = await s.open({ name: '第二轮' })
    const words = { advice: '排水沟再疏一疏' }
    for (const role of scorers) await s.codes(role, roundId, s.sheet(70, words))
    expect((await s.own()).results.map((r) => r.roundId)).not.toContain(roundId)
    await s.close(roundId)
    const [latest] = (await s.own()).results
    expect(latest).toMatchObject({
      ...{ roundId, name: '第二轮', level: 'improving', levelName: '待改进', help: [], photos: [] },
      advice: ['排水沟再疏一疏']
    })
    expect(latest?.toMend.length).toBeGreaterThan(0)
    expect(JSON.stringify(await s.own())).not.toMatch(/score|黄显明|冉春桃|inspector/)
  })
  test('of a helped household speaks of help, and measures nothing', async () => {
    await s.helped(true)
    const roundId = await s.open()
    await s.codes('supervision_member', roundId, s.sheet(0, { marks: {}, help: '清运垃圾' }))
    await s.codes('points_assessor', roundId, s.sheet(40))
    await s.close(roundId)
    const own = await s.own()
    expect(own.helped).toBe(true)
    expect(own.results[0]).toMatchObject({ kind: 'helped', level: null, toMend: [], help: ['清运垃圾'] })
    await s.helped(false)
  })
  test('keeps the household’s last word about entering; a stranger has no word', async () => {
    await s.say('enter', true)
    expect((await s.own()).enter).toBe(true)
    await s.say('enter', null)
    expect((await s.own()).enter).toBeNull()
    const foreign = (await s.who('committee_member')).round.say({
      ...{ requestId: crypto.randomUUID(), villageId: s.villageId(), householdId: s.household(0) },
      ...{ kind: 'enter', value: true }
    })
    expect(await outcome(foreign)).toBe('FORBIDDEN')
  })
})

describe('the red list', () => {
  test('is none where no resolution turned it on', async () => {
    await s.say('red_list', true)
    await closedAt(95)
    expect(await redList()).toBeNull()
    expect((await s.own()).redListOpen).toBe(false)
  })
  /** The resolution of the scene as one that can carry a list, or not. */
  const resolved = (
    topic: 'points_rules' | 'public_works',
    state: 'IMPLEMENTING' | 'P1_PUBLISHED' | 'REVOKED'
  ) =>
    s.db
      .updateTable('decision')
      .set({
        ...{ topic, state, pack_id: 'national', version_no: 1 },
        source: JSON.stringify({ kind: 'cadre' })
      })
      .where('id', '=', s.base.life.publishedDecisionId)
      .execute()
  test('needs a resolution about the village’s rules that has hung its time', async () => {
    const redListDecisionId = s.base.life.publishedDecisionId
    await resolved('public_works', 'IMPLEMENTING')
    expect(await outcome(s.open({ redListDecisionId }))).toBe('ROUND_RED_LIST')
    await resolved('points_rules', 'P1_PUBLISHED')
    expect(await outcome(s.open({ redListDecisionId }))).toBe('ROUND_RED_LIST')
    await resolved('points_rules', 'IMPLEMENTING')
    expect(await outcome(s.open({ redListDecisionId }))).toBe('ok')
  })
  test('names those who reached the best level and agreed, while they agree', async () => {
    const redListDecisionId = s.base.life.publishedDecisionId
    await s.say('red_list', null)
    await closedAt(95, { redListDecisionId })
    expect((await s.own()).redListOpen).toBe(true)
    expect(await redList()).toMatchObject({ decisionTitle: '装路灯', households: [] })
    await s.say('red_list', true)
    expect(await redList()).toMatchObject({ households: ['向家（尾号001）'] })
    await s.say('red_list', false)
    expect(await redList()).toMatchObject({ households: [] })
    await s.say('red_list', true)
    // Opened again it is being worked out: no names, and not those of the round before.
    const { roundId } = await closedAt(95, { redListDecisionId })
    expect(await s.codes('committee_member', roundId, s.sheet(95))).toEqual([null])
    await s.reopen(roundId)
    expect(await redList()).toBeNull()
    await s.close(roundId)
    expect(await redList()).toMatchObject({ households: ['向家（尾号001）'] })
    await closedAt(85, { redListDecisionId })
    expect(await redList()).toMatchObject({ households: [] })
    await closedAt(95, { redListDecisionId })
    await s.helped(true)
    expect(await redList()).toMatchObject({ households: [] })
    await s.helped(false)
    expect(await redList()).toMatchObject({ households: ['向家（尾号001）'] })
    await resolved('points_rules', 'REVOKED')
    expect(await redList()).toBeNull()
    await resolved('points_rules', 'IMPLEMENTING')
    // A later round without a list: the village turned it off.
    await closedAt(95)
    expect(await redList()).toBeNull()
  })
  test('is the village’s own', async () => {
    expect(await outcome(redList('visitor'))).toBe('NOT_SIGNED_IN')
    expect(await outcome(redList('villager', 'B'))).toBe('FORBIDDEN')
    expect(await outcome(redList('township_staff'))).toBe('FORBIDDEN')
  })
})

describe('closing', () => {
  const claims = () =>
    s.db
      .selectFrom('claim')
      .select(['household_id', 'asked', 'state'])
      .where('village_id', '=', s.villageId())
      .orderBy('id', 'desc')
      .execute()
  test('records nothing where no rule is named, and tells the household', async () => {
    const before = await claims()
    const { closed } = await closedAt(95)
    expect(closed).toMatchObject({ finished: 1, unfinished: 2, recorded: 0, refused: [] })
    expect(await claims()).toEqual(before)
    const told = await s.db
      .selectFrom('outbox')
      .select('holder_id')
      .where('kind', '=', 'round_result')
      .orderBy('id', 'desc')
      .execute()
    expect(told[0]?.holder_id).toBe(s.holder('household_head'))
  })
  test('records each level once by its rule, as a deed that waits for its scores', async () => {
    const { closed } = await closedAt(95, { cleanestItemId: s.base.life.itemId })
    expect(closed).toMatchObject({ recorded: 1, refused: [] })
    const [claim] = await claims()
    expect(claim).toEqual({ household_id: s.household(0), asked: 5, state: 'DECLARED' })
  })
  test('of a level without a rule records nothing; a household over its cap is told why', async () => {
    expect((await closedAt(80, { cleanestItemId: s.base.life.itemId })).closed.recorded).toBe(0)
    const worth = { cleanItemId: s.base.life.cappedItemId }
    const rounds = []
    for (let i = 0; i < 5; i += 1) rounds.push((await closedAt(80, worth)).closed)
    expect(rounds.some((r) => r.refused.length === 1)).toBe(true)
    expect(rounds.every((r) => r.finished === 1)).toBe(true)
  })
  test('a round whose deeds can no longer be recorded is closed all the same', async () => {
    const roundId = await s.open({ cleanestItemId: s.base.life.itemId })
    for (const role of scorers) await s.codes(role, roundId, s.sheet(95))
    // Half a year later the deed is too old to be recorded.
    s.base.world.time(new Date('2027-06-01T02:00:00Z'))
    const closed = await s.close(roundId)
    expect([closed.recorded, closed.refused.length]).toEqual([0, 1])
    s.base.world.time(s.base.now)
  })
  test('two who close at once: one of them does', async () => {
    const roundId = await s.open()
    const both = await Promise.all([outcome(s.close(roundId)), outcome(s.close(roundId))])
    expect(both.sort()).toEqual(['ROUND_CLOSED', 'ok'])
  })
})
