import { actingName, maskedName, publicHouseholdName, surnameOf } from './household'

describe('names that may leave', () => {
  test('never hold the given name', () => {
    for (const name of ['向光荣', '欧阳小芳', '𠮷田', '田', '𡐓大山']) {
      const given = Array.from(name).slice(Array.from(surnameOf(name)).length)
      for (const character of given) {
        expect(publicHouseholdName(name, '03017')).not.toContain(character)
        expect(maskedName(name)).not.toContain(character)
      }
    }
  })
  test('a surname is one character, two where it is a compound one, whole outside the BMP', () => {
    expect(['向光荣', '欧阳小芳', '欧阳', '𡐓大山', ''].map(surnameOf)).toEqual([
      '向',
      '欧阳',
      '欧',
      '𡐓',
      ''
    ])
  })
  test("a household shows its head's surname and the end of its number", () => {
    expect(publicHouseholdName('欧阳小芳', '03017')).toBe('欧阳家（尾号017）')
    expect(publicHouseholdName('向光荣', '7')).toBe('向家（尾号7）')
  })
  test('a mask shows how long the name is, and never nothing', () => {
    expect(['向光荣', '欧阳小芳', '田'].map(maskedName)).toEqual(['向＊＊', '欧阳＊＊', '田＊'])
  })
})

test('acting for a relative shows both names', () => {
  expect(actingName('向小梅', '向光荣')).toBe('向小梅（代 向光荣）')
  expect(actingName('向小梅', null)).toBe('向小梅')
})
