import fc from 'fast-check'
import { type CountyChoice, changedFields, choiceLimits, noChoice } from './choice'
import { decideChoice, rulesUnder } from './choose'

const hubei = '422802000000'
const after = (over: Partial<CountyChoice>): CountyChoice => ({ ...noChoice, ...over })
const code = (code12: string, over: Partial<CountyChoice>, before = noChoice) => {
  const answer = decideChoice(code12, before, { ...before, ...over })
  return answer.ok ? 'ok' : `${answer.refusal.code} ${answer.refusal.field}`
}

test.each([
  ['opinionWorkingDays', 0, 1, 20, 21],
  ['repeatMonths', -1, 0, 36, 37],
  ['closePercent', -1, 0, 20, 21],
  ['pointsWindowDays', 2, 3, 7, 8]
] as const)('%s is refused one beyond its bounds and taken at them', (field, under, least, most, over) => {
  const refused = `COUNTY_CHOICE_OUT_OF_RANGE choice.${field}`
  expect([under, least, most, over].map((n) => code(hubei, { [field]: n }))).toEqual([
    refused,
    'ok',
    'ok',
    refused
  ])
  expect(code(hubei, { [field]: 1.5 })).toBe(refused)
  expect(choiceLimits[field]).toMatchObject({ least, most })
})

test('a county cannot set its province aside; where there is none it may take any', () => {
  const ofProvince: [string, CountyChoice['packFamily']][] = [
    ['330100000000', 'zhejiang'],
    ['370100000000', 'shandong'],
    ['310100000000', 'shanghai'],
    ['500100000000', 'chongqing']
  ]
  for (const [code12, own] of ofProvince) {
    const refused = 'COUNTY_PACK_BELOW_PROVINCE choice.packFamily'
    expect([code(code12, { packFamily: 'national' }), code(code12, { packFamily: own })]).toEqual([
      refused,
      'ok'
    ])
  }
  expect(code(hubei, { packFamily: 'shandong' })).toBe('ok')
  expect(code(hubei, { packFamily: 'national' })).toBe('ok')
})

test('the same again is no choice', () => {
  expect(code(hubei, {})).toBe('COUNTY_CHOICE_UNCHANGED choice')
  expect(code(hubei, { townCheck: 'off' }, after({ townCheck: 'off' }))).toBe(
    'COUNTY_CHOICE_UNCHANGED choice'
  )
})

test('what is not chosen is the pack’s; what is chosen holds', () => {
  const on = '2026-11-22'
  expect(rulesUnder(noChoice, { code12: hubei, on })).toMatchObject({
    pack: { id: 'national-2026' },
    settings: { townCheck: 'optional', opinionWorkingDays: 5, repeatMonths: 6, closePercent: 10 }
  })
  const chosen = after({
    packFamily: 'shandong',
    partyTwoThirds: true,
    townCheck: 'required',
    opinionWorkingDays: 3
  })
  expect(rulesUnder(chosen, { code12: hubei, on })).toMatchObject({
    pack: { id: 'shandong-2026+party-two-thirds' },
    settings: { townCheck: 'required', opinionWorkingDays: 3, repeatMonths: 6, closePercent: 10 }
  })
})

test('every choice that is taken lies in its bounds and differs from the one before', () => {
  const number = fc.option(fc.integer({ min: -3, max: 70 }))
  const choice = fc.record({
    packFamily: fc.option(fc.constantFrom('national', 'zhejiang', 'shandong', 'shanghai', 'chongqing')),
    partyTwoThirds: fc.boolean(),
    townCheck: fc.option(fc.constantFrom('off', 'optional', 'required')),
    ...{ opinionWorkingDays: number, repeatMonths: number, closePercent: number, pointsWindowDays: number }
  }) as fc.Arbitrary<CountyChoice>
  fc.assert(
    fc.property(choice, choice, (before, next) => {
      const answer = decideChoice(hubei, before, next)
      if (!answer.ok) return true
      const inside = (Object.keys(choiceLimits) as (keyof typeof choiceLimits)[]).every((key) => {
        const value = next[key]
        return value === null || (value >= choiceLimits[key].least && value <= choiceLimits[key].most)
      })
      return inside && changedFields(before, next).length > 0
    })
  )
})
