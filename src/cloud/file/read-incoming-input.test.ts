import { mostInputBytes } from '@/domain/file/incoming'
import { RefusalError } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { type CloudHome, cloudHome } from '../testing/cloud-home'
import { worldScene } from '../testing/world-scene'
import { readIncomingInput } from './read-incoming-input'

const scene = worldScene()
let home: CloudHome
let villager = ''
beforeAll(async () => {
  home = await cloudHome(scene.world)
  villager = await sessionOf('villager')
})
afterAll(() => home.stop())

const sessionOf = async (role: 'villager' | 'committee_member') =>
  scene.world.authorize((await scene.world.callerFor(role, 'A')).actor.accountId ?? '')
const read = (inputFile: unknown, authorization: string | null = villager) =>
  readIncomingInput(home.deps, { authorization, inputFile })
const refused = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error: unknown) => (error instanceof RefusalError ? error.refusal.code : Promise.reject(error))
  )
const send = (text: string) => home.send('villager', Buffer.from(text))

test("refuses a visitor, another's, what is not there, and names that are no id", async () => {
  const id = await send('{}')
  expect(await refused(read(id, null))).toBe('NOT_SIGNED_IN')
  expect(await refused(read(id, await sessionOf('committee_member')))).toBe('INCOMING_GONE')
  expect(await refused(read(newId()))).toBe('INCOMING_GONE')
  for (const name of ['cloud://other.env/incoming/x', '../x', 7, null, { id }]) {
    expect(await refused(read(name))).toBe('INCOMING_GONE')
  }
  const { incomingId } = await (await home.who('villager')).file.place({ requestId: newId() })
  expect(await refused(read(incomingId))).toBe('INCOMING_GONE')
})

test('refuses what is no JSON or no UTF-8, and one byte more than four megabytes', async () => {
  expect(await refused(read(await send('{"a":')))).toBe('INPUT_UNREADABLE')
  expect(await refused(read(await home.send('villager', Buffer.from([0x22, 0xff, 0x22]))))).toBe(
    'INPUT_UNREADABLE'
  )
  const most = JSON.stringify('x'.repeat(mostInputBytes - 2))
  expect(await refused(read(await send(`${most} `)))).toBe('INPUT_TOO_LARGE')
  expect(await read(await send(most))).toHaveLength(mostInputBytes - 2)
})

test('reads it once, and nothing of it stays', async () => {
  const id = await send(JSON.stringify({ villageId: 'v', text: '很长的话' }))
  expect(await read(id)).toEqual({ villageId: 'v', text: '很长的话' })
  expect(home.storage.files.has(`incoming/${id}`)).toBe(false)
  expect(await refused(read(id))).toBe('INCOMING_GONE')
})

test('a host that has no such storage knows of none', async () => {
  const { incoming: _, ...deps } = home.deps
  const call = readIncomingInput(deps, { authorization: villager, inputFile: await send('{}') })
  expect(await refused(call)).toBe('INCOMING_GONE')
})
