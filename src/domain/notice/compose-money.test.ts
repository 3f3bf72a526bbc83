import fc from 'fast-check'
import { moneyInWords } from './compose-money'

test('refuses what is not whole fen, and sums nobody has', () => {
  for (const bad of [0.5, Number.NaN, 1e14, Number.POSITIVE_INFINITY])
    expect(() => moneyInWords(bad)).toThrow(RangeError)
})

test.each([
  [0, '零元整'],
  [1, '壹分'],
  [50, '伍角整'],
  [105, '壹元零伍分'],
  [1_230, '壹拾贰元叁角整'],
  [100_000, '壹仟元整'],
  [1_000_100, '壹万零壹元整'],
  [10_000_000, '壹拾万元整'],
  [12_000_000, '壹拾贰万元整'],
  [100_001_000, '壹佰万零壹拾元整'],
  [10_345_067, '壹拾万叁仟肆佰伍拾元陆角柒分'],
  [10_000_000_000, '壹亿元整'],
  [10_000_000_100, '壹亿零壹元整'],
  [1_001_000_000_000, '壹佰亿壹仟万元整'],
  [-12_050, '负壹佰贰拾元伍角整']
])('%i fen are %s', (fen, words) => {
  expect(moneyInWords(fen)).toBe(words)
})

const values: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'零壹贰叁肆伍陆柒捌玖'].map((c, i) => [c, i]))
}
const weights: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1000 }

/** Reads the words back, the other way round: by weights, without looking at zeros. */
const read = (words: string): number => {
  let fen = 0
  let whole = 0
  let group = 0
  let digit = 0
  for (const c of words.replace('整', '')) {
    if (c in values) digit = values[c] ?? 0
    else if (c in weights) group += digit * (weights[c] ?? 0)
    else if (c === '万' || c === '亿') {
      whole += (group + digit) * (c === '万' ? 1e4 : 1e8)
      group = 0
    } else if (c === '元') fen += (whole + group + digit) * 100
    else fen += digit * (c === '角' ? 10 : 1)
    if (!(c in values)) digit = 0
  }
  return fen
}

test('the words say the sum and nothing else, whatever it is', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1e14 - 1 }), (fen) => read(moneyInWords(fen)) === fen))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e14 - 1 }), (fen) => !/零零|零[万亿元]./.test(moneyInWords(fen)))
  )
})
