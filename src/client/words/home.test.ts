import { sayMatter, sayNoticeNow, sayPointsNow } from './home'

const notice = {
  noticeId: 'n',
  title: '路灯维护方案',
  subjectName: '决议公开' as const,
  state: 'window_open' as const,
  windowDaysLeft: 3,
  windowLastDay: '2026-11-25',
  termDaysLeft: 12,
  termLastDay: '2026-12-04',
  stoppedAt: null,
  more: 0
}
const matter = {
  villageId: 'v',
  issueId: 'i',
  words: '水井边的路塌了',
  state: 'IN_PROGRESS' as const,
  stateName: '正在办',
  closing: null,
  levelName: '村' as const,
  asked: null,
  overdue: false
}

test.each([
  [{}, '路灯维护方案，还剩3天可以提异议'],
  [{ more: 2 }, '路灯维护方案，还剩3天可以提异议；另有2件'],
  [{ windowDaysLeft: 0 }, '路灯维护方案，今天是提异议的最后一天'],
  [{ windowDaysLeft: null }, '路灯维护方案，正在处理异议'],
  [{ state: 'up' as const }, '路灯维护方案，可以提异议'],
  [{ state: 'window_closed' as const }, '路灯维护方案，还要公示12天'],
  [{ state: 'window_closed' as const, termDaysLeft: 0 }, '路灯维护方案，今天公示期满'],
  [{ state: 'interrupted' as const }, '路灯维护方案，公示中断了'],
  [{ stoppedAt: '2026-11-22T02:00:00Z' }, '路灯维护方案，异议成立，不再作数']
])('%j on notice is said %s', (over, said) => {
  expect(sayNoticeNow({ ...notice, ...over })).toBe(said)
})

test.each([
  [{}, '“水井边的路塌了”：正在办'],
  [{ overdue: true }, '“水井边的路塌了”：正在办，已经超期'],
  // What is asked of the reader is said, not that others are late.
  [{ asked: 'rate' as const, state: 'RATING' as const }, '“水井边的路塌了”：办完了，请您评价'],
  [
    { words: '一二三四五六七八九十一二三四五六七八九十' },
    '“一二三四五六七八九十一二三四五六七八九十…”：正在办'
  ]
])('a matter that is %j is said %s', (over, said) => {
  expect(sayMatter({ ...matter, ...over })).toBe(said)
})

test('nothing said yet is said so', () => {
  expect(sayMatter(null)).toBe('您还没有说过事')
})

test('points on their way are told beside those that can be spent', () => {
  expect(sayPointsNow({ available: 36, pending: 0 })).toBe('36分可用')
  expect(sayPointsNow({ available: 1_036, pending: 5 })).toBe('1,036分可用，还有5分在公示')
})
