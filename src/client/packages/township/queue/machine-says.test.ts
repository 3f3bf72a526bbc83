import { fileSays, machineSays, mediaSays } from './machine-says'

const mark = (labelName: '辱骂' | '广告') => ({ label: 'other' as const, labelName, start: null, end: null })

test('each kind is named once, and the word stays with the person', () => {
  const said = {
    suggestion: 'review' as const,
    suggestionName: '机器请您仔细看',
    checkedAt: null,
    placeMarks: [],
    media: []
  }
  expect(machineSays({ ...said, marks: [mark('辱骂'), mark('辱骂'), mark('广告')] })).toBe(
    '机器请您仔细看：辱骂、广告。由您决定。'
  )
  expect(machineSays({ ...said, suggestion: null, suggestionName: '机器还没有查', marks: [] })).toBe(
    '机器还没有查。'
  )
})

test('photos are spoken of together, and what was marked at its own', () => {
  const of = (
    fileId: string,
    verdict: 'undecided' | 'risky',
    verdictName: '机器判断不了，请您看' | '机器认为有风险'
  ) => ({
    ...{ fileId, verdict, verdictName },
    labelNames: verdict === 'risky' ? ['色情' as const] : []
  })
  const machine = {
    ...{
      suggestion: 'pass' as const,
      suggestionName: '机器没有发现问题' as const,
      checkedAt: null,
      marks: []
    },
    placeMarks: [],
    media: [
      of('a', 'undecided', '机器判断不了，请您看'),
      of('b', 'undecided', '机器判断不了，请您看'),
      of('c', 'risky', '机器认为有风险')
    ]
  }
  expect(mediaSays(machine)).toBe('照片和录音：机器判断不了，请您看。')
  expect([fileSays(machine, 'a'), fileSays(machine, 'c')]).toEqual([null, '机器认为有风险：色情'])
  expect(mediaSays({ ...machine, media: [] })).toBeNull()
})
