import fc from 'fast-check'
import { addDays, dayOf } from '../common/calendar'
import { packById, packFor } from '../rule-pack/rule-pack'
import type { NoticeEvent } from './notice'
import { noticeFacts, noticeState } from './notice-state'
import { at, back, closed, down, filed, notice, pack2026, signed, up } from './notice-testing'
import { noticeTerms } from './terms'
import { hangingAt, upTime } from './up-time'

const look = (events: readonly NoticeEvent[], now: string) => noticeState(notice(events), at(now))
const started = [signed, up('11-01 10:00')]

describe('refuses', () => {
  const code = (choice: Parameters<typeof noticeTerms>[1], pack = pack2026) => {
    const outcome = noticeTerms(pack, choice)
    return outcome.ok ? 'ok' : outcome.refusal.code
  }
  test('fewer days than the law, and not the edge', () => {
    expect(code({ requiredDays: 14 })).toBe('NOTICE_TERM_TOO_SHORT')
    expect(code({ requiredDays: 15.5 })).toBe('NOTICE_TERM_TOO_SHORT')
    expect(code({ requiredDays: 15 })).toBe('ok')
    expect(code({ requiredDays: 16 })).toBe('ok')
    const outcome = noticeTerms(pack2026, { requiredDays: 7 })
    expect(!outcome.ok && outcome.refusal.message).toBe(
      '公示不能少于15天（村民委员会组织法（2025年修正，2026-01-01起施行）第35条），请把天数改成15天或更长。'
    )
  })
  test('ten days of 重庆 too: the national fifteen prevail from 2026, and no number before', () => {
    const chongqing = packFor({ code12: '500101001201', on: '2026-03-01' })
    expect(chongqing.postingDays.value).toBe(15)
    expect(code({ requiredDays: 10 }, chongqing)).toBe('NOTICE_TERM_TOO_SHORT')
    const before = packById('national-2018') ?? pack2026
    expect(code({ requiredDays: 10 }, before)).toBe('ok')
    expect(code({ requiredDays: 0 }, before)).toBe('NOTICE_TERM_TOO_SHORT')
  })
  test('a window of no day or longer than the notice, and a notice that hangs on no wall', () => {
    expect(code({ windowDays: 0 })).toBe('NOTICE_WINDOW_BAD')
    expect(code({ windowDays: 16 })).toBe('NOTICE_WINDOW_BAD')
    expect(code({ windowDays: 15 })).toBe('ok')
    expect(code({ channels: ['page'] })).toBe('NOTICE_TERMS_BAD')
    expect(code({ restartGapMinutes: 0 })).toBe('NOTICE_TERMS_BAD')
  })
})

test('from its draft to the end of its term, at each edge', () => {
  expect(look([], '10-30 10:00').state).toBe('draft')
  expect(look([signed], '10-31 10:00').state).toBe('cosigned')
  const page: NoticeEvent = { type: 'up', at: at('11-01 08:00'), by: 'tan', channels: ['page'] }
  expect(look([signed, page], '11-20 10:00')).toMatchObject({
    state: 'up',
    clockFrom: null,
    windowLastDay: null
  })
  expect(look(started, '11-01 10:00')).toMatchObject({
    state: 'window_open',
    clockFrom: at('11-01 10:00'),
    windowLastDay: '2026-11-08',
    termLastDay: '2026-11-16',
    windowDaysLeft: 7,
    termDaysLeft: 15
  })
  expect(look(started, '11-08 23:59')).toMatchObject({ state: 'window_open', windowDaysLeft: 0 })
  expect(look(started, '11-09 00:00')).toMatchObject({
    state: 'window_closed',
    windowClosedAt: at('11-09 00:00'),
    windowLastDay: null,
    termDaysLeft: 7
  })
  expect(look(started, '11-16 23:59').state).toBe('window_closed')
  expect(look(started, '11-17 00:00')).toMatchObject({ state: 'term_done', termDoneAt: at('11-17 00:00') })
})

test('the days count from when it hangs everywhere it must', () => {
  const wall: NoticeEvent = { type: 'up', at: at('11-03 18:00'), by: 'tan', channels: ['wall'] }
  expect(look([signed, back('11-01 08:00'), wall], '11-03 18:00').windowLastDay).toBe('2026-11-10')
})

test('what has not happened yet does not count', () => {
  expect(look([...started, down('11-05 08:00')], '11-04 08:00').up.gaps).toEqual([])
})

