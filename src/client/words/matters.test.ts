import { closings } from '@/domain/issue/names'
import { sayLeft, sayState, sayWhoSees, toneOfMatter } from './matters'

const at = (text: string) => new Date(`2026-${text}+08:00`)
const due = at('11-29T00:00:00').toISOString()

test('closed without being settled neither looks nor sounds like settled', () => {
  for (const closing of ['unrated', 'explained', 'mediation_ended'] as const) {
    expect(toneOfMatter('CLOSED', closing)).toBe('calm')
    expect(
      sayState({ state: 'CLOSED', stateName: closings[closing], closing, levelName: '村' }, false)
    ).toMatch(/^已关闭（/)
  }
  expect(toneOfMatter('CLOSED', 'resolved')).toBe('good')
  expect(
    sayState({ state: 'CLOSED', stateName: '已解决', closing: 'resolved', levelName: '村' }, false)
  ).toBe('已解决')
})

test('only the raiser is told that it waits for them', () => {
  const rating = { state: 'RATING', stateName: '等您评价', closing: null, levelName: '村' }
  expect(sayState(rating, true)).toBe('等您评价')
  expect(sayState(rating, false)).toBe('等说事人评价')
})

test('what was passed up says where it has come to', () => {
  const passed = { state: 'ESCALATED', stateName: '已转上一级', closing: null, levelName: '乡镇' }
  expect(sayState(passed, true)).toBe('已转到乡镇')
  expect(sayState({ ...passed, state: 'IN_PROGRESS', stateName: '正在办' }, false)).toBe('正在办')
})

test('the last day is the day before the midnight at which a term ends', () => {
  expect(sayLeft(due, at('11-26T10:00:00'))).toBe('还有2天（11月28日截止）')
  expect(sayLeft(due, at('11-27T23:59:00'))).toBe('明天截止')
  expect(sayLeft(due, at('11-28T23:59:59'))).toBe('今天截止')
  expect(sayLeft(due, at('11-29T00:00:00'))).toBe('已经超期1天')
  expect(sayLeft(due, at('12-02T08:00:00'))).toBe('已经超期4天')
})

test('says who sees what the public does not, and nothing of what it does', () => {
  expect(sayWhoSees({ channel: 'courtyard', about: null, audience: 'village' })).toBeNull()
  expect(sayWhoSees({ channel: 'courtyard', about: null, audience: 'handlers' })).toMatch('经办人')
  expect(sayWhoSees({ channel: 'courtyard', about: 'cadre', audience: 'handlers' })).toMatch('村干部看不到')
  expect(sayWhoSees({ channel: 'secretary', about: null, audience: 'handlers' })).toMatch('书记')
  expect(sayWhoSees({ channel: 'mediation', about: null, audience: 'handlers' })).toMatch('双方')
})
