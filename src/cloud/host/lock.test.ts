import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isLocked, takeLock } from './lock'
import { birthOf, processSpace } from './processes'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'xiaoyuan-lock-'))
})
afterEach(() => rm(dir, { recursive: true }))

test('a second taker is refused while the first lives, and comes in once it has let go', async () => {
  const first = await takeLock(dir, 0)
  expect(first).not.toBeNull()
  expect(await takeLock(dir, 300)).toBeNull()
  expect(await isLocked(dir)).toBe(true)
  setTimeout(() => first?.release(), 200)
  const second = await takeLock(dir, 60_000)
  expect(second).not.toBeNull()
  await second?.release()
  expect(await readdir(dir)).toEqual([])
})

test('of many at once never two hold it, and one does', async () => {
  const enough = new AbortController()
  const take = async () => {
    const lock = await takeLock(dir, 60_000, enough.signal)
    // The others go on trying for a while; none of them may come in beside it.
    if (lock) setTimeout(() => enough.abort(), 1_000)
    return lock
  }
  const taken = await Promise.all(Array.from({ length: 8 }, take))
  const held = taken.filter((lock) => lock !== null)
  expect(held).toHaveLength(1)
  await held[0]?.release()
})

test('the claim of a dead process counts for nothing, also when its id lives on in another', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 60000)'])
  const birth = birthOf(child.pid ?? 0)
  await writeFile(path.join(dir, `${child.pid}.${birth}.${processSpace()}.aa`), '')
  expect(await takeLock(dir, 0)).toBeNull()
  child.kill('SIGKILL')
  await once(child, 'exit')
  const lock = await takeLock(dir, 4_000)
  expect(lock).not.toBeNull()
  await lock?.release()
  // This process's own id with another birth: the id was used again.
  await writeFile(path.join(dir, `${process.pid}.12345.${processSpace()}.bb`), '')
  expect(await isLocked(dir)).toBe(process.platform === 'win32')
})

test('a claim from another container or machine counts while its heartbeat is young', async () => {
  const claim = path.join(dir, '1.1.elsewhere.cc')
  await writeFile(claim, '')
  expect(await isLocked(dir)).toBe(true)
  const old = new Date(Date.now() - 60_000)
  await utimes(claim, old, old)
  expect(await isLocked(dir)).toBe(false)
})
