import { done, fakeCloud, refused } from '@/client/testing/fake-cloud'
import { contractVersion } from '@/domain/contract/contract'
import { mostCallBytes } from '@/domain/file/incoming'
import { toClientError } from './client-error'
import { cloudSend } from './cloud-send'
import { readAnswer } from './link'

const cloud = fakeCloud()
beforeEach(() => {
  cloud.calls.length = 0
  cloud.put.length = 0
  cloud.world.failure = null
  cloud.world.putFails = false
  cloud.world.answer = () => done([1])
})

const send = (input: unknown = { villageId: 'v' }) =>
  cloudSend({ path: 'decision.list', input, token: 't1', isRead: false, signal: null })
const failure = (call: Promise<unknown>) => call.then(() => null, toClientError)

/** An input of exactly so many bytes, a third of them in letters of three. */
const inputOf = (bytes: number) => {
  const room = bytes - JSON.stringify({ text: '' }).length
  return { text: '院'.repeat(Math.floor(room / 3)) + 'x'.repeat(room % 3) }
}

test('a phone without network is offline; a function that failed is the fault of the server', async () => {
  cloud.world.failure = { errMsg: 'cloud.callFunction:fail request:fail' }
  expect(await failure(send())).toMatchObject({ kind: 'offline' })
  for (const errCode of [-404011, -504002, -601034]) {
    cloud.world.failure = { errCode, errMsg: 'cloud.callFunction:fail' }
    expect(await send()).toEqual({ status: 500, body: null })
  }
})

test('what the function says without status and body is the server’s fault', async () => {
  cloud.world.answer = () => 'timeout'
  expect(await send()).toEqual({ status: 500, body: null })
})

test('it is given the path, the input, the token and the contract, and answers like HTTP', async () => {
  expect(readAnswer(await send())).toEqual([1])
  expect(cloud.calls).toEqual([
    { path: 'decision.list', input: { villageId: 'v' }, token: 't1', contract: contractVersion }
  ])
})

test('an input that fits goes with the call, to the last byte', async () => {
  await send(inputOf(mostCallBytes))
  expect(cloud.calls.map((c) => c.path)).toEqual(['decision.list'])
})

describe('an input of one byte more', () => {
  const input = inputOf(mostCallBytes + 1)

  test('goes up as a file, where the server says, and the call names it', async () => {
    cloud.world.answer = ({ path }) =>
      path === 'file.place' ? done({ incomingId: 'i1', cloudPath: 'incoming/i1' }) : done([2])
    expect(readAnswer(await send(input))).toEqual([2])
    expect(cloud.put).toMatchObject([{ cloudPath: 'incoming/i1' }])
    expect(JSON.parse(cloud.put[0]?.text ?? '')).toEqual(input)
    expect(cloud.calls[1]).toEqual({
      path: 'decision.list',
      inputFile: 'i1',
      token: 't1',
      contract: contractVersion
    })
    expect(cloud.written.size).toBe(0)
  })

  test('is refused when its place is refused', async () => {
    cloud.world.answer = () => refused('INCOMING_TOO_MANY')
    expect(await failure(send(input))).toMatchObject({ kind: 'refusal', code: 'INCOMING_TOO_MANY' })
    expect(cloud.calls).toHaveLength(1)
  })

  test('that does not get up is offline, and nothing of it stays on the phone', async () => {
    cloud.world.answer = () => done({ incomingId: 'i2', cloudPath: 'incoming/i2' })
    cloud.world.putFails = true
    expect(await failure(send(input))).toMatchObject({ kind: 'offline' })
    expect(cloud.calls).toHaveLength(1)
    expect(cloud.written.size).toBe(0)
  })
})

test('the cloud is begun once', () => {
  expect(cloud.world.begun).toBe(1)
})
