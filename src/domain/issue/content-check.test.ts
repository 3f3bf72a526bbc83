import { machineWords, mediaVerdicts, mediaWords, worst } from './content-check'

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

test('a machine that is at it and one that never answered are told apart, and neither is called harmless', () => {
  const due_at = new Date(0)
  expect(mediaWords({ verdict: 'undecided', trace: 't', due_at })).toContain('正在查')
  expect(mediaWords({ verdict: 'undecided', trace: 't', due_at: null })).toContain('没有按时答复')
  expect(mediaWords({ verdict: 'undecided', trace: null, due_at: null })).toBe(mediaVerdicts.undecided)
})

test.each(['pass', 'review', 'risky', 'unavailable'] as const)(
  'once it has said %s it does not matter when',
  (verdict) => {
    for (const due_at of [null, new Date(0)])
      expect(mediaWords({ verdict, trace: 't', due_at })).toBe(mediaVerdicts[verdict])
  }
)
