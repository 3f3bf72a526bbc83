import { readTemplates } from './read-templates'

const code = (text: string) => {
  const read = readTemplates(text)
  return read.ok ? read.value : read.refusal.code
}

test.each([
  'matter',
  '[]',
  '{"weather":"x"}',
  '{"matter":""}',
  '{"matter":{"id":"x","keys":["thing1"]}}',
  '{"claim":{"id":"x","keys":["thing1","thing2","time3"]}}',
  '{"claim":{"id":"x","keys":["thing1","phrase2","time3","thing4"]}}',
  '{"matter":{"id":"x","other":1}}'
])('refuses %s', (text) => {
  expect(code(text)).toBe('TEMPLATES_INVALID')
})

test('unset means none', () => {
  expect([readTemplates(null), readTemplates(' ')]).toEqual([
    { ok: true, value: {} },
    { ok: true, value: {} }
  ])
})

test('an id alone, or with the names its fields have at WeChat', () => {
  expect(
    code('{"claim":"abc","vote":{"id":"def","keys":["thing3","thing1","thing9"],"longTerm":true}}')
  ).toEqual({
    claim: { id: 'abc', keys: ['thing1', 'phrase2', 'time3'], longTerm: false },
    vote: { id: 'def', keys: ['thing3', 'thing1', 'thing9'], longTerm: true }
  })
})
