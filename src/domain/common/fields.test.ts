import { Day, Id, RequestId, text } from './fields'

const words = text('说明', 2, 5)

describe('refuses', () => {
  test('a day that no calendar of ours holds: the database could not read it either', () => {
    for (const day of ['0000-01-01', '1899-12-31', '2026-02-29', '2026-1-1', '99999-01-01']) {
      expect([day, Day.safeParse(day).success]).toEqual([day, false])
    }
    expect(Day.safeParse('1900-01-01').success).toBe(true)
  })
  test('text that is nothing but what cannot be kept', () => {
    expect(words.safeParse('\u0000\u200b \ud800').success).toBe(false)
  })
})

test('an id is lower case whatever a client sends, so that two spellings are never two ids', () => {
  const id = '01890000-0000-7ABC-8000-00000000000F'
  expect([Id.parse(id), RequestId.parse(id)]).toEqual([id.toLowerCase(), id.toLowerCase()])
})

test('half a character is taken out: JSON of the database refuses it; whole ones outside the BMP stay', () => {
  expect(words.parse('莫𡐓\ud842村\udfb7')).toBe('莫𡐓村')
  expect(JSON.stringify(words.parse('a\ud83d\ud83d\ude00b'))).toBe('"a😀b"')
})
