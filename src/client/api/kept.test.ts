import Taro from '@tarojs/taro'
import { forgetKept, keep, kept } from './kept'

beforeEach(() => {
  forgetKept()
  jest.useFakeTimers({ now: new Date('2026-11-22T00:00:00Z') })
})
afterEach(() => {
  jest.restoreAllMocks()
  jest.useRealTimers()
})

const long = (size: number) => '字'.repeat(size)
const later = () => jest.setSystemTime(Date.now() + 1000)
const names = () => Taro.getStorageInfoSync().keys.filter((name) => name.startsWith('kept:'))

test('what is too old, or of another shape, is not shown', () => {
  keep(['me', 'list'], [1])
  expect(kept(['me', 'list'])).toMatchObject({ data: [1], at: Date.now() })
  jest.setSystemTime(Date.now() + 14 * 24 * 60 * 60 * 1000)
  expect(kept(['me', 'list'])).toBeNull()
  keep(['me', 'list'], [2])
  const [name = ''] = names()
  Taro.setStorageSync(name, { data: [2], at: Date.now(), of: 'an earlier program' })
  expect(kept(['me', 'list'])).toBeNull()
})

test('an answer that is too large for one key is not kept, and its older one is gone', () => {
  keep(['me', 'route'], long(399_000))
  expect(kept(['me', 'route'])).not.toBeNull()
  keep(['me', 'route'], long(400_001))
  expect(names()).toEqual([])
})

test('there is room for so much; the oldest go first, and what is read again counts as new', () => {
  for (let i = 0; i < 7; i += 1) {
    keep(['me', i], long(300_000))
    later()
    if (i === 5) keep(['me', 0], long(300_000))
    later()
  }
  expect([0, 1, 2, 3, 4, 5, 6].filter((i) => kept(['me', i]) !== null)).toEqual([0, 2, 3, 4, 5, 6])
})

test('a phone that others have filled: half of what is kept gives way, and nothing fails', () => {
  for (let i = 0; i < 4; i += 1) {
    keep(['me', i], long(100_000))
    later()
  }
  const put = Taro.setStorageSync
  const full = jest.spyOn(Taro, 'setStorageSync').mockImplementationOnce(() => {
    throw new Error('full')
  })
  full.mockImplementation(put)
  keep(['me', 'new'], long(1000))
  expect([0, 1, 2, 3].filter((i) => kept(['me', i]) !== null)).toEqual([2, 3])
  expect(kept(['me', 'new'])).not.toBeNull()
  full.mockImplementation(() => {
    throw new Error('full')
  })
  expect(() => keep(['me', 'more'], long(1000))).not.toThrow()
  expect(kept(['me', 'more'])).toBeNull()
})

test('signing out takes all of it off the phone, and only that', () => {
  Taro.setStorageSync('matters', { matters: {} })
  keep(['me', 'list'], [1])
  forgetKept()
  expect(Taro.getStorageInfoSync().keys).toEqual(['matters'])
})
