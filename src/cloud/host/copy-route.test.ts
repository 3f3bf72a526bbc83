import { randomUUID } from 'node:crypto'
import { unzipSync } from 'fflate'
import { copyLink } from '../account/copy-link'
import { newId } from '../crypto/new-id'
import { makeCopies } from '../jobs/make-copies'
import { as } from '../testing/caller'
import { startTestHost, type TestHost } from './testing'

let host: TestHost
let url = ''
let accountId = ''
beforeAll(async () => {
  host = await startTestHost()
  const context = await host.world.callerFor('villager', 'A')
  accountId = context.actor.accountId ?? ''
  const caller = await as(context)
  await caller.account.askCopy({ requestId: randomUUID() })
  expect((await caller.account.listCopies({})).copies.map((c) => c.url)).toEqual([null])
  await makeCopies(host.world.deps)
  const listed = await caller.account.listCopies({})
  expect(listed.nextAt).not.toBeNull()
  url = listed.copies[0]?.url ?? ''
})
afterAll(() => host.stop())

const refused = async (path: string) => {
  const response = await fetch(host.address + path)
  const { refusal } = (await response.json()) as { refusal: { code: string } }
  return [response.status, refusal.code]
}

test('refuses a link that was changed, names another copy, or is too old', async () => {
  const invalid = [403, 'COPY_LINK_INVALID']
  expect(await refused(url.split('?')[0] ?? '')).toEqual(invalid)
  expect(await refused(`${url}x`)).toEqual(invalid)
  expect(await refused(url.replace(accountId, newId()))).toEqual(invalid)
  expect(await refused(url.replace('exp=1', 'exp=2'))).toEqual(invalid)
  const { time } = host.world
  const now = time()
  time(new Date(now.getTime() + 46 * 60_000))
  expect(await refused(url)).toEqual(invalid)
  time(now)
})

test('answers a right link to a copy that is not there, or is over, with 404', async () => {
  const { deps } = host.world
  const other = copyLink(deps.secret, { accountId, copyId: newId() }, deps.clock())
  expect(await refused(other)).toEqual([404, 'NOT_FOUND'])
})

test('hands out the zip as a file to save, kept by nobody on the way', async () => {
  const response = await fetch(host.address + url)
  expect([
    response.status,
    response.headers.get('content-type'),
    response.headers.get('cache-control')
  ]).toEqual([200, 'application/zip', 'private, no-store'])
  expect(response.headers.get('content-disposition')).toContain('attachment')
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  expect(Object.keys(files)).toContain('我的资料.html')
})
