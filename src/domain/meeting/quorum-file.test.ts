import fc from 'fast-check'
import { judgeMeetings } from './quorum-file'

const answers = (...entries: unknown[]) => {
  const outcome = judgeMeetings(entries)
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value
}
const codes = (...entries: unknown[]) => answers(...entries).map((a) => ('error' in a ? a.error.code : 'ok'))
const good = { meeting: 'villagers_adult', date: '2026-06-01', eligible: 1000, present: 501, yes: 251 }

describe('refuses', () => {
  test.each([[{}], ['[]'], [null], [undefined], [1]])('%j, which is no list', (list) => {
    expect(judgeMeetings(list)).toMatchObject({ ok: false, refusal: { code: 'QUORUM_NOT_A_LIST' } })
  })
  test.each<[unknown, string]>([
    [null, 'ENTRY_NOT_AN_OBJECT'],
    [[], 'ENTRY_NOT_AN_OBJECT'],
    ['villagers_adult', 'ENTRY_NOT_AN_OBJECT'],
    [{}, 'MEETING_KIND_UNKNOWN'],
    [{ ...good, meeting: 'toString' }, 'MEETING_KIND_UNKNOWN'],
    [{ ...good, meeting: ['villagers_adult'] }, 'MEETING_KIND_UNKNOWN'],
    [{ ...good, date: undefined }, 'MEETING_DATE_INVALID'],
    [{ ...good, date: 20260601 }, 'MEETING_DATE_INVALID'],
    [{ ...good, date: '2026-13-01' }, 'MEETING_DATE_INVALID'],
    [{ ...good, date: '2018-12-28' }, 'RULE_PACK_NOT_YET'],
    [{ ...good, rulePack: 'hubei' }, 'RULE_PACK_UNKNOWN'],
    [{ ...good, rulePack: 7 }, 'RULE_PACK_UNKNOWN'],
    [{ ...good, mode: 'half' }, 'MEETING_MODE_UNKNOWN'],
    [{ ...good, mode: 'household' }, 'MEETING_MODE_MIXED'],
    [{ ...good, eligible: '1000' }, 'MEETING_COUNT_INVALID'],
    [{ ...good, eligible: null }, 'MEETING_COUNT_INVALID'],
    [{ ...good, yes: true }, 'MEETING_COUNT_INVALID'],
    [{ ...good, women: 3 }, 'MEETING_COUNT_INVALID'],
    [{ ...good, women: {} }, 'MEETING_COUNT_INVALID'],
    [{ ...good, proxies: '1' }, 'MEETING_COUNT_INVALID'],
    [{ ...good, present: 1001 }, 'MEETING_PRESENT_OVER_ELIGIBLE'],
    [{ ...good, no: 251 }, 'MEETING_VOTES_OVER_PRESENT'],
    // Impossible numbers are named before an unknown pack or a missing mode is.
    [{ ...good, meeting: 'yishiyiyi', present: 1001 }, 'MEETING_PRESENT_OVER_ELIGIBLE']
  ])('%j: %s', (entry, code) => {
    expect(codes(entry)).toEqual([code])
  })
})

test('one bad entry stops nobody else, and the order stays', () => {
  expect(codes(good, null, good)).toEqual(['ok', 'ENTRY_NOT_AN_OBJECT', 'ok'])
})

test('an answer has five fields', () => {
  expect(answers({ ...good, no: 250, abstain: 0, remark: '别的字段不看' })).toEqual([
    {
      quorate: true,
      passed: true,
      needPresent: 501,
      needYes: 251,
      article: '村民委员会组织法（2025年修正，2026-01-01起施行）第26条'
    }
  ])
})

test('the pack is the one named, of the day, or the national one', () => {
  const rep = {
    meeting: 'rep_meeting',
    eligible: 52,
    present: 40,
    yes: 40,
    women: { eligible: 18, present: 11 }
  }
  const quorate = (over: object) =>
    answers({ ...rep, date: '2026-06-01', ...over }).map((a) => 'quorate' in a && a.quorate)[0]
  expect(quorate({})).toBe(true)
  expect(quorate({ rulePack: null })).toBe(true)
  expect(quorate({ rulePack: 'shandong' })).toBe(false)
  expect(quorate({ rulePack: 'shandong-2026' })).toBe(false)
  expect(answers({ ...good, date: '2025-12-31' })).toMatchObject([
    { article: expect.stringContaining('第22条') }
  ])
})

test('before a meeting, the numbers it will need', () => {
  const { present: _, yes: __, ...before } = good
  expect(answers(before)).toMatchObject([{ quorate: false, passed: false, needPresent: 501, needYes: 251 }])
})

test('whatever a file holds, an answer for each', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.jsonValue(),
          fc.jsonValue().map((v) => ({ ...good, women: v }))
        )
      ),
      (list) => {
        expect(answers(...list)).toHaveLength(list.length)
      }
    )
  )
  const key = fc.constantFrom(
    'meeting',
    'rulePack',
    'date',
    'eligible',
    'present',
    'yes',
    'women',
    'households'
  )
  fc.assert(
    fc.property(key, fc.jsonValue(), (k, value) => {
      expect(answers({ ...good, [k]: value })).toHaveLength(1)
    })
  )
})
