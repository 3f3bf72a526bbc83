import fc from 'fast-check'
import { defaultRubric, type Face, faces, levelOf, medianFace } from './rubric'
import { checkSheet, type HouseholdFacts, type Sheet, scoreOf, visitResult } from './visit'

const household: HouseholdFacts = { householdId: 'h', entered: true, helped: false }
const outside: HouseholdFacts = { ...household, entered: false }
const marksOf = (mark: number, entered = true) =>
  Object.fromEntries(defaultRubric.filter((line) => entered || !line.indoors).map((line) => [line.id, mark]))
const sheet = (memberId: string, mark: number, over: Partial<Sheet> = {}): Sheet => ({
  ...{ id: `sheet-${memberId}`, at: '2026-11-22T01:00:00Z', memberId, householdId: `of-${memberId}` },
  ...{ marks: marksOf(mark), ...over }
})
const codeOf = (facts: HouseholdFacts, the: Sheet, kin: { memberId: string; householdId: string }[] = []) => {
  const outcome = checkSheet(defaultRubric, facts, the, kin)
  return outcome.ok ? 'ok' : outcome.refusal.code
}

describe('refuses', () => {
  test('the own household and relatives', () => {
    expect(codeOf(household, sheet('a', 9, { householdId: 'h' }))).toBe('SCORER_RECUSED')
    expect(codeOf(household, sheet('a', 9), [{ memberId: 'a', householdId: 'h' }])).toBe('SCORER_RECUSED')
    expect(codeOf(household, sheet('a', 9), [{ memberId: 'b', householdId: 'h' }])).toBe('ok')
  })
  test('a mark for the inside of a house that nobody was let into', () => {
    expect(codeOf(outside, sheet('a', 9))).toBe('INSPECTION_NOT_ENTERED')
    expect(codeOf(outside, sheet('a', 9, { marks: marksOf(9, false) }))).toBe('ok')
    expect(codeOf(household, sheet('a', 9, { marks: marksOf(9, false) }))).toBe('INSPECTION_LINE_MISSING')
  })
  test('a line of another rubric, a mark past either end, half a mark', () => {
    expect(codeOf(household, sheet('a', 9, { marks: { ...marksOf(9), roof: 1 } }))).toBe(
      'INSPECTION_LINE_UNKNOWN'
    )
    const codes = [-1, 0, 10, 11, 9.5].map((mark) => codeOf(household, sheet('a', mark)))
    expect(codes).toEqual(['INSPECTION_MARK', 'ok', 'ok', 'INSPECTION_MARK', 'INSPECTION_MARK'])
  })
})

test('the default rubric is ten lines of ten, two of them indoors', () => {
  expect([defaultRubric.length, defaultRubric.reduce((sum, line) => sum + line.most, 0)]).toEqual([10, 100])
  expect(defaultRubric.filter((line) => line.indoors).map((line) => line.words)).toEqual(['厨房', '居室'])
})

test('levels at their edges', () => {
  expect([100, 90, 89, 75, 74, 0].map(levelOf)).toEqual([
    'cleanest',
    'cleanest',
    'clean',
    'clean',
    'improving',
    'improving'
  ])
})

test('the face in the middle; of an even number the sadder one; a sad face takes nothing away', () => {
  const middles: [Face[], Face][] = [
    [['smile', 'sad', 'smile'], 'smile'],
    [['blank', 'sad', 'smile'], 'blank'],
    [['smile', 'blank'], 'blank']
  ]
  expect(middles.map(([given]) => medianFace(given))).toEqual(middles.map(([, middle]) => middle))
  expect(Object.values(faces).filter((face) => face.points < 0)).toEqual([])
})

describe('a visit', () => {
  const result = (sheets: Sheet[], again = false, facts = household) =>
    visitResult(defaultRubric, facts, sheets, again)
  const line = (mark: number, first: number) => ({ marks: { ...marksOf(mark), front: first } })

  test('waits for the third inspector', () => {
    expect(result([])).toEqual({ kind: 'waiting', missing: 3 })
    expect(result([sheet('a', 9), sheet('b', 9)])).toEqual({ kind: 'waiting', missing: 1 })
  })
  test('a spread of 15 stands, of 16 calls for a second look, which then stands', () => {
    // 90 and 75: nines, and sevens with a 12 short of it; marks are whole, so the lines carry the difference.
    const at90 = sheet('a', 9)
    const at75 = sheet('b', 7, { marks: { ...marksOf(7), front: 10, yard: 9 } })
    const at74 = sheet('b', 7, { marks: { ...marksOf(7), front: 10, yard: 8 } })
    expect([at90, at75, at74].map((s) => scoreOf(defaultRubric, s))).toEqual([90, 75, 74])
    expect(result([at90, at75, sheet('c', 8)])).toEqual({ kind: 'done', score: 80, level: 'clean' })
    expect(result([at90, at74, sheet('c', 8)])).toEqual({ kind: 'look_again', spread: 16 })
    expect(result([at90, at74, sheet('c', 8)], true)).toEqual({ kind: 'done', score: 80, level: 'clean' })
  })
  test('a helped household has a score and no level', () => {
    const sheets = [sheet('a', 9), sheet('b', 9), sheet('c', 9)]
    expect(result(sheets, false, { ...household, helped: true })).toEqual({
      kind: 'done',
      score: 90,
      level: null
    })
  })
  test('two sheets of one inspector count once, the later one', () => {
    const later = sheet('a', 5, { id: 'sheet-a2', at: '2026-11-22T02:00:00Z' })
    expect(result([sheet('a', 9), later, sheet('b', 5), sheet('c', 5)])).toMatchObject({
      kind: 'done',
      score: 50
    })
    expect(result([sheet('a', 9), later, sheet('b', 9)])).toEqual({ kind: 'waiting', missing: 1 })
  })
  test('who let nobody in loses nothing by it, and no level is reached by rounding', () => {
    expect(scoreOf(defaultRubric, sheet('a', 9, { marks: marksOf(9, false) }))).toBe(90)
    // 71 of 80 are 88.75.
    expect(scoreOf(defaultRubric, sheet('a', 9, { marks: { ...marksOf(9, false), front: 8 } }))).toBe(88)
    expect(result([1, 2, 3].map((n) => sheet(String(n), 9, line(9, 8))))).toMatchObject({
      score: 89,
      level: 'clean'
    })
  })
})

test('the order in which sheets arrive changes nothing', () => {
  const any = fc.record({
    who: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    at: fc.integer({ min: 0, max: 9 }),
    mark: fc.integer({ min: 0, max: 10 }),
    rank: fc.integer()
  })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 10 }), fc.boolean(), (list, again) => {
      const sheets = list.map(({ who, at, mark }, i) =>
        sheet(who, mark, { id: `s${i}`, at: `2026-11-22T0${at}:00:00Z` })
      )
      const shuffled = sheets
        .map((s, i) => ({ s, rank: list[i].rank }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ s }) => s)
      expect(visitResult(defaultRubric, household, shuffled, again)).toEqual(
        visitResult(defaultRubric, household, sheets, again)
      )
    })
  )
})
