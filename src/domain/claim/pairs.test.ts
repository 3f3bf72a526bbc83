import fc from 'fast-check'
import {
  type Claim,
  type ClaimAction,
  type ClaimActionType,
  type ClaimFacts,
  claimTable,
  reconsiderUntil,
  type Score,
  stepClaim
} from './claim'
import { type ClaimState, claimActions, claimStates } from './names'
import type { Judge } from './recusal'

const states = Object.keys(claimStates) as ClaimState[]
const judge = (memberId: string): Judge => ({ memberId, householdId: `of-${memberId}` })
const facts: ClaimFacts = { kin: [], today: '2026-11-22', recheckedBy: null }
const base: Claim = {
  ...{ id: 'c', householdId: 'h', memberId: 'm', byId: 'clerk', asked: 10, state: 'DECLARED', points: null },
  ...{ round: 1, scores: [], judges: [], rejectedOn: null, reconsidering: false, batchId: null }
}
/** A claim as it would stand there. */
const inState = (state: ClaimState, over: Partial<Claim> = {}): Claim => ({
  ...base,
  state,
  points: state === 'DECLARED' || state === 'WITHDRAWN' ? null : state === 'REJECTED' ? 0 : 8,
  rejectedOn: state === 'REJECTED' ? '2026-11-20' : null,
  batchId: state === 'DECLARED' || state === 'REJECTED' || state === 'WITHDRAWN' ? null : 'b',
  ...over
})
const household = { memberId: 'm', householdId: 'h' }
const actions: Readonly<Record<ClaimActionType, ClaimAction>> = {
  withdraw: { type: 'withdraw', by: household },
  take_back: { type: 'take_back', reason: '检查重新打开' },
  score: { type: 'score', by: judge('a'), points: 10, reason: null },
  ask_reconsideration: { type: 'ask_reconsideration', by: household, words: '那天都去了' },
  recheck: { type: 'recheck', by: judge('r'), points: 8, reason: null },
  review: { type: 'review', by: judge('r') },
  settle: { type: 'settle', points: 8, reason: '属实' },
  drop: { type: 'drop', reason: '上限已满' },
  hang: { type: 'hang' },
  hang_anew: { type: 'hang_anew' },
  object: { type: 'object' },
  post: { type: 'post' },
  reverse: { type: 'reverse' }
}
const run = (claim: Claim, action: ClaimAction, over: Partial<ClaimFacts> = {}) => {
  const outcome = stepClaim(claim, action, { ...facts, ...over })
  return outcome.ok ? outcome.value.next : outcome.refusal.code
}
const codeOf = (claim: Claim, action: ClaimAction, over: Partial<ClaimFacts> = {}): string => {
  const next = run(claim, action, over)
  return typeof next === 'string' ? next : 'ok'
}
const score = (memberId: string, points: number, reason: string | null = '理由'): ClaimAction => ({
  type: 'score',
  by: judge(memberId),
  points,
  reason
})
const given = (memberId: string, points: number): Score => ({ ...judge(memberId), points, reason: '理由' })

/** Where every action leads from every state; what is not named is refused with CLAIM_NOT_NOW. */
const leads: Readonly<Partial<Record<`${ClaimState} ${ClaimActionType}`, ClaimState>>> = {
  'DECLARED withdraw': 'WITHDRAWN',
  'DECLARED take_back': 'WITHDRAWN',
  'DECLARED score': 'DECLARED',
  'REJECTED ask_reconsideration': 'REJECTED',
  'FIRST_SCORED recheck': 'FIRST_SCORED',
  'VILLAGE_REVIEWED recheck': 'VILLAGE_REVIEWED',
  'FIRST_SCORED review': 'VILLAGE_REVIEWED',
  'VILLAGE_REVIEWED drop': 'REJECTED',
  'VILLAGE_REVIEWED hang': 'PUBLICITY',
  'PUBLICITY hang_anew': 'PUBLICITY',
  'OBJECTED hang_anew': 'OBJECTED',
  'REVIEWED hang_anew': 'REVIEWED',
  'PUBLICITY object': 'OBJECTED',
  'OBJECTED object': 'OBJECTED',
  'REVIEWED object': 'OBJECTED',
  'OBJECTED settle': 'REVIEWED',
  'PUBLICITY post': 'POSTED',
  'REVIEWED post': 'POSTED',
  'POSTED reverse': 'REVERSED'
}