describe('gaps', () => {
  test('of less than an hour are recorded, and the clock goes on', () => {
    const events = [...started, down('11-05 08:00'), back('11-05 08:59')]
    const view = look(events, '11-05 12:00')
    expect(view.up.gaps).toEqual([
      { from: at('11-05 08:00'), to: at('11-05 08:59'), minutes: 59, restarts: false }
    ])
    expect(view).toMatchObject({ state: 'window_open', windowLastDay: '2026-11-08' })
    expect(view.up.hours).toBe(4 * 24 + 2 - 1)
  })
  test('of an hour start both terms again', () => {
    const events = [...started, down('11-05 08:00'), back('11-05 09:00')]
    expect(look(events, '11-05 12:00')).toMatchObject({
      state: 'window_open',
      clockFrom: at('11-05 09:00'),
      windowLastDay: '2026-11-12',
      termLastDay: '2026-11-20'
    })
  })
  test('that are still open interrupt it once they are long enough', () => {
    const events = [...started, down('11-05 08:00')]
    expect(look(events, '11-05 08:59')).toMatchObject({
      state: 'window_open',
      windowLastDay: '2026-11-08',
      up: { downSince: at('11-05 08:00') }
    })
    expect(look(events, '11-05 09:00')).toMatchObject({ state: 'interrupted', windowLastDay: null })
    expect(look(events, '11-30 09:00').termDoneAt).toBeNull()
  })
  test('after the window closed do not open it again; the days on the board begin anew', () => {
    const events = [...started, down('11-10 08:00'), back('11-12 08:00')]
    expect(look(events, '11-12 08:00')).toMatchObject({
      state: 'window_closed',
      windowClosedAt: at('11-09 00:00'),
      termLastDay: '2026-11-27'
    })
  })
  test('after the term is done change nothing', () => {
    expect(look([...started, down('11-20 08:00')], '11-30 08:00').state).toBe('term_done')
  })
  test('short ones one after another do not add up', () => {
    const events = [
      ...started,
      down('11-02 08:00'),
      back('11-02 08:40'),
      down('11-02 09:00'),
      back('11-02 09:40')
    ]
    const view = look(events, '11-02 12:00')
    expect([view.up.gaps.length, view.up.runs.length]).toEqual([2, 1])
  })
})

describe('objections', () => {
  test('keep the window open while they are handled, and lengthen it by whole days upwards', () => {
    const open = [...started, filed('11-08 22:00')]
    expect(look(open, '11-20 10:00')).toMatchObject({
      state: 'window_open',
      windowLastDay: null,
      termLastDay: null,
      openObjections: ['o1']
    })
    const answered = [...open, closed('11-10 21:00')]
    expect(look(answered, '11-10 22:00')).toMatchObject({
      windowLastDay: '2026-11-10',
      termLastDay: '2026-11-18',
      extendedDays: 2
    })
    expect(look([...open, closed('11-10 22:01')], '11-10 23:00').windowLastDay).toBe('2026-11-11')
  })
  test('that overlap lengthen it once', () => {
    const events = [
      ...started,
      filed('11-02 10:00'),
      filed('11-03 10:00', 'o2'),
      closed('11-04 10:00', 'o2'),
      closed('11-05 10:00')
    ]
    expect(look(events, '11-05 11:00').extendedDays).toBe(3)
  })
  test('in the added days lengthen it again', () => {
    const events = [
      ...started,
      filed('11-08 10:00'),
      closed('11-09 10:00'),
      filed('11-09 12:00', 'o2'),
      closed('11-10 11:00', 'o2')
    ]
    expect(look(events, '11-10 12:00')).toMatchObject({ extendedDays: 2, windowLastDay: '2026-11-10' })
  })
  test('that are upheld stop it: nothing closes any more', () => {
    const events = [...started, filed('11-05 10:00'), closed('11-07 10:00', 'o1', 'stops')]
    expect(look(events, '12-31 10:00')).toMatchObject({
      state: 'interrupted',
      stoppedAt: at('11-07 10:00'),
      windowClosedAt: null,
      termDoneAt: null
    })
  })
})

test('a correction ends it, whatever it was', () => {
  const corrected: NoticeEvent = {
    type: 'corrected',
    at: at('11-03 10:00'),
    by: 'tan',
    correctionId: 'n2',
    reason: '金额写错'
  }
  expect(look([...started, corrected], '11-30 10:00')).toMatchObject({ state: 'corrected', termDoneAt: null })
})

