import { capReached, capWords } from './points'

test('a cap is said in words, with what is left', () => {
  const cap = { points: 60, per: 'household', period: 'quarter' } as const
  expect(capWords(cap)).toBe('每户每季最多60分')
  expect(capWords(null)).toBe('')
  expect(capReached(cap, 2).message).toBe('这一条每户每季最多60分，本季还可记2分，记不下这一笔。')
  expect(capReached(cap, 0).message).toBe('这一条每户每季最多60分，本季已经记满。')
})
