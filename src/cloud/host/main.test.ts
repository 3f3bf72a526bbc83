import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { birthOf } from './processes'

jest.setTimeout(600_000)

// The real process, as `npm start` runs it, on a data folder that lives through the file; the page is not its matter.
const root = path.resolve(__dirname, '../../..')
let home: string
let data: string
const hosts: ChildProcessByStdio<null, Readable, Readable>[] = []

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'xiaoyuan-main-'))
  await chmod(home, 0o755)
  data = path.join(home, 'data')
  await mkdir(path.join(home, 'h5'))
  await writeFile(path.join(home, 'h5', 'index.html'), '<title>小院</title>')
})
afterAll(async () => {
  for (const host of hosts) if (host.exitCode === null) host.kill('SIGTERM')
  await Promise.all(hosts.map(ended))
  await rm(home, { recursive: true, force: true })
})

interface Run {
  readonly host: ChildProcessByStdio<null, Readable, Readable>
  out: string
  err: string
}

function run(env: Record<string, string> = {}, args: string[] = []): Run {
  const host = spawn(process.execPath, ['scripts/start.cjs', ...args], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      TMPDIR: tmpdir(),
      PORT: '0',
      XIAOYUAN_DATA: data,
      XIAOYUAN_H5: path.join(home, 'h5'),
      ...env
    },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  hosts.push(host)
  const seen: Run = { host, out: '', err: '' }
  host.stdout.setEncoding('utf8').on('data', (chunk) => {
    seen.out += chunk
  })
  host.stderr.setEncoding('utf8').on('data', (chunk) => {
    seen.err += chunk
  })
  return seen
}

const ended = (host: Run['host']) =>
  new Promise<number | null>((resolve) => {
    if (host.exitCode !== null || host.signalCode !== null) resolve(host.exitCode)
    else host.once('close', resolve)
  })

async function up(seen: Run): Promise<string> {
  while (!seen.out.includes('\n')) {
    if (seen.host.exitCode !== null) throw new Error(`ended with ${seen.host.exitCode}: ${seen.err}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  const address = /^小院已启动：(http:\S+)\n$/.exec(seen.out)?.[1]
  if (address === undefined) throw new Error(`not one line with the address: ${seen.out}`)
  return address
}

const postmaster = async () =>
  Number.parseInt(await readFile(path.join(data, 'pg', 'postmaster.pid'), 'utf8'), 10)

/** Everything a refused start may do: one sentence on stderr, code 1. */
async function refusal(env: Record<string, string>, args: string[] = []): Promise<string> {
  const seen = run(env, args)
  const code = await ended(seen.host)
  expect({ code, out: seen.out }).toEqual({ code: 1, out: '' })
  expect(seen.err.trimEnd().split('\n')).toHaveLength(1)
  return seen.err
}

test('bad settings are refused in one sentence, before anything is made', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  // A failed check must not leave it listening: jest would wait for it for ever.
  taken.unref()
  const { port } = taken.address() as { port: number }
  const secret = 'postgres://u:hunter2@127.0.0.1:1/x'
  const sentences = await Promise.all([
    refusal({ PORT: String(port) }),
    refusal({ PORT: '4000x' }),
    refusal({ PORT: '65536' }),
    refusal({}, ['--frsh']),
    refusal({ DATABASE_URL: secret }, ['--fresh']),
    refusal({ DATABASE_URL: 'hunter2' }),
    refusal({ XIAOYUAN_SECRET: 'short' }),
    refusal({ XIAOYUAN_H5: home })
  ])
  taken.close()
  const words = [
    '已被别的程序占用',
    'PORT 应是',
    'PORT 应是',
    '--frsh',
    '--fresh',
    '写法不对',
    '太短',
    'index.html'
  ]
  for (const [index, word] of words.entries()) expect(sentences[index]).toContain(word)
  expect(sentences.join('')).not.toContain('hunter2')
  await expect(readdir(data)).rejects.toMatchObject({ code: 'ENOENT' })
  // This one makes its data folder for the uploads before it asks the server.
  const unreachable = await refusal({ DATABASE_URL: secret, XIAOYUAN_DATA: path.join(home, 'other') })
  expect(unreachable).toMatch(/127\.0\.0\.1:1）用不了/)
  expect(unreachable).not.toContain('hunter2')
})

test('it starts, answers, refuses a second one on its folder, and stops without leaving a process', async () => {
  const first = run()
  const address = await up(first)
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
  expect(await (await fetch(`${address}/`)).text()).toContain('小院')
  expect(await refusal({})).toContain('正被另一个运行着的小院使用')
  const server = await postmaster()
  // Twice, as when both the terminal and a program in between pass it on.
  first.host.kill('SIGINT')
  first.host.kill('SIGINT')
  expect(await ended(first.host)).toBe(0)
  expect(birthOf(server)).toBeNull()
  await expect(fetch(`${address}/healthz`)).rejects.toThrow()
})

test('killed at any moment of its first start, the next start works and knows the demo once', async () => {
  const loaded = /小院已启动/
  for (const after of [900, 2_200]) {
    const cut = run({}, ['--fresh'])
    await new Promise((resolve) => setTimeout(resolve, after))
    cut.host.kill('SIGKILL')
    await ended(cut.host)
    const again = run()
    const address = await up(again)
    expect(again.out).toMatch(loaded)
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    again.host.kill('SIGTERM')
    expect(await ended(again.host)).toBe(0)
  }
})

test('when the database is lost the host says so and ends with 1', async () => {
  const seen = run()
  await up(seen)
  process.kill(await postmaster(), 'SIGKILL')
  expect(await ended(seen.host)).toBe(1)
  expect(seen.err).toContain('数据库进程意外停止')
})
