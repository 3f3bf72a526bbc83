import fc from 'fast-check'
import { draftReplacement, withoutBefore } from './correction'
import type { Notice, NoticeEvent } from './notice'
import { noticeState } from './notice-state'
import { stepNotice } from './notice-steps'
import { at, back, both, closed, content, down, filed, hash, notice, signed, up } from './notice-testing'
import { stopOf, windowWhole } from './stopped'
import { neverShorter } from './terms'

const leak = (when: string): NoticeEvent => ({
  ...{ type: 'down', at: at(when), by: 'lin', channels: ['page'], reason: 'leak' }
})
const hung = [signed, up('11-01 10:00')]
const standing = (n: Notice, now: string, intact = true) => {
  const view = noticeState(n, at(now))
  const stop = stopOf(n, view, intact)
  return { reason: stop?.reason ?? null, isWhole: windowWhole(view, stop) }
}

describe('refuses', () => {
  test('to hang again what was covered, anywhere', () => {
    const covered = notice([...hung, leak('11-02 10:00')])
    const putUp = { type: 'put_up', by: { memberId: 'tan', role: 'party_secretary' } } as const
    const outcome = stepNotice(
      covered,
      { ...putUp, channels: ['page'], contentHash: hash },
      at('11-02 11:00')
    )
    expect(!outcome.ok && outcome.refusal.code).toBe('NOTICE_COVERED')
  })
  test('a notice in place of another without a reason, or about something else', () => {
    const old = { id: 'n1', content: content(), contentHash: hash }
    const code = (...of: Parameters<typeof draftReplacement>) => {
      const drafted = draftReplacement(...of)
      return drafted.ok ? 'ok' : drafted.refusal.code
    }
    expect(code(old, content(), ' 不对 ')).toBe('NOTICE_CORRECTION_NO_REASON')
    expect(code(old, content({ subjectId: old.id }), '照片里有电话')).toBe('NOTICE_CORRECTION_OTHER_SUBJECT')
  })
})

test('what stops a notice for good: a leak, a change behind its back, an objection upheld; a gap does not', () => {
  expect(standing(notice(hung), '11-03 10:00').reason).toBeNull()
  const gap = [...hung, down('11-02 10:00')]
  expect(standing(notice(gap), '11-05 10:00').reason).toBeNull()
  expect(standing(notice([...gap, back('11-03 10:00')]), '11-05 10:00').reason).toBeNull()
  expect(standing(notice([...hung, leak('11-02 10:00')]), '11-02 10:00').reason).toBe('leak')
  expect(standing(notice(hung), '11-03 10:00', false).reason).toBe('altered')
  const upheld = [...hung, filed('11-02 09:00'), closed('11-03 09:00', 'o1', 'stops')]
  expect(standing(notice(upheld), '11-04 10:00').reason).toBe('upheld')
})

test('the days to object are whole up to the leak, to the minute; a change behind its back has no minute', () => {
  // Hung on the 1st for 7 days: over with the 8th.
  expect(standing(notice(hung), '11-08 23:59').isWhole).toBe(false)
  expect(standing(notice(hung), '11-09 00:00').isWhole).toBe(true)
  expect(standing(notice([...hung, leak('11-09 00:00')]), '11-09 00:00').isWhole).toBe(true)
  // An outage would be a short gap at midnight; what is covered does not come back.
  const outage = notice([...hung, down('11-08 23:30')])
  expect(standing(outage, '11-09 00:10').isWhole).toBe(true)
  const late = notice([...hung, leak('11-08 23:30')])
  expect(noticeState(late, at('11-08 23:30')).state).toBe('interrupted')
  expect(standing(late, '11-09 00:10').isWhole).toBe(false)
  expect(standing(notice(hung), '11-09 10:00', false).isWhole).toBe(false)
})

test('in place of a notice whose words were right another may hang that says the same, and shows nothing of it', () => {
  const old = { id: 'n1', content: content(), contentHash: hash }
  const same = draftReplacement(old, content(), '照片里有别人的电话')
  expect(same.ok && same.value.corrects).toEqual({
    ...{ noticeId: 'n1', contentHash: hash, reason: '照片里有别人的电话', differences: [] }
  })
  const other = draftReplacement(old, content({ title: '机耕路公开' }), '照片里有别人的电话')
  const hidden = other.ok ? withoutBefore(other.value, '［已遮挡］') : null
  expect(hidden?.corrects.differences).toEqual([{ where: '标题', before: '［已遮挡］', after: '机耕路公开' }])
})

test('terms that begin anew are never fewer days than before, whatever was chosen since', () => {
  const days = fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 90 }))
  const pair = days.map(([a, b]) => ({ requiredDays: Math.max(a, b), windowDays: Math.min(a, b) }))
  fc.assert(
    fc.property(pair, pair, (now, before) => {
      const terms = neverShorter({ ...content().terms, ...now }, before)
      expect(terms.requiredDays).toBe(Math.max(now.requiredDays, before.requiredDays))
      expect(terms.windowDays).toBe(Math.max(now.windowDays, before.windowDays))
      expect(terms.windowDays).toBeLessThanOrEqual(terms.requiredDays)
      expect(terms.channels).toEqual([...both])
    })
  )
})
