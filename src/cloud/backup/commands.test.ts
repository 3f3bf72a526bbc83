import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { diskFileStore } from '../adapters/local/disk-file-store'
import { newId } from '../crypto/new-id'
import { type TestDatabase, withDatabase } from '../testing/database'
import { buildWorld, type World } from '../testing/world'
import { backupCommand, restoreCommand } from './commands'

jest.setTimeout(600_000)

let base: TestDatabase
let world: World
let home: string
const said: string[] = []
const terminal = (args: string[], env: NodeJS.ProcessEnv = {}) => ({
  args,
  env: { XIAOYUAN_DATA: path.join(home, 'data'), ...env },
  root: home,
  say: (sentence: string) => void said.push(sentence)
})

beforeEach(async () => {
  base = await withDatabase()
  world = await buildWorld(base.db, Buffer.alloc(32, 4), new Date('2026-11-22T02:00:00Z'))
  home = await mkdtemp(path.join(tmpdir(), 'xiaoyuan-commands-'))
  said.length = 0
})
afterEach(async () => {
  await world.close()
  await base.drop()
  await rm(home, { recursive: true, force: true })
})

test.each([[[]], [['a', 'b']], [['--rehearse']], [['--force', 'a']]])(
  '%j is not how it is written',
  async (args) => {
    await expect(backupCommand(terminal(args))).rejects.toThrow('写法是')
    await expect(restoreCommand(terminal(args))).rejects.toThrow('写法是')
  }
)

const addPhoto = async () => {
  const id = newId()
  await base.db
    .insertInto('file')
    .values({
      village_id: world.A.villageId,
      id,
      kind: 'photo',
      mime: 'image/jpeg',
      bytes: 1,
      sha256: Buffer.alloc(32),
      uploaded_by: newId(),
      uploaded_at: new Date('2026-11-22T02:00:00Z')
    })
    .execute()
  return { villageId: world.A.villageId, fileId: id, variant: 'main' as const }
}
const settings = () => ({ DATABASE_URL: base.url, XIAOYUAN_SECRET: 'x'.repeat(32) })

test('where photos are known and none lies here, it is another folder: no backup without them by mistake', async () => {
  await addPhoto()
  const folder = path.join(home, 'backup')
  await expect(backupCommand(terminal([folder], settings()))).rejects.toThrow(/XIAOYUAN_DATA.*--no-files/)
  // Once the mistake is put right the same folder will do.
  await backupCommand(terminal([folder, '--no-files'], settings()))
  expect(said.join()).toContain('照片和录音不在里面')
  expect(await restoreCommand(terminal([folder, '--rehearse'], settings()))).toBe(true)
})

test('a rehearsal brings everything back beside the running 小院, and tells of a file that is missing', async () => {
  const folder = path.join(home, 'backup')
  await backupCommand(terminal([folder], settings()))
  expect(said.join()).toMatch(/备份好了.*0 个照片.*XIAOYUAN_SECRET 另外存一份/)
  expect(await restoreCommand(terminal([folder, '--rehearse'], settings()))).toBe(true)
  expect(said.join()).toMatch(/演练.*核对了 2 个村、0 笔积分：全部一致/)
  await diskFileStore(path.join(home, 'data', 'files')).put(await addPhoto(), Buffer.from('a photo'))
  await addPhoto()
  await backupCommand(terminal([`${folder}-2`], settings()))
  expect(await restoreCommand(terminal([`${folder}-2`, '--rehearse'], settings()))).toBe(false)
  expect(said.at(-1)).toBe('有 1 个照片或录音文件不在备份里。')
})
