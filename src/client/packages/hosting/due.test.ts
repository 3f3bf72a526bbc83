import { sayDeadline } from './due'

const now = new Date('2026-11-22T10:00:00+08:00')
const say = (text: string) => sayDeadline(new Date(`2026-${text}:00+08:00`).toISOString(), now)

test('what is late is told in hours, then in days', () => {
  expect([say('11-22T10:00'), say('11-22T06:30'), say('11-21T10:00'), say('11-19T10:00')]).toEqual([
    '超期1小时',
    '超期3小时',
    '超期1天',
    '超期3天'
  ])
})

test('an urgent term is told in hours, a term of days by its last day', () => {
  expect([say('11-22T10:40'), say('11-22T12:00'), say('11-23T00:00'), say('11-26T00:00')]).toEqual([
    '不到1小时',
    '还有2小时',
    '今天到期',
    '还有3天（11月25日）'
  ])
})
