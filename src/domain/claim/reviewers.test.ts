import type { Judge, Kinship } from './recusal'
import { committeeIsLeft, type Reviewer, reviewFault } from './reviewers'

const claim = {
  ...{ householdId: 'h', memberId: null, byId: 'clerk', judges: [] as string[] },
  scores: ['a', 'b', 'c'].map((memberId) => ({ memberId, householdId: '', points: 5, reason: null }))
}
const kin: Kinship[] = [{ memberId: 'uncle', householdId: 'h' }]
const who = (memberId: string, first = true, also: Judge['also'] = []): Reviewer => ({
  ...{ judge: { memberId, householdId: `of-${memberId}`, also }, kin, first }
})
const codeOf = (me: Reviewer, everyone: readonly Reviewer[], of = claim, looked: string | null = null) =>
  reviewFault(of, me, looked, { first: me.first, everyone })?.code ?? 'ok'

describe('refuses', () => {
  const [free, uncle, clerk, scorer] = [who('free'), who('uncle'), who('clerk'), who('a')]
  test('relatives, who recorded and who scored, while somebody of the committee is left; and whose turn it is not', () => {
    const standsIn = who('s', false)
    const everyone = [free, uncle, clerk, scorer, standsIn]
    expect(everyone.map((me) => codeOf(me, everyone))).toEqual([
      ...['ok', 'REVIEWER_RECUSED', 'REVIEWER_TOOK_PART', 'REVIEWER_TOOK_PART', 'REVIEWER_NOT_TURN']
    ])
  })
  test('the committee still, where another office stands in for it', () => {
    const [standsIn, judged] = [who('s', false), who('b', false)]
    const everyone = [uncle, clerk, scorer, standsIn, judged]
    expect(everyone.map((me) => codeOf(me, everyone))).toEqual([
      ...['REVIEWER_RECUSED', 'REVIEWER_TOOK_PART', 'REVIEWER_TOOK_PART', 'ok', 'REVIEWER_TOOK_PART']
    ])
  })
  test('where nobody is left, a relative and who recorded it; who scored it does it then', () => {
    const judged = who('b', false)
    const everyone = [uncle, clerk, scorer, judged]
    expect(everyone.map((me) => codeOf(me, everyone))).toEqual([
      ...['REVIEWER_RECUSED', 'REVIEWER_TOOK_PART', 'ok', 'ok']
    ])
  })
  test('a relative of somebody on the same account, and that person’s household', () => {
    const shares = who('niece', true, [{ memberId: 'uncle', householdId: 'elsewhere' }])
    const lives = who('son', true, [{ memberId: 'mother', householdId: 'h' }])
    expect([codeOf(shares, [shares, free]), codeOf(lives, [lives, free])]).toEqual([
      ...['REVIEWER_RECUSED', 'REVIEWER_RECUSED']
    ])
  })
})

test('who looked again is left for the review, and nobody stands in for them', () => {
  const looked = { ...claim, judges: ['free'] }
  const [free, standsIn] = [who('free'), who('s', false)]
  expect(committeeIsLeft(looked, 'free', [free, standsIn])).toBe(true)
  expect(codeOf(free, [free, standsIn], looked, 'free')).toBe('ok')
  expect(codeOf(standsIn, [free, standsIn], looked, 'free')).toBe('REVIEWER_NOT_TURN')
  expect(codeOf(free, [free, standsIn], looked)).toBe('REVIEWER_TOOK_PART')
})
