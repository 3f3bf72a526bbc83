import { nextTry } from './push'

const now = new Date('2026-11-22T02:00:00Z')
const minutes = (tries: number) => {
  const next = nextTry(tries, now)
  return next && (next.getTime() - now.getTime()) / 60_000
}

test('tries again after longer and longer, and gives up after the sixth', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map(minutes)).toEqual([1, 5, 15, 60, 180, null, null])
})
