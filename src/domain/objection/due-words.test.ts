import { sayBy, sayLeft } from './due-words'

const at = (text: string) => new Date(`2026-${text.replace(' ', 'T')}:00+08:00`)
const left = (due: string, now: string) => sayLeft({ dueAt: at(due), late: at(now) >= at(due) }, at(now))

test('hours while they count, days from the second on, and how long it is over', () => {
  expect(left('11-25 10:00', '11-25 09:30')).toBe('还剩不到1小时')
  expect(left('11-25 10:00', '11-25 09:00')).toBe('还剩1小时')
  expect(left('11-25 10:00', '11-23 10:01')).toBe('还剩47小时')
  expect(left('11-25 10:00', '11-23 10:00')).toBe('还剩2天')
  expect(left('11-25 10:00', '11-25 10:00')).toBe('超过不到1小时')
  expect(left('11-25 10:00', '11-28 12:00')).toBe('超过3天')
})

test('a term that ends at midnight ends with its last day', () => {
  expect(sayBy(at('11-26 00:00'))).toBe('11月25日24点前')
  expect(sayBy(at('11-25 10:05'))).toBe('11月25日10:05前')
  expect(sayBy(at('12-01 00:00'))).toBe('11月30日24点前')
})