describe.each(states)('%s', (state) => {
  test.each(claimActions)('%s', (type) => {
    const expected = leads[`${state} ${type}`] ?? 'CLAIM_NOT_NOW'
    const next = run(inState(state), actions[type])
    expect(typeof next === 'string' ? next : next.state).toBe(expected)
  })
})

test('the table names no state that leads nowhere', () => {
  // A rejected claim is scored again once that was asked for, and is taken back only then; a judged one outside a batch.
  const sometimes = ['REJECTED score', 'REJECTED take_back', 'FIRST_SCORED take_back']
  for (const type of claimActions)
    for (const state of claimTable[type])
      if (!sometimes.includes(`${state} ${type}`)) expect(leads[`${state} ${type}`]).toBeDefined()
  const again = inState('REJECTED', { round: 2, reconsidering: true })
  expect(run(again, actions.score)).toMatchObject({ state: 'REJECTED', reconsidering: true })
  const back = { state: 'WITHDRAWN', points: null, reconsidering: false }
  expect(run(again, actions.take_back)).toMatchObject(back)
  expect(run(inState('FIRST_SCORED', { batchId: null }), actions.take_back)).toMatchObject(back)
})

describe('refuses', () => {
  test('to take back or ask again for another household, or after a score', () => {
    expect(codeOf(base, { type: 'withdraw', by: judge('x') })).toBe('CLAIM_NOT_YOURS')
    expect(codeOf(base, { type: 'withdraw', by: judge('clerk') })).toBe('ok')
    expect(codeOf({ ...base, scores: [given('a', 3)] }, actions.withdraw)).toBe('CLAIM_NOT_NOW')
    const rejected = inState('REJECTED')
    expect(codeOf(rejected, { type: 'ask_reconsideration', by: judge('x'), words: '请再看' })).toBe(
      'CLAIM_NOT_YOURS'
    )
  })
  test('a score of whoever recorded it, and one below full marks without a reason', () => {
    expect(codeOf(base, score('clerk', 10))).toBe('SCORER_RECORDED')
    expect(codeOf(base, score('a', 9, null))).toBe('SCORE_REASON_NEEDED')
    expect(codeOf(base, score('a', 10, null))).toBe('ok')
    expect(codeOf(base, { ...actions.score, by: household } as ClaimAction)).toBe('SCORER_RECUSED')
    expect(codeOf(base, score('a', 10), { kin: [{ memberId: 'a', householdId: 'h' }] })).toBe(
      'SCORER_RECUSED'
    )
  })
  test('the eighth day, not the seventh; a second time; a third round', () => {
    const rejected = inState('REJECTED')
    expect(reconsiderUntil(rejected)).toBe('2026-11-27')
    const on = (today: string) => codeOf(rejected, actions.ask_reconsideration, { today })
    expect([on('2026-11-20'), on('2026-11-27'), on('2026-11-28')]).toEqual(['ok', 'ok', 'RECONSIDER_LATE'])
    expect(codeOf({ ...rejected, reconsidering: true, round: 2 }, actions.ask_reconsideration)).toBe(
      'RECONSIDER_ASKED'
    )
    expect(codeOf({ ...rejected, round: 2 }, actions.ask_reconsideration)).toBe('RECONSIDER_FINAL')
  })
  test('first judges in the second round', () => {
    const again = inState('REJECTED', { round: 2, reconsidering: true, judges: ['a', 'r'] })
    expect(['a', 'r', 'n'].map((id) => codeOf(again, score(id, 10)))).toEqual([
      'RECONSIDER_SAME_JUDGE',
      'RECONSIDER_SAME_JUDGE',
      'ok'
    ])
  })
  test('a review by relatives, by whoever recorded or scored it; a re-check twice, too high, unexplained', () => {
    const scored = inState('FIRST_SCORED', { scores: [given('a', 8)], judges: ['old'] })
    const by = (id: string) => codeOf(scored, { type: 'review', by: judge(id) })
    expect(['clerk', 'a', 'old', 'r'].map(by)).toEqual([
      'REVIEWER_TOOK_PART',
      'REVIEWER_TOOK_PART',
      'REVIEWER_TOOK_PART',
      'ok'
    ])
    expect(codeOf(scored, actions.review, { kin: [{ memberId: 'r', householdId: 'h' }] })).toBe(
      'REVIEWER_RECUSED'
    )
    const look = (points: number, reason: string | null, over: Partial<ClaimFacts> = {}) =>
      codeOf(scored, { type: 'recheck', by: judge('r'), points, reason }, over)
    expect(look(8, null, { recheckedBy: 'x' })).toBe('RECHECK_TWICE')
    expect([look(11, '多'), look(7, null), look(7, '少半天'), look(10, '多半天')]).toEqual([
      'SCORE_OUT_OF_RANGE',
      'SCORE_REASON_NEEDED',
      'ok',
      'ok'
    ])
    // Whoever looked again may pass it; that is no hand in it. An earlier judge may not, also when somebody looked.
    const looked = { ...scored, judges: ['old', 'r'] }
    expect(codeOf(looked, actions.review, { recheckedBy: 'r' })).toBe('ok')
    expect(codeOf(looked, { type: 'review', by: judge('old') }, { recheckedBy: 'r' })).toBe(
      'REVIEWER_TOOK_PART'
    )
    expect(codeOf({ ...scored, batchId: null }, actions.review)).toBe('CLAIM_NOT_NOW')
    expect(codeOf({ ...scored, batchId: null }, actions.recheck)).toBe('CLAIM_NOT_NOW')
  })
  test('a correction above what was asked for', () => {
    const held = inState('OBJECTED')
    const to = (points: number) => run(held, { type: 'settle', points, reason: '核实' })
    expect([to(11), to(-1)]).toEqual(['SCORE_OUT_OF_RANGE', 'SCORE_OUT_OF_RANGE'])
    expect(to(0)).toMatchObject({ state: 'REJECTED', rejectedOn: '2026-11-22', points: 0 })
    expect(to(10)).toMatchObject({ state: 'REVIEWED', points: 10 })
  })
})

