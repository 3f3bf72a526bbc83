import { newId } from '@/cloud/crypto/new-id'
import type { FileKey } from '@/cloud/ports/file-store'
import { fileStoreSuite } from '@/cloud/ports/file-store.suite'
import { incomingStoreSuite } from '@/cloud/ports/incoming-store.suite'
import { type FakeCloudStorage, startFakeCloudStorage } from '@/cloud/testing/fake-cloud-storage'
import { cloudFileStore } from './cloud-file-store'
import { cloudIncoming } from './cloud-incoming'

let cloud: FakeCloudStorage
beforeEach(async () => {
  cloud = await startFakeCloudStorage()
})
afterEach(() => cloud.stop())

const keyOf = (): FileKey => ({ villageId: newId(), fileId: newId(), variant: 'main' })

fileStoreSuite('cloud storage', async () => cloudFileStore(() => cloud.sdk))
incomingStoreSuite('cloud storage', async () => ({
  store: cloudIncoming(() => cloud.sdk),
  putAsPhone: async (path, bytes) => void (await cloud.putAsPhone(path, bytes))
}))

test('a storage out of order throws: a file is never taken for missing because nobody could look', async () => {
  const store = cloudFileStore(() => cloud.sdk)
  const key = keyOf()
  await store.put(key, Buffer.from('x'))
  cloud.fail(-503001)
  await expect(store.sizeOf(key)).rejects.toThrow('-503001')
  await expect(store.open(key)).rejects.toThrow('-503001')
  await expect(store.remove(key)).rejects.toThrow('-503001')
  await expect(store.linksTo?.([{ key, seconds: 60, mime: 'image/jpeg' }])).rejects.toThrow('-503001')
})

test('an upload that failed is not remembered as the place of the files', async () => {
  let away = true
  const sdk = {
    ...cloud.sdk,
    uploadFile: (file: { cloudPath: string; fileContent: Buffer }) =>
      away ? Promise.reject(new Error('away')) : cloud.sdk.uploadFile(file)
  }
  const store = cloudFileStore(() => sdk)
  await expect(store.sizeOf(keyOf())).rejects.toThrow('away')
  away = false
  expect(await store.sizeOf(keyOf())).toBeNull()
})

test('an empty file has a size, and its bytes are none', async () => {
  const store = cloudFileStore(() => cloud.sdk)
  const key = keyOf()
  await store.put(key, Buffer.alloc(0))
  expect(await store.sizeOf(key)).toBe(0)
})

test('a sound is found by a player under a name that says what it is, and goes with all its names', async () => {
  const store = cloudFileStore(() => cloud.sdk)
  const key = keyOf()
  await store.put(key, Buffer.from('sound'), 'audio/mpeg')
  const [link] = (await store.linksTo?.([{ key, seconds: 60, mime: 'audio/mpeg' }])) ?? []
  expect(new URL(link ?? '').pathname).toMatch(/\.main\.mp3$/)
  await store.remove(key)
  expect([...cloud.files.keys()].filter((path) => path !== 'marker')).toEqual([])
})

test('a page of photos asks the storage once for every fifty', async () => {
  const store = cloudFileStore(() => cloud.sdk)
  const keys = Array.from({ length: 60 }, keyOf)
  for (const key of keys) await store.put(key, Buffer.from('x'))
  const links = await store.linksTo?.(keys.map((key) => ({ key, seconds: 60, mime: 'image/jpeg' })))
  expect(links?.filter(Boolean)).toHaveLength(60)
  expect(cloud.calls).toEqual({ upload: 60, links: 2, delete: 0 })
})

test('making a store loads no SDK', () => {
  const loaded = jest.fn()
  cloudFileStore(loaded)
  cloudIncoming(loaded)
  expect(loaded).not.toHaveBeenCalled()
})
