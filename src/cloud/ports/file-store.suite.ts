import { randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { newId } from '@/cloud/crypto/new-id'
import type { FileKey, FileStore } from './file-store'

const read = async (stream: Readable | null): Promise<Buffer | null> => stream && (await buffer(stream))

/** What every file store promises; each adapter's test calls this with its own store. */
export const fileStoreSuite = (name: string, openStore: () => Promise<FileStore>): void => {
  describe(`${name} keeps the promises of a file store`, () => {
    const wanted = (key: FileKey) => ({ key, seconds: 600, mime: 'audio/mpeg' })
    const keyOf = (): FileKey => ({ villageId: newId(), fileId: newId(), variant: 'main' })

    test.each([
      ['../../etc', newId()],
      [newId(), '../secret'],
      [newId(), ''],
      [newId(), `${newId()}/../x`],
      [newId(), `${newId()}\0`]
    ])('refuses a key that could leave its place: %j %j', async (villageId, fileId) => {
      const store = await openStore()
      const key: FileKey = { villageId, fileId, variant: 'main' }
      await expect(store.put(key, Buffer.from('x'))).rejects.toThrow(RangeError)
      await expect(store.open(key)).rejects.toThrow(RangeError)
      await expect(store.sizeOf(key)).rejects.toThrow(RangeError)
      await expect(store.remove(key)).rejects.toThrow(RangeError)
      if (store.linksTo) await expect(store.linksTo([wanted(key)])).rejects.toThrow(RangeError)
    })

    test('answers null for what is not there, and removes it without complaint', async () => {
      const store = await openStore()
      const key = keyOf()
      expect(await store.open(key)).toBeNull()
      expect(await store.sizeOf(key)).toBeNull()
      await expect(store.remove(key)).resolves.toBeUndefined()
    })

    test('gives back the same bytes, the size, and any range of them', async () => {
      const store = await openStore()
      const key = keyOf()
      const bytes = randomBytes(200_000)
      await store.put(key, bytes)
      expect(await store.sizeOf(key)).toBe(bytes.length)
      expect((await read(await store.open(key)))?.equals(bytes)).toBe(true)
      const part = await read(await store.open(key, { start: 70_000, end: 140_000 }))
      expect(part?.equals(bytes.subarray(70_000, 140_001))).toBe(true)
    })

    test('keeps villages, files and variants apart', async () => {
      const store = await openStore()
      const key = keyOf()
      const others = [
        { ...key, variant: 'small' as const },
        { ...key, fileId: newId() },
        { ...key, villageId: newId() }
      ]
      await store.put(key, Buffer.from('one'))
      expect(await Promise.all(others.map((other) => store.sizeOf(other)))).toEqual([null, null, null])
      await Promise.all(others.map((other, i) => store.put(other, Buffer.from(`other ${i}`))))
      await store.remove(key)
      expect(await store.sizeOf(key)).toBeNull()
      expect(await Promise.all(others.map((other) => store.sizeOf(other)))).toEqual([7, 7, 7])
    })

    test('replaces whole: a reader at any moment sees one of the versions, never a mixture', async () => {
      const store = await openStore()
      const key = keyOf()
      const versions = Array.from({ length: 8 }, (_, i) => Buffer.alloc(300_000 + i, 65 + i))
      await store.put(key, Buffer.alloc(300_000, 65))
      const writing = Promise.all(versions.map((bytes) => store.put(key, bytes)))
      for (let i = 0; i < 30; i++) {
        const seen = await read(await store.open(key))
        expect(versions.some((bytes) => seen?.equals(bytes))).toBe(true)
      }
      await writing
    })

    test('where it gives addresses, they lead to the bytes and to nothing else', async () => {
      const store = await openStore()
      if (!store.linksTo) return
      const keys = [keyOf(), keyOf(), keyOf()]
      for (const [i, key] of keys.entries()) await store.put(key, Buffer.from(`sound ${i}`), 'audio/mpeg')
      await store.remove(keys[1] ?? keyOf())
      const links = await store.linksTo(keys.map(wanted))
      expect(links).toHaveLength(3)
      const get = async (link: string | null | undefined) => {
        const reply = link ? await fetch(link) : null
        return reply?.ok ? await reply.text() : null
      }
      expect(await get(links[0])).toBe('sound 0')
      // A store that does not look first answers an address that leads nowhere.
      expect(await get(links[1])).toBeNull()
      expect(await get(links[2])).toBe('sound 2')
      const bare = new URL(links[0] ?? '')
      bare.search = ''
      expect(await get(bare.href)).toBeNull()
      expect(await get(links[0]?.replace(keys[0]?.fileId ?? '', keys[2]?.fileId ?? ''))).toBeNull()
      expect(await store.linksTo([])).toEqual([])
    })
  })
}
