import fc from 'fast-check'
import { checkFirstScore, checkReconsiderer, type FirstScore, firstResult } from './first-score'
import { medianOf, spreadOf } from './median'
import { drawCount, drawRecheck, lotOf } from './recheck-draw'
import { type Kinship, recusalOf } from './recusal'

/** Stands in for SHA-256 where only even scattering matters: eight words of a seeded multiplicative hash. */
const sha256 = (text: string) =>
  Array.from({ length: 8 }, (_, seed) => {
    let h = (0x811c9dc5 ^ (seed * 0x9e3779b1)) >>> 0
    for (const c of text) h = Math.imul(h ^ (c.codePointAt(0) ?? 0), 0x01000193) >>> 0
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b) >>> 0
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) >>> 0
    return ((h ^ (h >>> 16)) >>> 0).toString(16).padStart(8, '0')
  }).join('')
const claim = { householdId: 'h', memberId: 'm', asked: 10 }
const by = (memberId: string, points: number): FirstScore => ({
  memberId,
  householdId: `of-${memberId}`,
  points
})
const three = [by('a', 8), by('b', 10), by('c', 9)]
const kin: readonly Kinship[] = [{ memberId: 'a', householdId: 'h' }]
const codeOf = (outcome: { ok: true } | { ok: false; refusal: { code: string } }) =>
  outcome.ok ? 'ok' : outcome.refusal.code

describe('refuses', () => {
  test('oneself, the own household, a near relative; nobody else', () => {
    const judge = { memberId: 'a', householdId: 'x' }
    const reasons = [
      recusalOf({ memberId: 'm', householdId: 'h' }, claim, []),
      recusalOf({ memberId: 'a', householdId: 'h' }, claim, []),
      recusalOf(judge, claim, kin),
      recusalOf(judge, claim, []),
      recusalOf(judge, { householdId: 'g', memberId: null }, kin)
    ]
    expect(reasons).toEqual(['self', 'household', 'relative', null, null])
    expect(codeOf(checkFirstScore(claim, by('a', 5), [], kin))).toBe('SCORER_RECUSED')
    expect(codeOf(firstResult(claim, three, kin))).toBe('SCORER_RECUSED')
  })
  test('a second score of the same person, also in a list that came at once', () => {
    expect(codeOf(checkFirstScore(claim, by('a', 5), three, []))).toBe('SCORE_TWICE')
    expect(codeOf(firstResult(claim, [...three, by('a', 9)], []))).toBe('SCORE_TWICE')
  })
  test('less than nothing, more than asked for, half points; neither bound', () => {
    const codes = [-1, 0, 10, 11, 4.5, Number.NaN].map((n) =>
      codeOf(checkFirstScore(claim, by('a', n), [], []))
    )
    const wrong = 'SCORE_OUT_OF_RANGE'
    expect(codes).toEqual([wrong, 'ok', 'ok', wrong, wrong, wrong])
  })
  test('two scores, not three', () => {
    expect(codeOf(firstResult(claim, three.slice(1), []))).toBe('SCORERS_TOO_FEW')
    expect(firstResult(claim, three, [])).toMatchObject({ ok: true, value: { points: 9 } })
  })
  test('whoever judged before, and relatives, when a rejection is reconsidered', () => {
    const judge = (memberId: string) => ({ memberId, householdId: 'x' })
    expect(codeOf(checkReconsiderer(claim, judge('b'), ['b', 'c'], kin))).toBe('RECONSIDER_SAME_JUDGE')
    expect(codeOf(checkReconsiderer(claim, judge('a'), ['b'], kin))).toBe('SCORER_RECUSED')
    expect(codeOf(checkReconsiderer(claim, judge('d'), ['b'], kin))).toBe('ok')
  })
  test('a draw of 9 %, not 10; without a head; with a claim twice', () => {
    const seed = { batchId: 'batch', head: 'a'.repeat(64) }
    const codes = [9, 10, 100, 101, 10.5].map((percent) => codeOf(drawRecheck(seed, ['x'], percent, sha256)))
    expect(codes).toEqual(['DRAW_PERCENT', 'ok', 'ok', 'DRAW_PERCENT', 'DRAW_PERCENT'])
    expect(codeOf(drawRecheck({ ...seed, head: '' }, ['x'], 10, sha256))).toBe('DRAW_SEED')
    expect(codeOf(drawRecheck({ ...seed, batchId: '' }, ['x'], 10, sha256))).toBe('DRAW_SEED')
    expect(codeOf(drawRecheck(seed, ['x', 'x'], 10, sha256))).toBe('DRAW_CLAIM_TWICE')
  })
})

