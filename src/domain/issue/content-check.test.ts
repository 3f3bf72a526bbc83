import { machineWords, worst } from './content-check'

test('what was not checked is never said to be harmless', () => {
  expect([null, { suggestion: 'unavailable' } as const].map(machineWords)).toEqual([
    '机器还没有查',
    '机器没有查'
  ])
  expect(machineWords({ suggestion: 'pass' })).toBe('机器没有发现问题')
})

test('the worst counts, in whatever order', () => {
  expect([worst([]), worst(['pass', 'review']), worst(['risky', 'review', 'pass'])]).toEqual([
    'pass',
    'review',
    'risky'
  ])
})
