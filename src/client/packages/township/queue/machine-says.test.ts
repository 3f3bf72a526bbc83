import { machineSays } from './machine-says'

const mark = (labelName: '辱骂' | '广告') => ({ label: 'other' as const, labelName, start: null, end: null })

test('each kind is named once, and the word stays with the person', () => {
  const said = { suggestion: 'review' as const, suggestionName: '机器请您仔细看', checkedAt: null }
  expect(machineSays({ ...said, marks: [mark('辱骂'), mark('辱骂'), mark('广告')] })).toBe(
    '机器请您仔细看：辱骂、广告。由您决定。'
  )
  expect(machineSays({ ...said, suggestion: null, suggestionName: '机器还没有查', marks: [] })).toBe(
    '机器还没有查。'
  )
})
