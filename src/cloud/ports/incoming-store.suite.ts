import { randomBytes } from 'node:crypto'
import { newId } from '@/cloud/crypto/new-id'
import { type IncomingStore, incomingPath } from './incoming-store'

/** What an adapter's test hands in: the store, and a phone's own way to put a file at a path. */
interface Opened {
  readonly store: IncomingStore
  readonly putAsPhone: (path: string, bytes: Buffer) => Promise<void>
}

/** What every store of incoming files promises. */
export const incomingStoreSuite = (name: string, open: () => Promise<Opened>): void => {
  describe(`${name} keeps the promises of a store of incoming files`, () => {
    test.each(['../x', '', 'files/a', `${newId()}/..`, 'cloud://other.env/incoming/x'])(
      'refuses the id %j',
      async (id) => {
        const { store } = await open()
        await expect(store.read(id, 10)).rejects.toThrow(RangeError)
        await expect(store.remove([id])).rejects.toThrow(RangeError)
      }
    )

    test('answers null for what is not there, and removes it without complaint', async () => {
      const { store } = await open()
      expect(await store.read(newId(), 10)).toBeNull()
      await expect(store.remove([newId(), newId()])).resolves.toBeUndefined()
      await expect(store.remove([])).resolves.toBeUndefined()
    })

    test('reads up to the most it may, and nothing of what is larger by one byte', async () => {
      const { store, putAsPhone } = await open()
      const id = newId()
      const bytes = randomBytes(100_000)
      await putAsPhone(incomingPath(id), bytes)
      expect(await store.read(id, 99_999)).toBe('too_large')
      const read = await store.read(id, 100_000)
      expect(read instanceof Uint8Array && Buffer.from(read).equals(bytes)).toBe(true)
    })

    test('removes what it is told and nothing else, more than fifty at once', async () => {
      const { store, putAsPhone } = await open()
      const ids = Array.from({ length: 60 }, () => newId())
      const other = newId()
      for (const id of [...ids, other]) await putAsPhone(incomingPath(id), Buffer.from('x'))
      await store.remove(ids)
      expect(new Set(await Promise.all(ids.map((id) => store.read(id, 10))))).toEqual(new Set([null]))
      expect(await store.read(other, 10)).not.toBeNull()
    })
  })
}