test('what a decision asks of its notice', () => {
  const facts = (events: readonly NoticeEvent[], now: string) => {
    const { cosigned, up: hangs, windowOver, termOver } = noticeFacts(look(events, now))
    return [cosigned, hangs, windowOver, termOver]
  }
  expect(facts([], '10-31 10:00')).toEqual([false, false, false, false])
  expect(facts([signed], '10-31 10:00')).toEqual([true, false, false, false])
  expect(facts(started, '11-08 23:59')).toEqual([true, true, false, false])
  expect(facts(started, '11-09 00:00')).toEqual([true, true, true, false])
  expect(facts(started, '11-17 00:00')).toEqual([true, true, true, true])
  expect(facts([...started, down('11-10 08:00')], '11-10 08:10')).toEqual([true, false, true, false])
  const upheld = [...started, filed('11-08 10:00'), closed('11-09 10:00', 'o1', 'stops')]
  expect(facts(upheld, '12-31 00:00')).toEqual([true, false, false, false])
  const gone: NoticeEvent = {
    type: 'corrected',
    at: at('11-12 10:00'),
    by: 'tan',
    correctionId: 'n2',
    reason: '写错了'
  }
  expect(facts([...started, gone], '12-31 00:00')).toEqual([true, false, false, false])
})

const when = fc
  .integer({ min: 0, max: 40 * 24 * 60 })
  .map((m) => new Date(at('11-01 00:00').getTime() + m * 60_000))
const event = fc.oneof(
  when.map((t): NoticeEvent => ({ type: 'up', at: t, by: null, channels: ['page'] })),
  when.map((t): NoticeEvent => ({ type: 'down', at: t, by: null, channels: ['page'], reason: 'outage' })),
  fc
    .tuple(when, fc.constantFrom('a', 'b', 'c'))
    .map(([t, objectionId]): NoticeEvent => ({ type: 'objection_filed', at: t, objectionId })),
  fc.tuple(when, fc.constantFrom('a', 'b', 'c')).map(
    ([t, objectionId]): NoticeEvent => ({
      type: 'objection_closed',
      at: t,
      objectionId,
      effect: 'continues'
    })
  )
)

test('whatever happens, no window and no term closes early, and the hours up are never more than have passed', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 14 }), when, (events, now) => {
      const wall: NoticeEvent = { type: 'up', at: at('11-01 00:00'), by: null, channels: ['wall'] }
      const n = notice([{ ...signed, at: at('10-30 00:00') }, wall, ...events])
      const view = noticeState(n, now)
      const { runs, hours, stretches } = upTime(n.events, now, n.content.terms)
      expect(hours * 3_600_000).toBeLessThanOrEqual(now.getTime() - at('11-01 00:00').getTime())
      for (const [closedAt, days] of [
        [view.windowClosedAt, 7],
        [view.termDoneAt, 15]
      ] as const) {
        if (closedAt === null) continue
        const held = runs.some(
          (run) =>
            addDays(dayOf(run.from), days + 1) <= dayOf(closedAt) && (run.to === null || run.to >= closedAt)
        )
        expect(held).toBe(true)
      }
      for (let i = 1; i < stretches.length; i++) {
        expect(stretches[i - 1]?.to?.getTime()).toBeLessThanOrEqual(stretches[i]?.from.getTime() ?? 0)
      }
    })
  )
})

test('an objection never shortens anything', () => {
  fc.assert(
    fc.property(when, fc.integer({ min: 0, max: 20 * 24 * 60 }), when, (t, minutes, now) => {
      const plain = look(started, '11-01 10:00')
      const end = new Date(t.getTime() + minutes * 60_000)
      const events: NoticeEvent[] = [
        ...started,
        { type: 'objection_filed', at: t, objectionId: 'x' },
        { type: 'objection_closed', at: end, objectionId: 'x', effect: 'continues' }
      ]
      const view = noticeState(notice(events), now)
      if (view.windowLastDay !== null) expect(view.windowLastDay >= (plain.windowLastDay ?? '')).toBe(true)
      if (view.termLastDay !== null) expect(view.termLastDay >= (plain.termLastDay ?? '')).toBe(true)
      if (view.windowClosedAt !== null) expect(view.windowClosedAt >= at('11-09 00:00')).toBe(true)
    })
  )
})

test('where it hangs is known at every moment, and nowhere once it was replaced', () => {
  const up = (text: string, channels: readonly ('wall' | 'page')[]): NoticeEvent => ({
    type: 'up',
    at: at(text),
    by: 'tan',
    channels
  })
  const events: NoticeEvent[] = [
    signed,
    up('11-01 08:00', ['page']),
    up('11-01 10:00', ['wall']),
    { type: 'down', at: at('11-02 10:00'), by: 'tan', channels: ['wall'], reason: 'damaged' },
    { type: 'corrected', at: at('11-03 10:00'), by: 'tan', correctionId: 'n2', reason: '写错了数' }
  ]
  const hanging = (text: string) => hangingAt(events, at(text))
  expect(hanging('10-31 10:00')).toEqual([])
  expect(hanging('11-01 09:00')).toEqual(['page'])
  expect(hanging('11-01 10:00')).toEqual(['page', 'wall'])
  expect(hanging('11-02 10:00')).toEqual(['page'])
  expect(hanging('11-03 10:00')).toEqual([])
})
