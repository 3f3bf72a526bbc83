import * as fc from 'fast-check'
import { contractVersion, judgeContract, readContract } from './contract'

test.each([
  ['two releases back', 3, 5, 'too_old'],
  ['one release back', 4, 5, 'served'],
  ['of the same release', 5, 5, 'served'],
  ['one release ahead', 6, 5, 'ahead'],
  ['who names none', null, 5, 'served']
] as const)('a client %s', (_name, client, server, verdict) => {
  expect(judgeContract(client, server)).toBe(verdict)
})

test.each([undefined, null, '', '0', '-1', '1.5', ' 1', '1e3', 'x', ['1'], '1234567', {}])(
  '%j names no contract',
  (value) => {
    expect(readContract(value)).toBeNull()
  }
)

test('what a client sends is read as it was meant', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999 }), (n) => {
      expect([readContract(n), readContract(String(n))]).toEqual([n, n])
    })
  )
  expect(readContract(String(contractVersion))).toBe(contractVersion)
})