test('the median is a score that somebody gave, and no outlier moves it past its neighbours', () => {
  const scores = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(scores, (list) => {
      const median = medianOf(list)
      expect(list).toContain(median)
      expect(2 * list.filter((n) => n <= median).length).toBeGreaterThanOrEqual(list.length)
      expect(2 * list.filter((n) => n >= median).length).toBeGreaterThanOrEqual(list.length)
      expect(medianOf([...list].reverse())).toBe(median)
      expect(spreadOf(list)).toBe(Math.max(...list) - Math.min(...list))
    })
  )
  expect([medianOf([8, 9]), medianOf([1, 2, 100]), spreadOf([])]).toEqual([8, 2, 0])
})

const hex = fc
  .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 64, maxLength: 64 })
  .map((c) => c.join(''))
const claims = fc.uniqueArray(fc.uuid(), { maxLength: 60 })
const draw = (batchId: string, head: string, ids: readonly string[], percent = 10) => {
  const outcome = drawRecheck({ batchId, head }, ids, percent, sha256)
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value.drawn
}

test('at least the percentage is drawn, each claim once, and only of the batch', () => {
  fc.assert(
    fc.property(hex, claims, fc.integer({ min: 10, max: 100 }), (head, ids, percent) => {
      const drawn = draw('batch', head, ids, percent)
      expect(new Set(drawn).size).toBe(drawn.length)
      expect(drawn.filter((id) => !ids.includes(id))).toEqual([])
      expect(drawn.length * 100).toBeGreaterThanOrEqual(ids.length * percent)
      expect(drawn.length).toBe(Math.ceil((ids.length * percent) / 100))
    })
  )
  expect([0, 1, 10, 11, 20, 21].map((of) => drawCount(of, 10))).toEqual([0, 1, 1, 2, 2, 3])
  expect([drawCount(3, 67), drawCount(91, 11), drawCount(100, 11)]).toEqual([3, 11, 11])
})

test('the draw can be repeated from any order of the list, and checked claim by claim', () => {
  fc.assert(
    fc.property(hex, claims, (head, ids) => {
      const drawn = draw('batch', head, ids)
      expect(draw('batch', head, [...ids].reverse())).toEqual(drawn)
      const lot = (id: string) => lotOf({ batchId: 'batch', head }, id, sha256)
      const highest = drawn.map(lot).sort().at(-1) ?? ''
      expect(ids.filter((id) => !drawn.includes(id) && lot(id) < highest)).toEqual([])
    })
  )
})

test('another head or batch draws others: over many, every claim has its turn', () => {
  const ids = Array.from({ length: 50 }, (_, i) => `claim-${i}`)
  const times = new Map<string, number>()
  for (let i = 0; i < 400; i += 1) {
    for (const id of draw(`batch-${i}`, sha256(`head-${i}`), ids)) times.set(id, (times.get(id) ?? 0) + 1)
  }
  // 400 draws of 5 in 50: 40 each is expected; 15 to 70 is more than four standard deviations.
  expect(ids.filter((id) => (times.get(id) ?? 0) < 15 || (times.get(id) ?? 0) > 70)).toEqual([])
})

test('a lot is what the handbook says: sha256 of head:batch:claim', () => {
  const seed = { batchId: 'b', head: '0'.repeat(64) }
  expect(lotOf(seed, 'c', sha256)).toBe(sha256(`${'0'.repeat(64)}:b:c`))
})
