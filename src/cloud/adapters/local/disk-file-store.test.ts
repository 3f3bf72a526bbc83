import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { newId } from '@/cloud/crypto/new-id'
import { fileStoreSuite } from '@/cloud/ports/file-store.suite'
import { diskFileStore } from './disk-file-store'

let dir = ''
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'files-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

fileStoreSuite('disk', async () => diskFileStore(dir))

test('a write that fails leaves nothing behind', async () => {
  const store = diskFileStore(dir)
  const key = { villageId: newId(), fileId: newId(), variant: 'main' as const }
  await mkdir(path.join(dir, key.villageId, `${key.fileId}.main`, 'in-the-way'), { recursive: true })
  await expect(store.put(key, Buffer.from('x'))).rejects.toThrow()
  expect(await readdir(path.join(dir, 'incoming'))).toEqual([])
})

test('half-written files of a killed process go after a day, younger ones stay', async () => {
  const incoming = path.join(dir, 'incoming')
  await mkdir(incoming)
  await writeFile(path.join(incoming, 'old'), 'half')
  await writeFile(path.join(incoming, 'young'), 'half')
  const twoDaysAgo = new Date(Date.now() - 48 * 3600_000)
  await utimes(path.join(incoming, 'old'), twoDaysAgo, twoDaysAgo)
  await diskFileStore(dir).put({ villageId: newId(), fileId: newId(), variant: 'main' }, Buffer.from('x'))
  expect(await readdir(incoming)).toEqual(['young'])
})
