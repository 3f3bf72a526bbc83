import { type ClockShown, sayClock } from './notice-clock'

const clock = (over: Partial<ClockShown>): ClockShown => ({
  state: 'window_open',
  windowDaysLeft: 4,
  windowLastDay: '2026-11-26',
  termDaysLeft: 12,
  termLastDay: '2026-12-04',
  stoppedAt: null,
  ...over
})

test.each([
  [{}, '还有4天可以提异议（11月26日截止）'],
  [{ windowDaysLeft: 1, windowLastDay: '2026-11-23' }, '还有1天可以提异议（明天截止）'],
  [{ windowDaysLeft: 0, windowLastDay: '2026-11-22' }, '今天是可以提异议的最后一天'],
  [{ windowDaysLeft: 3, windowLastDay: '2027-01-02' }, '还有3天可以提异议（2027年1月2日截止）'],
  [{ windowDaysLeft: null, windowLastDay: null }, '正在处理异议，处理完再接着计天数'],
  [{ state: 'window_closed', windowDaysLeft: null, windowLastDay: null }, '异议期已满，还要公示12天'],
  [{ state: 'window_closed', termDaysLeft: 0 }, '异议期已满，今天公示期满'],
  [{ state: 'window_closed', termDaysLeft: null }, '异议期已满，公示还在继续'],
  [{ state: 'interrupted' }, '公示中断了，重新贴好以后从头计天数'],
  [{ state: 'interrupted', stoppedAt: '2026-11-22T02:00:00Z' }, '异议成立，这份公示不再作数'],
  [{ state: 'up' }, '可以提异议；各处都贴好以后开始计天数'],
  [{ state: 'term_done' }, '公示期满'],
  [{ state: 'corrected', stoppedAt: '2026-11-22T02:00:00Z' }, '已由更正公告代替']
])('%j is said as %s', (over, said) => {
  expect(sayClock(clock(over))).toBe(said)
})
