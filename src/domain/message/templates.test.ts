import fc from 'fast-check'
import { lengthOf } from '../common/fields'
import { messageWords } from './message'
import { fitTime, fitWords, pushExpiry, pushedKinds, sayPush, templateForms, templateOf } from './templates'

const at = new Date('2026-11-22T01:30:00Z')
const say = (kind: string, payload: Record<string, string> = {}) =>
  sayPush({ kind, payload, placeId: 'v', at })

test('what only the app tells is not repeated, nor what is unknown', () => {
  for (const kind of [
    'issue_shown',
    'claim_scored',
    'deduction_informed',
    'issue_consent_asked',
    'binding_confirmed',
    ''
  ])
    expect([templateOf(kind), say(kind)]).toEqual([null, null])
})

test('a tap opens what it is about, or the list it is in', () => {
  expect(say('issue_moved', { issueId: 'i', villageId: 'w' })?.page).toBe(
    'packages/matter/issue/index?villageId=w&issueId=i'
  )
  expect(say('claim_posted')?.page).toBe('packages/claims/mine/index')
  expect(say('claim_rejected', { claimId: 'c' })?.page).toBe(
    'packages/claims/claim/index?villageId=v&claimId=c'
  )
  expect(say('meeting_called')?.page).toBe('packages/meeting/coming/index')
})

test('of a matter nothing is said but that it moved', () => {
  const secret = { issueId: 'i', reason: '老王家两口子吵架', title: '调解', words: '老王' }
  expect(say('issue_moved', secret)?.fields).toEqual([
    '您说的事',
    '有新进展，请点开看',
    '2026年11月22日 09:30'
  ])
})

test('a meeting says what, when and where; a notice until when', () => {
  const meeting = { title: '装路灯', when: '11月25日晚上7点', where: '村委会二楼', reason: '别的' }
  expect(say('meeting_called', meeting)?.fields).toEqual(['装路灯', '11月25日晚上7点', '村委会二楼'])
  // Closed from midnight on: people read the day before as the last.
  const notice = { title: '3组机耕路硬化', closesAt: '2026-11-25T16:00:00.000Z' }
  expect(say('notice_closing', notice)?.fields[1]).toBe('2026年11月25日 23:59')
})

test.each([
  ['thing', '一'.repeat(20), '一'.repeat(20)],
  ['thing', '一'.repeat(21), `${'一'.repeat(19)}…`],
  ['thing', ' 修\n路\t ', '修 路'],
  ['thing', '', '-'],
  ['phrase', '已经入账了吗', '已经入账了'],
  ['phrase', '已入账1', '已入账'],
  ['phrase', 'ok', '请查看']
] as const)('fits a %s: %j becomes %j', (type, words, fitted) => {
  expect(fitWords(type, words)).toBe(fitted)
})

test('times are those of the clock on the wall, also past midnight', () => {
  expect(fitTime(new Date('2026-12-31T16:05:00Z'))).toBe('2027年01月01日 00:05')
})

test('whatever stands in a payload, every field fits WeChat’s form and what was said stays out', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 60 })
  fc.assert(
    fc.property(fc.constantFrom(...pushedKinds), words, words, words, (kind, title, when, where) => {
      const reason = '不许说出去的话'
      const told = say(kind, { title, when, where, reason })
      if (!told) throw new Error(kind)
      const form = templateForms[told.template].fields
      expect(told.fields).toHaveLength(form.length)
      form.forEach(({ type }, i) => {
        const field = told.fields[i] ?? ''
        expect(field).not.toContain(reason)
        expect(field).not.toMatch(/[\n\r\t]/)
        if (type === 'thing') expect(lengthOf(field)).toBeLessThanOrEqual(20)
        if (type === 'phrase') expect(field).toMatch(/^\p{Script=Han}{1,5}$/u)
        if (type === 'time') expect(field).toMatch(/^\d{4}年\d\d月\d\d日 \d\d:\d\d$/)
        expect(field).not.toBe('')
      })
    })
  )
})

test('every kind that is repeated is one that people are told', () => {
  expect(pushedKinds.filter((kind) => !(kind in messageWords))).toEqual([])
})

test('fitting twice is fitting once', () => {
  fc.assert(
    fc.property(fc.constantFrom('thing', 'phrase'), fc.string({ unit: 'grapheme' }), (type, words) => {
      const once = fitWords(type, words)
      expect(fitWords(type, once)).toBe(once)
    })
  )
})

test('a warning is over with what it warns of, everything else after two days', () => {
  const expiry = (kind: string, payload = {}) => pushExpiry({ kind, payload, placeId: 'v', at }).toISOString()
  expect(expiry('issue_moved')).toBe('2026-11-24T01:30:00.000Z')
  expect(expiry('notice_closing', { closesAt: '2026-11-22T16:00:00.000Z' })).toBe('2026-11-22T16:00:00.000Z')
  expect(expiry('notice_closing', { closesAt: '2026-11-29T16:00:00.000Z' })).toBe('2026-11-24T01:30:00.000Z')
})
