import { sayTally } from './say-tally'

const before = {
  ...({ eligible: 52, present: 0, unit: '人', needPresent: 35, missingPresent: 35, quorate: false } as const),
  ...{ women: null, womenNeed: null, late: 0, leftOut: 0, marked: false, byHand: 20, toldByHand: 18 }
}
const words = (over: object, begun = true) =>
  sayTally({ ...before, ...over }, begun).lines.map((l) => l.words)

test('before anyone has come: how many are needed, and who is still to be told', () => {
  expect(sayTally(before, false).main).toBe('实到 0 / 应到 52')
  expect(words({}, false)).toEqual(['至少35人到会才能开会，还差35人', '2人没有用小院，还要上门或打电话通知'])
})

test('during: one short is short, also where only the women are', () => {
  expect(words({ marked: true, present: 34, missingPresent: 1 })).toEqual(['至少35人到会才能开会，还差1人'])
  const women = { women: { eligible: 18, present: 11 }, womenNeed: 12 }
  expect(words({ marked: true, present: 35, missingPresent: 0, ...women })).toEqual([
    '至少35人到会才能开会，妇女代表还差1人',
    '妇女代表实到11 / 应到18'
  ])
})

test('where households behind the representatives are counted, the list alone does not say whether it is enough', () => {
  expect(words({ marked: true, present: 3, needPresent: null, missingPresent: null })).toEqual([
    '按代表所代表的户数计算，登记表决结果时填户数'
  ])
})

test('enough, with those who signed late beside', () => {
  const { lines } = sayTally(
    {
      ...before,
      marked: true,
      present: 35,
      missingPresent: 0,
      quorate: true,
      late: 2
    },
    true
  )
  expect(lines[0]).toEqual({ words: '人数已够，可以开会', tone: 'enough' })
  expect(lines[1]?.words).toBe('另有2人会后补签，不计入实到')
})
