import { sayHangs } from './say-hangs'

const today = '2026-11-26'
const anew = { stopped: null, anewOn: '2026-11-26', windowLastDay: '2026-12-01' }

test('what simply hangs says nothing', () => {
  expect(sayHangs(null, today)).toBeNull()
  expect(sayHangs({ stopped: null, anewOn: null, windowLastDay: '2026-12-01' }, today)).toBeNull()
})

test('a notice that was stopped: why, since when, and that nothing is lost', () => {
  const leak = { words: '含有个人信息，已经遮住', on: '2026-11-25' } as const
  expect(sayHangs({ stopped: leak, anewOn: null, windowLastDay: null }, today)).toBe(
    '昨天起公示停了：含有个人信息，已经遮住。分还在，先不入账；村里重新公示以后，提异议的天数从头算。'
  )
  // Stopped a second time, and nobody can say when: it is the stop that counts.
  expect(sayHangs({ ...anew, stopped: { words: '内容和会签时的不一样了', on: null } }, today)).toMatch(
    /^公示停了：内容和会签时的不一样了。/
  )
})

test('one that hangs anew: since when, and until when one may object', () => {
  expect(sayHangs(anew, today)).toBe('今天起重新公示，到12月1日为止都可以提异议，没有异议再入账。')
  expect(sayHangs({ ...anew, windowLastDay: null }, '2026-11-27')).toBe(
    '昨天起重新公示，提异议的天数从头算，没有异议再入账。'
  )
})
