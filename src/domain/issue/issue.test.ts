import { mayModerate, moderations, RaiseIssue } from './issue'

const id = '01890000-0000-7000-8000-000000000000'
const good = {
  requestId: id,
  villageId: id,
  category: 'road',
  words: '路灯坏了三天',
  photoIds: [],
  showName: false
}
const fault = (over: object) => {
  const parsed = RaiseIssue.safeParse({ ...good, ...over })
  return parsed.success ? 'ok' : parsed.error.issues[0]?.message
}

describe('refuses', () => {
  test('what is too short or too long, and not the edge', () => {
    expect(fault({ words: '路坏' })).toBe('要说的事至少写4个字。')
    expect(fault({ words: ' 路坏了 ' })).toBe('要说的事至少写4个字。')
    expect(fault({ words: '路坏了啊' })).toBe('ok')
    expect(fault({ words: '字'.repeat(2000) })).toBe('ok')
    expect(fault({ words: '字'.repeat(2001) })).toBe('要说的事最多2000个字，请精简一些。')
  })
  test('ten photos, not nine', () => {
    expect(fault({ photoIds: Array(10).fill(id) })).toBe('照片最多9张。')
    expect(fault({ photoIds: Array(9).fill(id) })).toBe('ok')
  })
  test('an unknown category', () => {
    expect(fault({ category: 'petition' })).toBe('请选择是哪一类事。')
  })
})

test('a character outside the BMP counts as one, and control characters are taken out', () => {
  const parsed = RaiseIssue.parse({ ...good, words: '莫𡐓村\u0000路\u202e坏' })
  expect(parsed.words).toBe('莫𡐓村路坏')
  expect(fault({ words: '𡐓'.repeat(2000) })).toBe('ok')
})

test('moderation moves over every pair', () => {
  const froms = Object.keys(moderations) as (keyof typeof moderations)[]
  const moves = froms.flatMap((from) =>
    (['shown', 'hidden'] as const).map((to) => [from, to, mayModerate(from, to)])
  )
  expect(moves).toEqual([
    ['waiting', 'shown', true],
    ['waiting', 'hidden', true],
    ['shown', 'shown', false],
    ['shown', 'hidden', true],
    ['hidden', 'shown', true],
    ['hidden', 'hidden', false],
    ['appealed', 'shown', true],
    ['appealed', 'hidden', true],
    ['private', 'shown', false],
    ['private', 'hidden', false]
  ])
})
