import { startTestHost, type TestHost } from './testing'

// The server of these tests is of contract 3, so that there is something behind it and before it.
jest.mock('@/domain/contract/contract', () => {
  const actual = jest.requireActual<typeof import('@/domain/contract/contract')>('@/domain/contract/contract')
  return { ...actual, judgeContract: (client: number | null) => actual.judgeContract(client, 3) }
})

let host: TestHost
beforeAll(async () => {
  host = await startTestHost()
})
afterAll(() => host.stop())

const ask = async (contract: string | null, procedure: string, input: object) => {
  const answer = await fetch(`${host.address}/api/trpc/${procedure}`, {
    method: 'POST',
    body: JSON.stringify(input),
    headers: {
      'content-type': 'application/json',
      authorization: await host.signIn(host.world.A.holders.villager),
      ...(contract === null ? {} : { 'x-contract': contract })
    }
  })
  const body = (await answer.json()) as { error?: { message: string; data: { refusal: { code: string } } } }
  return { status: answer.status, code: body.error?.data.refusal.code ?? 'ok', message: body.error?.message }
}
const read = (contract: string | null) => ask(contract, 'place.read', { villageId: host.world.A.villageId })

test('a client of two releases back is told to update, whatever it asks and before its input is read', async () => {
  expect(await read('1')).toEqual({
    status: 422,
    code: 'CLIENT_TOO_OLD',
    message: expect.stringMatching(/更新.*您填的内容还在/)
  })
  expect(await ask('1', 'session.signOut', { nonsense: 1 })).toMatchObject({ code: 'CLIENT_TOO_OLD' })
})

test('a client ahead of the server writes nothing, and hears that it is the server', async () => {
  const { holders, villageId } = host.world.A
  const signOut = { requestId: '018cc253-7aa1-4df4-a68a-7fb06a4ebcea' }
  expect(await ask('4', 'session.signOut', signOut)).toEqual({
    status: 422,
    code: 'SERVER_BEHIND',
    message: expect.stringMatching(/正在更新.*您填的内容还在/)
  })
  expect(await ask('4', 'place.notThereYet', {})).toMatchObject({ code: 'SERVER_BEHIND' })
  expect(await ask('4', 'place.read', { villageId, newKind: holders })).toMatchObject({ code: 'ok' })
  expect(await ask('4', 'place.read', { anotherWay: villageId })).toMatchObject({ code: 'SERVER_BEHIND' })
})

test('ahead or not, what the person may not do is refused as ever', async () => {
  const answer = await ask('4', 'binding.listPending', { villageId: host.world.A.villageId })
  expect(answer).toMatchObject({ status: 403, code: 'FORBIDDEN' })
})

test.each([
  ['3', 'ok'],
  ['2', 'ok'],
  [null, 'ok'],
  ['nonsense', 'ok']
])('a client of contract %j reads and writes', async (contract, code) => {
  expect(await read(contract)).toMatchObject({ status: 200, code })
  expect(await ask(contract, 'session.signOut', { requestId: 'x' })).toMatchObject({ code: 'INPUT_INVALID' })
  expect(await ask(contract, 'no.such', {})).toMatchObject({ code: 'PROCEDURE_UNKNOWN' })
})
