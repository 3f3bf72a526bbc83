import { sayCount, sayNumber, sayPoints } from './numbers'

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [36_000, '36,000'],
  [1_234_567, '1,234,567'],
  [-36_000, '-36,000']
])('%i is written %s', (n, said) => {
  expect(sayNumber(n)).toBe(said)
})

test('a number has its unit', () => {
  expect(sayPoints(3)).toBe('3分')
  expect(sayCount(1_200, '人')).toBe('1,200人')
})
