import fc from 'fast-check'
import { saysNothing } from './said'

test.each([
  ['emoji alone', '😀😀😀😀', true],
  ['punctuation alone', '？？！！……', true],
  ['keycaps alone', '1️⃣2️⃣3️⃣', true],
  ['a family, joined', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦', true],
  ['one word behind twenty signs', `路${'😀'.repeat(20)}`, false],
  ['one word behind one more', `路${'😀'.repeat(21)}`, true],
  ['as many signs as words', `${'路'.repeat(21)}${'😀'.repeat(21)}`, false],
  ['one sign more than words', `${'路'.repeat(21)}${'😀'.repeat(22)}`, true],
  ['a rare character of the village', '𡐓', false],
  ['a number', '3组12号', false],
  ['a script is words like any other', '<script>alert(1)</script>', false]
])('%s', (_, words, nothing) => expect(saysNothing(words)).toBe(nothing))

test('words alone always say something, whatever their length', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[路灯坏了水井]{1,200}$/), (words) =>
      expect(saysNothing(words)).toBe(false)
    )
  )
})
