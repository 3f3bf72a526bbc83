import { RefusalError } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { sweepFiles } from '../jobs/sweep-files'
import { type TestDatabase, withDatabase } from '../testing/database'
import { buildWorld, type World } from '../testing/world'
import { attachFiles } from './attach-files'

const start = new Date('2026-11-20T02:00:00Z')
let base: TestDatabase
let world: World
beforeAll(async () => {
  base = await withDatabase()
  world = await buildWorld(base.db, Buffer.alloc(32, 3), start)
})
afterAll(async () => {
  await world.close()
  await base.drop()
})

const mine = newId()
const addFile = async (uploadedBy = mine, villageId = world.A.villageId): Promise<string> => {
  const id = newId()
  await base.db
    .insertInto('file')
    .values({
      village_id: villageId,
      id,
      kind: 'photo',
      mime: 'image/jpeg',
      bytes: 1,
      sha256: Buffer.alloc(32),
      uploaded_by: uploadedBy,
      uploaded_at: start
    })
    .execute()
  return id
}
const attach = (fileIds: string[], ownerId = newId()): Promise<string> =>
  base.db
    .transaction()
    .execute((tx) =>
      attachFiles(tx, {
        villageId: world.A.villageId,
        fileIds,
        ownerKind: 'issue',
        ownerId,
        uploadedBy: mine
      })
    )
    .then(
      () => 'ok',
      (error: unknown) => {
        if (error instanceof RefusalError) return error.refusal.code
        throw error
      }
    )
const ownerOf = async (id: string) =>
  (await base.db.selectFrom('file').select('owner_id').where('id', '=', id).executeTakeFirstOrThrow())
    .owner_id

test('refuses a file of another account, of another village, and one that does not exist, and then takes none', async () => {
  const good = await addFile()
  for (const bad of [await addFile(newId()), await addFile(mine, world.B.villageId), newId()]) {
    expect(await attach([good, bad])).toBe('FILE_NOT_YOURS')
    expect(await ownerOf(good)).toBeNull()
  }
})

test('refuses a file that belongs to something already', async () => {
  const file = await addFile()
  expect(await attach([file])).toBe('ok')
  expect(await attach([file])).toBe('FILE_NOT_YOURS')
})

test('takes all, also when one is named twice, and none at all', async () => {
  const files = [await addFile(), await addFile()]
  const owner = newId()
  expect(await attach([...files, ...files], owner)).toBe('ok')
  expect(await Promise.all(files.map(ownerOf))).toEqual([owner, owner])
  expect(await attach([])).toBe('ok')
})

test('of many attempts at the same files at once, in any order, one gets them all', async () => {
  const files = await Promise.all(Array.from({ length: 4 }, () => addFile()))
  const attempts = Array.from({ length: 8 }, (_, i) => attach(i % 2 ? files : [...files].reverse()))
  expect((await Promise.all(attempts)).filter((answer) => answer === 'ok')).toHaveLength(1)
  expect(new Set(await Promise.all(files.map(ownerOf))).size).toBe(1)
})

test('the sweep and an attachment at the same moment agree on who has the file', async () => {
  const late = new Date(start.getTime() + 25 * 3600_000)
  for (let i = 0; i < 10; i++) {
    const file = await addFile()
    const [attached] = await Promise.all([attach([file]), sweepFiles(base.db, world.deps.files, late)])
    const rows = await base.db.selectFrom('file').select('owner_id').where('id', '=', file).execute()
    expect(rows.length).toBe(attached === 'ok' ? 1 : 0)
  }
})
