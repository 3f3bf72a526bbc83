import fc from 'fast-check'
import { checkRubric, SendSheets } from './forms'
import { defaultLines, defaultRubric, faces, levelOf, mostByFace, type Rubric } from './rubric'
import { maxPhotos, maxSheets, maxWords } from './sizes'
import {
  checkSheet,
  type HouseholdFacts,
  isWeak,
  type Marks,
  middleMarks,
  type Scored,
  type Sheet,
  scoreOf,
  visitResult
} from './visit'

const household: HouseholdFacts = { householdId: 'h', mayEnter: true, helped: false }
const marksOf = (mark: number, entered = true): Marks =>
  Object.fromEntries(defaultLines.filter((line) => entered || !line.indoors).map((line) => [line.id, mark]))
const sheet = (memberId: string, mark: number, over: Partial<Sheet> = {}): Sheet => ({
  ...{ id: `sheet-${memberId}`, at: '2026-11-22T01:00:00.000Z', memberId, householdId: `of-${memberId}` },
  ...{ consent: 'standing', marks: marksOf(mark), help: '', again: false, ...over }
})
const codeOf = (
  facts: HouseholdFacts,
  the: Sheet,
  kin: { memberId: string; householdId: string }[] = [],
  rubric: Rubric = defaultRubric
) => {
  const outcome = checkSheet(rubric, facts, the, kin)
  return outcome.ok ? 'ok' : outcome.refusal.code
}
const smiling: Rubric = { scheme: 'faces', lines: defaultLines.map((l) => ({ ...l, most: mostByFace })) }

describe('refuses', () => {
  test('the own household and relatives', () => {
    expect(codeOf(household, sheet('a', 9, { householdId: 'h' }))).toBe('SCORER_RECUSED')
    expect(codeOf(household, sheet('a', 9), [{ memberId: 'a', householdId: 'h' }])).toBe('SCORER_RECUSED')
    expect(codeOf(household, sheet('a', 9), [{ memberId: 'b', householdId: 'h' }])).toBe('ok')
  })
  test('a mark for the inside of a house that nobody was let into', () => {
    const outside = { consent: 'none', marks: marksOf(9, false) } as const
    expect(codeOf(household, sheet('a', 9, { consent: 'none' }))).toBe('INSPECTION_NOT_ENTERED')
    expect(codeOf(household, sheet('a', 9, outside))).toBe('ok')
    expect(codeOf(household, sheet('a', 9, { marks: marksOf(9, false) }))).toBe('INSPECTION_LINE_MISSING')
  })
  test.each([
    ['spoken', true, 'ok'],
    ['spoken', null, 'ok'],
    ['spoken', false, 'INSPECTION_NO_CONSENT'],
    ['standing', true, 'ok'],
    ['standing', null, 'INSPECTION_NO_CONSENT'],
    ['standing', false, 'INSPECTION_NO_CONSENT']
  ] as const)('entering by a %s consent where the household has said %s: %s', (consent, mayEnter, code) => {
    expect(codeOf({ ...household, mayEnter }, sheet('a', 9, { consent }))).toBe(code)
  })
  test('a line of another rubric, a mark past either end, half a mark', () => {
    expect(codeOf(household, sheet('a', 9, { marks: { ...marksOf(9), roof: 1 } }))).toBe(
      'INSPECTION_LINE_UNKNOWN'
    )
    const codes = [-1, 0, 10, 11, 9.5].map((mark) => codeOf(household, sheet('a', mark)))
    expect(codes).toEqual(['INSPECTION_MARK', 'ok', 'ok', 'INSPECTION_MARK', 'INSPECTION_MARK'])
  })
  test('a mark that is no face, where faces are given', () => {
    const codes = [0, 1, 2, 3, 5, 6].map((mark) => codeOf(household, sheet('a', mark), [], smiling))
    expect(codes).toEqual(['ok', 'INSPECTION_MARK', 'ok', 'INSPECTION_MARK', 'ok', 'INSPECTION_MARK'])
  })
  test('a helped household without a word, and half a sheet of one', () => {
    const helped = { ...household, helped: true }
    expect(codeOf(helped, sheet('a', 9, { marks: {} }))).toBe('INSPECTION_HELP')
    expect(codeOf(helped, sheet('a', 9, { marks: {}, help: '清运垃圾' }))).toBe('ok')
    expect(codeOf(helped, sheet('a', 9, { marks: { front: 9 } }))).toBe('INSPECTION_LINE_MISSING')
    expect(codeOf(household, sheet('a', 9, { marks: {}, help: '清运垃圾' }))).toBe('INSPECTION_LINE_MISSING')
  })
  test('a rubric with a line twice, all of it indoors, or a face worth more than a smile', () => {
    const codes = [
      checkRubric('marks', [...defaultLines, ...defaultLines.slice(0, 1)]),
      checkRubric(
        'marks',
        defaultLines.filter((l) => l.indoors)
      ),
      checkRubric('faces', defaultLines),
      checkRubric('faces', smiling.lines),
      checkRubric('marks', defaultLines)
    ].map((refusal) => refusal?.code ?? 'ok')
    expect(codes).toEqual(['RUBRIC_LINE_TWICE', 'RUBRIC_ALL_INDOORS', 'RUBRIC_FACE_MOST', 'ok', 'ok'])
  })
})

