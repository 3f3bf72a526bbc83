import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { newId } from '../crypto/new-id'
import { type FakeS3, startFakeS3 } from '../testing/fake-s3'
import { openFileStore } from './open-file-store'

const keys = { id: 'the-key', secret: 'the secret of the key' }
let server: FakeS3
let dir = ''
beforeAll(async () => {
  server = await startFakeS3(keys, 'files')
  dir = await mkdtemp(path.join(tmpdir(), 'open-files-'))
})
afterAll(async () => {
  await server.stop()
  await rm(dir, { recursive: true, force: true })
})
const s3 = (over: object = {}) => ({
  ...{ endpoint: server.address, region: 'us-east-1', bucket: 'files' },
  ...{ keyId: keys.id, keySecret: keys.secret },
  ...over
})
const key = () => ({ villageId: newId(), fileId: newId(), variant: 'main' as const })

test('a host does not start on a store that says no or nothing, and tells no secret', async () => {
  const wrong = openFileStore(s3({ keySecret: 'not it' }), dir)
  await expect(wrong).rejects.toThrow(/^对象存储（127\.0\.0\.1:\d+）用不了：密钥不对/)
  await expect(openFileStore(s3({ keySecret: 'not it' }), dir)).rejects.toThrow(/^(?!.*not it)/)
  const away = await startFakeS3(keys, 'files')
  await away.stop()
  await expect(openFileStore(s3({ endpoint: away.address }), dir)).rejects.toThrow('没有回应')
})

test('files lie in the named store, else in the folder', async () => {
  const one = key()
  await (await openFileStore(s3(), dir)).put(one, Buffer.from('x'))
  expect([...server.kept().keys()]).toEqual([`/files/${one.villageId}/${one.fileId}.main`])
  expect(await readdir(dir)).toEqual([])
  const other = key()
  await (await openFileStore(null, dir)).put(other, Buffer.from('x'))
  expect(await readdir(dir)).toContain(other.villageId)
  expect(server.kept().size).toBe(1)
})
