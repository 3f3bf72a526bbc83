import { nameOn, readCode } from './place'

describe('refuses', () => {
  test.each(['', '42280220520', '4228022052011', '42280220520x', '004228022052', '422802000201'])(
    'the code %j',
    (code) => {
      const read = readCode(code)
      expect(read.ok ? 'accepted' : read.refusal.code).toBe('PLACE_CODE_INVALID')
    }
  )
})

test('a code says its level', () => {
  const level = (code: string) => {
    const read = readCode(code)
    return read.ok && read.value.level
  }
  expect(['422802000000', '422802205000', '422802205221'].map(level)).toEqual([
    'county',
    'township',
    'village'
  ])
})

test('a place bears the name of the day', () => {
  const names = [
    { name: '莫𡐓村', code: '422802205221', from: '2020-01-01', to: null },
    { name: '莫家坪村', code: '422802205207', from: '2000-01-01', to: '2019-12-31' }
  ]
  const on = (day: string) => nameOn(names, day)?.name
  expect([on('1990-01-01'), on('2019-12-31'), on('2020-01-01')]).toEqual(['莫家坪村', '莫家坪村', '莫𡐓村'])
  expect(nameOn([], '2020-01-01')).toBeUndefined()
})