test('the default rubric is ten lines of ten, two of them indoors', () => {
  expect([defaultLines.length, defaultLines.reduce((sum, line) => sum + line.most, 0)]).toEqual([10, 100])
  expect(defaultLines.filter((line) => line.indoors).map((line) => line.words)).toEqual(['厨房', '居室'])
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

test('a sad face takes nothing away', () => {
  expect(Object.values(faces).filter((face) => face.mark < 0)).toEqual([])
})

test('the fullest batch stays below what a cloud function takes', () => {
  const id = '01890a5d-ac96-774b-bcce-b302099a8057'
  const long = '好'.repeat(maxWords)
  const marks = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${'l'.repeat(18)}${i}`, 10]))
  const one = {
    ...{ sheetId: id, householdId: id, at: '2026-11-22T01:00:00.000Z', consent: 'standing', marks },
    ...{ help: long, advice: long, again: false, photoIds: Array(maxPhotos).fill(id) }
  }
  const batch = {
    ...{ requestId: id, villageId: id, roundId: id, inspectorId: id },
    sheets: Array(maxSheets).fill(one)
  }
  expect(SendSheets.safeParse(batch).success).toBe(true)
  expect(Buffer.byteLength(JSON.stringify(batch))).toBeLessThan(100_000)
  expect(SendSheets.safeParse({ ...batch, sheets: [...batch.sheets, one] }).success).toBe(false)
})

describe('a visit', () => {
  const scored = (memberId: string, score: number | null, over: Partial<Scored> = {}): Scored => ({
    ...{ id: `sheet-${memberId}`, at: '2026-11-22T01:00:00.000Z', memberId, again: false, score },
    ...over
  })

  test('waits for the third inspector', () => {
    expect(visitResult(false, [])).toEqual({ kind: 'waiting', missing: 3 })
    expect(visitResult(false, [scored('a', 90), scored('b', 90)])).toEqual({ kind: 'waiting', missing: 1 })
  })
  test('a spread of 15 stands, of 16 calls for a second look, after which the middle of all stands', () => {
    const [at90, at80] = [scored('a', 90), scored('c', 80)]
    const done = { kind: 'done', score: 80, level: 'clean' }
    expect(visitResult(false, [at90, scored('b', 75), at80])).toEqual(done)
    expect(visitResult(false, [at90, scored('b', 74), at80])).toEqual({ kind: 'look_again', spread: 16 })
    const second = scored('d', 85, { again: true })
    expect(visitResult(false, [at90, scored('b', 74), at80, second])).toEqual(done)
    const corrected = scored('b', 84, { id: 'sheet-b2', at: '2026-11-22T05:00:00.000Z', again: true })
    expect(visitResult(false, [at90, scored('b', 74), at80, corrected])).toEqual({ ...done, score: 84 })
  })
  test('a second look that its own maker has since replaced by a first one no longer is one', () => {
    const sheets = [
      ...[scored('a', 90), scored('b', 74), scored('c', 80, { again: true })],
      scored('c', 80, { id: 'sheet-c2', at: '2026-11-22T02:00:00.000Z' })
    ]
    expect(visitResult(false, sheets)).toEqual({ kind: 'look_again', spread: 16 })
  })
  test('a helped household has no level, however far apart the scores, and needs none', () => {
    expect(visitResult(true, [scored('a', null)])).toEqual({ kind: 'helped', score: null })
    const far = [scored('a', 100), scored('b', 10), scored('c', 90)]
    expect(visitResult(true, far)).toEqual({ kind: 'helped', score: 90 })
    expect(visitResult(true, [])).toEqual({ kind: 'waiting', missing: 3 })
  })
  test('two sheets of one inspector count once, the later one', () => {
    const later = scored('a', 50, { id: 'sheet-a2', at: '2026-11-22T02:00:00.000Z' })
    const all = [scored('a', 90), later, scored('b', 50), scored('c', 50)]
    expect(visitResult(false, all)).toMatchObject({ kind: 'done', score: 50 })
    expect(visitResult(false, [scored('a', 90), later, scored('b', 90)])).toEqual({
      kind: 'waiting',
      missing: 1
    })
  })
  test('who let nobody in loses nothing by it, and no level is reached by rounding', () => {
    expect(scoreOf(defaultRubric, marksOf(9, false))).toBe(90)
    // 71 of 80 are 88.75.
    expect(scoreOf(defaultRubric, { ...marksOf(9, false), front: 8 })).toBe(88)
    expect(scoreOf(defaultRubric, {})).toBeNull()
  })
})

test('the advice goes by the middle of each line; below three quarters there is something to mend', () => {
  const of = (memberId: string, mark: number, front: number) => ({
    ...{ id: memberId, at: '2026-11-22T01:00:00.000Z', memberId, again: false, score: 0 },
    marks: { ...marksOf(mark, false), front }
  })
  const middle = middleMarks(defaultRubric, [of('a', 9, 4), of('b', 8, 7), of('c', 10, 9)])
  expect(middle.map((line) => line.mark)).toEqual([7, 9, 9, 9, 9, 9, 9, 9])
  expect(middle.filter(isWeak).map((line) => line.words)).toEqual(['门前三包'])
  expect([7, 8].map((mark) => isWeak({ mark, most: 10 }))).toEqual([true, false])
})

test('in whatever order and however often sheets arrive, the result is the same', () => {
  const any = fc.record({
    who: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    at: fc.integer({ min: 0, max: 9 }),
    score: fc.option(fc.integer({ min: 0, max: 100 })),
    again: fc.boolean(),
    ranks: fc.array(fc.integer(), { minLength: 1, maxLength: 3 })
  })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), fc.boolean(), (list, helped) => {
      const sheets = list.map(({ who, at, score, again }, i) => ({
        ...{ id: `s${String(i).padStart(2, '0')}`, memberId: who, at: `2026-11-22T0${at}:00:00.000Z` },
        ...{ score, again }
      }))
      const arrived = sheets
        .flatMap((s, i) => (list[i]?.ranks ?? []).map((rank) => ({ s, rank })))
        .sort((a, b) => a.rank - b.rank)
        .map(({ s }) => s)
      expect(visitResult(helped, arrived)).toEqual(visitResult(helped, sheets))
    })
  )
})
