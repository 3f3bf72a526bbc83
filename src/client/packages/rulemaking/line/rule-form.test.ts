import { lineFault, lineForms, type RuleForm, ruleInput } from './rule-form'

const whole: RuleForm = {
  ...lineForms.read('nobody'),
  ...{ category: 'virtue', words: '照看老人', points: 5, unit: '次' }
}

test.each<[string, Partial<RuleForm>]>([
  ['no category', { category: null }],
  ['no words', { words: ' 扫 ' }],
  ['no points', { points: null }],
  ['no unit', { unit: ' ' }],
  ['a cap of nothing', { caps: [{ points: 0, per: 'household', period: 'month' }] }],
  ['nobody to record', { recordedBy: [] }]
])('is not sent with %s', (_, change) => {
  expect(lineFault({ ...whole, ...change })).not.toBeNull()
  expect(ruleInput({ ...whole, ...change })).toBeNull()
})

test('a rule without points is a reminder and may be saved; blank evidence is none', () => {
  const input = ruleInput({ ...whole, points: 0, evidence: { words: ' ', needed: true } })
  expect(input).toMatchObject({ points: 0, evidence: null, recordedBy: ['committee'] })
  expect(input).not.toHaveProperty('touched')
})
