import { wav } from '@/domain/file/sound/sound-samples'
import { newId } from '../crypto/new-id'
import { fileLink } from '../file/file-link'
import { startTestHost, type TestHost, uploadForm } from './testing'

let host: TestHost
let url = ''
let whole: Buffer
beforeAll(async () => {
  host = await startTestHost()
  const { villageId, holders } = host.world.A
  const authorization = await host.signIn(holders.villager)
  const sound = wav(Uint8Array.from({ length: 5000 }, (_, i) => i % 251))
  const body = uploadForm({ villageId }, sound)
  const answer = await fetch(`${host.address}/api/upload`, {
    method: 'POST',
    headers: { authorization },
    body
  })
  url = ((await answer.json()) as { url: string }).url
  whole = Buffer.from(await (await fetch(host.address + url)).arrayBuffer())
})
afterAll(() => host.stop())

const read = (path: string, headers: Record<string, string> = {}) => fetch(host.address + path, { headers })
const refused = async (path: string) => {
  const response = await read(path)
  const { refusal } = (await response.json()) as { refusal: { code: string } }
  return [response.status, refusal.code, response.headers.get('cache-control')]
}

test('refuses a link that was changed, has no signature, names another file or is too old', async () => {
  const invalid = [403, 'FILE_LINK_INVALID', 'no-store']
  const path = url.split('?')[0] ?? ''
  expect(await refused(path)).toEqual(invalid)
  expect(await refused(`${url}x`)).toEqual(invalid)
  expect(await refused(url.replace('exp=1', 'exp=2'))).toEqual(invalid)
  expect(await refused(`${url}&size=small`)).toEqual(invalid)
  expect(await refused(`${url}&sig=x`)).toEqual(invalid)
  expect(await refused(url.replace(/[0-9a-f]{12}\?/, '000000000000?'))).toEqual(invalid)
  expect(await refused('/files/x/..%2f..%2fetc')).toEqual(invalid)
  const { time } = host.world
  const now = time()
  time(new Date(now.getTime() + 46 * 60_000))
  expect(await refused(url)).toEqual(invalid)
  time(now)
})

test('answers a right link to a file that is gone with 404', async () => {
  const { deps, A } = host.world
  const link = fileLink(deps.secret, { villageId: A.villageId, fileId: newId() }, deps.clock())
  expect(await refused(link)).toEqual([404, 'NOT_FOUND', 'no-store'])
})

test('serves the bytes so that no browser takes them for a page and no proxy keeps them', async () => {
  const { status, headers } = await read(url)
  expect(status).toBe(200)
  expect([
    headers.get('content-type'),
    headers.get('content-disposition'),
    headers.get('x-content-type-options')
  ]).toEqual(['audio/wav', 'inline', 'nosniff'])
  expect(headers.get('content-security-policy')).toBe("default-src 'none'")
  expect(headers.get('cache-control')).toMatch(/^private, max-age=(1[89]|2[0-7])\d\d$/)
  expect(headers.get('content-length')).toBe(String(whole.length))
  const again = await read(url, { 'if-none-match': headers.get('etag') ?? '' })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test('serves a part of a sound, as players ask for it', async () => {
  const part = await read(url, { range: 'bytes=1000-1999' })
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 1000-1999/${whole.length}`])
  expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(1000, 2000))).toBe(true)
  const outside = await read(url, { range: `bytes=${whole.length}-` })
  expect([outside.status, outside.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`])
})

test('tells a HEAD the size without the bytes', async () => {
  const head = await fetch(host.address + url, { method: 'HEAD' })
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
    200,
    String(whole.length),
    ''
  ])
})
