import { newRequestId } from './request-id'

const uuid4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

afterEach(() => {
  delete process.env.TARO_ENV
})

test.each(['h5', 'weapp'])('%s: every id is a UUID of version 4, and no two are the same', (platform) => {
  process.env.TARO_ENV = platform
  const ids = Array.from({ length: 5_000 }, newRequestId)
  expect(ids.filter((id) => !uuid4.test(id))).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
})

test('without crypto, ids made in one millisecond by a dull random still differ', () => {
  process.env.TARO_ENV = 'weapp'
  jest.spyOn(Math, 'random').mockReturnValue(0.5)
  jest.spyOn(Date, 'now').mockReturnValue(1_800_000_000_000)
  const ids = Array.from({ length: 100 }, newRequestId)
  expect(new Set(ids).size).toBe(100)
  jest.restoreAllMocks()
})
