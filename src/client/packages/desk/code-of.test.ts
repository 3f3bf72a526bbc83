import { codeOf } from './code-of'

test.each([{}, { code: '' }, { code: 'abc' }, { q: '%E4%' }, { q: 'https%3A%2F%2Fx.example%2F' }])(
  'refuses %j',
  (params) => {
    expect(codeOf(params)).toBeNull()
  }
)

test.each([
  { code: '12345678' },
  { q: encodeURIComponent('https://x.example/d/12345678') },
  { q: 'https://x.example/d/12345678' }
])('reads %j', (params) => {
  expect(codeOf(params)).toBe('12345678')
})
