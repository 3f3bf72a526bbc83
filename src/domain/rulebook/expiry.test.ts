import { checkExpiry, expiresOn, expiryWords } from './expiry'

const code = (expiry: Parameters<typeof checkExpiry>[0]) => {
  const outcome = checkExpiry(expiry)
  return outcome.ok ? 'ok' : outcome.refusal.code
}

test('refuses a term that ends with the year or soon after, which would be a reset by another name', () => {
  expect(code({ yearsOn: 1, monthDay: '01-01' })).toBe('RULEBOOK_EXPIRY_TOO_SHORT')
  expect(code({ yearsOn: 1, monthDay: '02-28' })).toBe('RULEBOOK_EXPIRY_TOO_SHORT')
  expect(code({ yearsOn: 1, monthDay: '03-01' })).toBe('ok')
  expect(code(null)).toBe('ok')
})

test('the year of the posting counts; a leap day is the last of February in other years', () => {
  const march = { yearsOn: 1, monthDay: '03-31' }
  expect([expiresOn(march, '2026-01-01'), expiresOn(march, '2026-12-31')]).toEqual([
    '2027-03-31',
    '2027-03-31'
  ])
  expect([2026, 2027].map((y) => expiresOn({ yearsOn: 1, monthDay: '02-29' }, `${y}-05-01`))).toEqual([
    ...['2027-02-28', '2028-02-29']
  ])
  expect(expiresOn(null, '2026-05-01')).toBeNull()
})

test('in words', () => {
  expect(expiryWords({ yearsOn: 1, monthDay: '03-31' })).toBe(
    '当年入账的积分可以用到次年3月31日，到期前30天提醒'
  )
  expect(expiryWords(null)).toBe('积分长期有效，不到期')
})
