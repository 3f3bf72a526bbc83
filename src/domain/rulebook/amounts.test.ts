import fc from 'fast-check'
import { type Amount, readPoints, readPointsIn, unitBeside, unitOf } from './amounts'
import { capsIn, readCaps } from './cap-words'
import { chineseNumber, isBlank } from './plain-words'

const short = (amount: Amount): string =>
  amount.kind === 'range'
    ? `${amount.least}~${amount.most}`
    : amount.kind === 'none'
      ? '?'
      : amount.kind === 'deduction'
        ? `-${amount.points === null ? '?' : Math.abs(amount.points)}`
        : String(amount.points)

test.each<[unknown, string]>([
  [null, '?'],
  [Number.NaN, '?'],
  [0.5, '?'],
  ['', '?'],
  ['—', '?'],
  ['待定', '?'],
  ['酌情', '?'],
  [true, '?'],
  [{}, '?'],
  [-0.5, '-?'],
  ['酌情扣分', '-?'],
  [5, '5'],
  ['5', '5'],
  ['５分', '5'],
  ['+5', '5'],
  ['加5分', '5'],
  ['5 分/次', '5'],
  ['每次5分', '5'],
  ['十五分', '15'],
  ['二十', '20'],
  ['奖励积分10分', '10'],
  [-5, '-5'],
  ['-5分', '-5'],
  ['－５', '-5'],
  ['−5', '-5'],
  ['扣5分', '-5'],
  ['每次扣除5分', '-5'],
  ['减两分', '-2'],
  ['1-3分', '1~3'],
  ['１～３分', '1~3'],
  ['1至3分', '1~3'],
  ['五到十分', '5~10'],
  ['5分-10分', '5~10'],
  ['扣1-3分', '-?'],
  ['-3~-1', '-?'],
  ['最高10分', '0~10'],
  ['县级30分，乡镇级15分', '15~30'],
  ['3-3分', '3']
])('the cell %j reads %s', (cell, expected) => {
  expect(short(readPoints(cell))).toBe(expected)
})

test.each([
  ['乱倒垃圾扣5分', '-5'],
  ['乱倒垃圾,每次扣２分', '-2'],
  ['不参加的酌情扣分', '-?'],
  ['参加义务劳动每次5分', '5'],
  ['参加义务劳动，每人每天加十分', '10'],
  ['参加劳动每次5分，每季最多50分', '5'],
  ['巡河 3分/次', '3'],
  ['打扫得十分干净', '?'],
  ['评分达到90分以上', '?'],
  ['月评“清洁”(75-89)', '?'],
  ['“三清一改”达标', '?'],
  ['只提醒，不扣分', '?'],
  ['参与垃圾分类', '?'],
  ['帮扶2户困难户', '?']
])('the sentence %s gives %s', (sentence, expected) => {
  expect(short(readPointsIn(sentence))).toBe(expected)
})

test.each([
  ['次', '次'],
  ['每次', '次'],
  ['/次', '次'],
  ['分/次', '次'],
  ['每人次', '人次'],
  ['每人每次', '人次'],
  ['每人每天', '人·日'],
  ['人·日', '人·日'],
  ['每户每年', '户·年'],
  ['年度', '年'],
  ['一次性', '一次性'],
  ['次/季/年', '次/季/年'],
  ['-', null],
  ['', null],
  [7, null],
  [null, null]
])('the unit %j is %j', (cell, expected) => {
  expect(unitOf(cell)).toBe(expected)
})

test('the unit beside the points', () => {
  const cases = ['每次5分', '5分/次', '参加劳动每人每天加5分', '3分一件', '参加劳动', '每季最多50分']
  expect(cases.map(unitBeside)).toEqual(['次', '次', '人·日', '件', null, null])
})

test.each<[unknown, string, string | null]>([
  [null, '', null],
  ['不限', '', null],
  ['20/户/季', '20 household quarter', null],
  ['40/人/年', '40 person year', null],
  ['每户每季最多100分', '100 household quarter', null],
  ['全年不超过五十分', '50 household year', null],
  ['每人每月限2次', '10 person month', null],
  ['每天最多5分，每年最多60分', '5 household day;60 household year', null],
  ['每组1户', '', '每组1户'],
  ['每半年最多20分', '', '每半年最多20分'],
  [20, '', '20'],
  [-10, '', '-10']
])('the cap %j is %j', (cell, expected, unread) => {
  const reading = readCaps(cell, 5)
  expect(reading.caps.map((c) => `${c.points} ${c.per} ${c.period}`).join(';')).toBe(expected)
  expect(reading.unread).toBe(unread)
})

test('a cap inside the sentence', () => {
  expect(capsIn('参加劳动每次5分，每户每季最多50分', 5)).toEqual([
    { points: 50, per: 'household', period: 'quarter' }
  ])
})

const spelled = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const chinese = (n: number): string => {
  if (n < 10) return spelled[n]
  if (n < 20) return `十${n % 10 ? spelled[n % 10] : ''}`
  if (n < 100) return `${spelled[Math.floor(n / 10)]}十${n % 10 ? spelled[n % 10] : ''}`
  const rest = n % 100
  return `${spelled[Math.floor(n / 100)]}百${rest === 0 ? '' : rest < 10 ? `零${spelled[rest]}` : chinese(rest + 0).replace(/^十/, '一十')}`
}

test('numerals are read back as they are spelled', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 999 }), (n) => chineseNumber(chinese(n)) === n))
})

test('points are the same in every spelling', () => {
  const wide = (n: number) =>
    Array.from(String(n), (d) => String.fromCodePoint(d.charCodeAt(0) + 0xfee0)).join('')
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), (n) => {
      const spellings = [
        n,
        `${n}`,
        `${n}分`,
        `${wide(n)}分`,
        `+${n}`,
        `每次加${n}分`,
        `${chinese(n)}分`,
        `${n}分/次`
      ]
      expect(spellings.map((s) => short(readPoints(s)))).toEqual(spellings.map(() => String(n)))
      const taken = [-n, `-${n}`, `扣${n}分`, `－${wide(n)}分`, `每次扣${chinese(n)}分`]
      expect(taken.map((s) => short(readPoints(s)))).toEqual(taken.map(() => `-${n}`))
    })
  )
})

test('what stands for nothing', () => {
  expect(['', ' ', '-', '—', '/', '无', '待定', 'N/A', 'null'].filter((cell) => !isBlank(cell))).toEqual([])
  expect(['0', '次', '无垃圾'].filter(isBlank)).toEqual([])
})
