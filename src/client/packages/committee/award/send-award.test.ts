import { signedIn } from '@/client/stores/session'
import { requests } from '@/client/testing/taro'
import { makeUnanswered, sendAward } from './send-award'

const input = {
  requestId: '018cc253-7aa1-4df4-a68a-7fb06a4ebcea',
  villageId: '018cc253-7aa1-7df4-a68a-7fb06a4ebcea',
  householdId: '018cc253-7aa1-7df4-a68a-7fb06a4ebceb',
  itemId: '018cc253-7aa1-7df4-a68a-7fb06a4ebcec',
  times: 1,
  occurredOn: '2026-11-22'
}
const words = '给向国富家记一次'
const onThePhone = () => makeUnanswered().getState().list

beforeEach(() => signedIn('t1'))

test('an award whose reply was lost is still known after the app was killed, with the same id', async () => {
  const sent = sendAward({ input, words })
  requests[0]?.fail({ errMsg: 'request:fail' })
  await expect(sent).rejects.toBeDefined()
  expect(onThePhone()).toMatchObject([{ input, words }])
})

test('sent again it is one award, and an answer puts it away', async () => {
  const first = sendAward({ input, words })
  requests[0]?.fail({ errMsg: 'request:fail' })
  await expect(first).rejects.toBeDefined()
  const again = sendAward({ input, words })
  expect(onThePhone()).toHaveLength(1)
  expect(requests[1]?.data).toBe(requests[0]?.data)
  requests[1]?.success({
    statusCode: 200,
    data: { result: { data: { entryId: 'e', points: 2, balance: 7, capLeft: null } } }
  })
  expect(await again).toMatchObject({ balance: 7 })
  expect(onThePhone()).toEqual([])
})

test('a refusal is an answer: nothing is left to send', async () => {
  const sent = sendAward({ input, words })
  const refusal = { code: 'POINTS_CAP_REACHED', message: '本季已经记满。' }
  requests[0]?.success({ statusCode: 422, data: { error: { data: { refusal } } } })
  await expect(sent).rejects.toBeDefined()
  expect(onThePhone()).toEqual([])
})
