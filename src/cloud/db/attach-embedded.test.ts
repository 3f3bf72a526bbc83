import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { attachEmbedded } from './attach-embedded'
import { eraseEmbedded, startEmbedded } from './embedded'

const answers = async (url: string): Promise<boolean> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('select 1 as one')
  await client.end()
  return rows[0]?.one === 1
}

test('a tool reads beside a running 小院 and leaves it running, and starts the database where none runs', async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'xiaoyuan-attach-'))
  await chmod(dir, 0o755)
  const running = await startEmbedded({ dir })
  const beside = await attachEmbedded(dir)
  expect(await answers(beside.appUrl)).toBe(true)
  await beside.leave()
  expect(await answers(running.appUrl)).toBe(true)
  await running.stop()
  const alone = await attachEmbedded(dir)
  expect(await answers(alone.appUrl)).toBe(true)
  await alone.leave()
  await expect(answers(alone.appUrl)).rejects.toThrow()
  await eraseEmbedded(dir)
}, 300_000)
