import { outboxWorld } from './outbox-world'
import { signedIn, signedOut } from './session'

const mockQuery = jest.fn()
jest.mock('@/client/api/client', () => ({ api: { session: { read: { query: () => mockQuery() } } } }))

const meOf = (holderId: string) => ({ persons: [{ holderId }] })

let clock = 0
beforeEach(() => {
  signedOut()
  mockQuery.mockReset()
  jest.spyOn(Date, 'now').mockImplementation(() => ++clock)
})
afterEach(() => jest.restoreAllMocks())

test('several outboxes that begin together ask once', async () => {
  mockQuery.mockResolvedValue(meOf('m1'))
  signedIn('t1')
  expect(await Promise.all([outboxWorld.holders(), outboxWorld.holders()])).toEqual([['m1'], ['m1']])
  expect(mockQuery).toHaveBeenCalledTimes(1)
  await outboxWorld.holders()
  expect(mockQuery).toHaveBeenCalledTimes(2)
})

test('whoever signs in next is not taken for the one whose answer is still on its way', async () => {
  let late: (me: object) => void = () => undefined
  mockQuery.mockReturnValueOnce(
    new Promise((tell) => {
      late = tell
    })
  )
  signedIn('t1')
  const former = outboxWorld.holders()
  signedOut()
  signedIn('t2')
  mockQuery.mockResolvedValue(meOf('m2'))
  expect(await outboxWorld.holders()).toEqual(['m2'])
  late(meOf('m1'))
  expect(await former).toEqual(['m1'])
})

test('a question without an answer is asked again', async () => {
  mockQuery.mockRejectedValueOnce(new Error('no network'))
  signedIn('t1')
  await expect(outboxWorld.holders()).rejects.toThrow('no network')
  mockQuery.mockResolvedValue(meOf('m1'))
  expect(await outboxWorld.holders()).toEqual(['m1'])
})
