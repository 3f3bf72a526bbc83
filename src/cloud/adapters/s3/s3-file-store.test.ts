import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newId } from '@/cloud/crypto/new-id'
import type { FileKey } from '@/cloud/ports/file-store'
import { fileStoreSuite } from '@/cloud/ports/file-store.suite'
import { type FakeS3, startFakeS3 } from '@/cloud/testing/fake-s3'
import { s3FileStore } from './s3-file-store'

const keys = { id: 'the-key', secret: 'the secret of the key' }
let server: FakeS3
beforeAll(async () => {
  server = await startFakeS3(keys, 'files')
})
afterAll(() => server.stop())

const settings = () => ({
  endpoint: server.address,
  region: 'cn-north-1',
  bucket: 'files',
  keyId: keys.id,
  keySecret: keys.secret
})
const store = () => s3FileStore(settings())
const keyOf = (): FileKey => ({ villageId: newId(), fileId: newId(), variant: 'main' })

fileStoreSuite('S3', async () => store())

test('a wrong secret, another bucket and a store that stays busy throw, and tell neither key nor address', async () => {
  const wrong = s3FileStore({ ...settings(), keySecret: 'not the secret' })
  const key = keyOf()
  for (const call of [
    () => wrong.put(key, Buffer.from('x')),
    () => wrong.sizeOf(key),
    () => wrong.open(key),
    () => wrong.remove(key)
  ]) {
    await expect(call()).rejects.toThrow(/^the S3 store answered \w+ with 403$/)
  }
  const elsewhere = s3FileStore({ ...settings(), bucket: 'another' })
  await expect(elsewhere.put(key, Buffer.from('x'))).rejects.toThrow('no such bucket')
  server.fail(503, 503, 503, 503)
  await expect(store().sizeOf(key)).rejects.toThrow('503')
})

test('a store that is busy for a moment is asked again', async () => {
  const key = keyOf()
  server.fail(503, 429)
  await store().put(key, Buffer.from('kept'))
  expect(await store().sizeOf(key)).toBe(4)
})

test('an address is good to its last second, and carries type and name', async () => {
  const key = keyOf()
  await store().put(key, Buffer.from('zip'), 'application/zip')
  const name = "档案(公开)'1'.zip"
  const [link = null] = (await store().linksTo?.([{ key, seconds: 60, mime: 'application/zip', name }])) ?? []
  const now = Date.now()
  try {
    server.now(new Date(now + 45_000))
    const reply = await fetch(link ?? '')
    expect(reply.status).toBe(200)
    expect(reply.headers.get('content-type')).toBe('application/zip')
    const said = reply.headers.get('content-disposition') ?? ''
    expect(decodeURIComponent(said.replace("attachment; filename*=UTF-8''", ''))).toBe(name)
    server.now(new Date(now + 120_000))
    expect((await fetch(link ?? '')).status).toBe(403)
  } finally {
    server.now(new Date())
  }
})

test('a store that does not say a size throws: the file is not taken for an empty one', async () => {
  const mute = createServer((_, reply) => reply.writeHead(200, { 'transfer-encoding': 'chunked' }).end())
  await new Promise<void>((done) => mute.listen(0, '127.0.0.1', done))
  const endpoint = `http://127.0.0.1:${(mute.address() as AddressInfo).port}`
  await expect(s3FileStore({ ...settings(), endpoint }).sizeOf(keyOf())).rejects.toThrow('how large')
  mute.close()
  mute.closeAllConnections()
})

test('the objects lie under the names that the disk uses', async () => {
  const key = keyOf()
  await store().put(key, Buffer.from('x'), 'audio/mpeg')
  expect(server.kept().get(`/files/${key.villageId}/${key.fileId}.main`)?.type).toBe('audio/mpeg')
})