test('the third score decides: the median, or nothing where most gave nothing', () => {
  const two = { ...base, scores: [given('a', 0), given('b', 7)] }
  expect(run(two, score('c', 4))).toMatchObject({ state: 'FIRST_SCORED', points: 4, batchId: null })
  expect(run(two, score('c', 0))).toMatchObject({ state: 'REJECTED', points: 0, rejectedOn: '2026-11-22' })
  const again = inState('REJECTED', { round: 2, reconsidering: true, scores: [given('x', 5), given('y', 5)] })
  expect(run(again, score('z', 9))).toMatchObject({ state: 'FIRST_SCORED', points: 5, reconsidering: false })
  expect(run({ ...again, scores: [given('x', 0), given('y', 0)] }, score('z', 9))).toMatchObject({
    state: 'REJECTED',
    reconsidering: false,
    round: 2
  })
})

test('whatever is done in whatever order: points stay between nothing and what was asked, and nothing is booked unseen', () => {
  const who = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'clerk').map(judge)
  const points = fc.integer({ min: -1, max: 12 })
  const action: fc.Arbitrary<ClaimAction> = fc.oneof(
    fc.record({ type: fc.constant('score' as const), by: who, points, reason: fc.constant('理由') }),
    fc.record({ type: fc.constant('recheck' as const), by: who, points, reason: fc.constant('理由') }),
    fc.record({ type: fc.constant('review' as const), by: who }),
    fc.record({ type: fc.constant('settle' as const), points, reason: fc.constant('理由') }),
    fc.constantFrom(...claimActions.map((type) => actions[type]))
  )
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), (list) => {
      let claim: Claim = base
      const seen: ClaimState[] = ['DECLARED']
      for (const each of list) {
        // The month's batch takes whatever has its first result.
        if (claim.state === 'FIRST_SCORED' && claim.batchId === null) claim = { ...claim, batchId: 'b' }
        const outcome = stepClaim(claim, each, facts)
        if (!outcome.ok) continue
        claim = outcome.value.next
        expect(outcome.value.event.to).toBe(claim.state)
        seen.push(claim.state)
        if (claim.points !== null) expect(claim.points >= 0 && claim.points <= claim.asked).toBe(true)
        expect(new Set(claim.scores.map((s) => s.memberId)).size).toBe(claim.scores.length)
        expect(
          claim.scores.some(
            (s) =>
              s.memberId === 'clerk' ||
              (claim.judges.includes(s.memberId) && claim.round === 2 && claim.reconsidering)
          )
        ).toBe(false)
        if (claim.state === 'POSTED') {
          for (const state of ['FIRST_SCORED', 'VILLAGE_REVIEWED', 'PUBLICITY'] as const)
            expect(seen).toContain(state)
          expect(claim.points).toBeGreaterThan(0)
        }
      }
    }),
    { numRuns: 1000 }
  )
})
