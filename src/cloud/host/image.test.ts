import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type TestDatabase, withDatabase } from '../testing/database'

jest.setTimeout(600_000)

// The container, as far as it can be tried without a container engine: what its file names is there, and what its
// build makes runs on its own, as another user, with nothing of this repository beside it.
const root = path.resolve(__dirname, '../../..')
const instructions = readFileSync(path.join(root, 'Dockerfile'), 'utf8')
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n\s*/g, ' ')
  .split('\n')
  .filter(Boolean)
  .map((line) => /^(\w+) (.*)$/.exec(line)?.slice(1, 3) ?? [line, ''])
const all = (name: string) => instructions.filter(([word]) => word === name).map(([, rest]) => rest ?? '')
const argumentsOf = (name: string) => all(name).map((rest) => rest.split(' '))

describe('the Dockerfile', () => {
  test('copies what is there, and .dockerignore lets it through', () => {
    const named = argumentsOf('COPY').filter(([first]) => !first?.startsWith('--'))
    const sources = named.flatMap((words) => words.slice(0, -1))
    expect(sources).toContain('src')
    expect(sources.filter((source) => !existsSync(path.join(root, source)))).toEqual([])
    const let_in = readFileSync(path.join(root, '.dockerignore'), 'utf8').split('\n')
    expect(sources.filter((source) => !let_in.includes(`!${source}`))).toEqual([])
    expect(
      let_in
        .filter((line) => line.startsWith('!'))
        .map((line) => line.slice(1))
        .sort()
    ).toEqual(sources.sort())
  })

  test('runs scripts that exist, and takes from the build what they make', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    const run = all('RUN').flatMap((line) => [...line.matchAll(/npm run ([\w:]+)/g)].map((m) => m[1] ?? ''))
    expect(run).toEqual(['build:h5', 'build:host'])
    expect(run.filter((name) => !(name in scripts))).toEqual([])
    const taken = argumentsOf('COPY').filter(([first]) => first === '--from=build')
    expect(taken.map((words) => words[1])).toEqual(['/src/dist/host', '/src/dist/h5'])
  })

  test('is no root, says whether it is well, keeps no secret and no demo', () => {
    const last = instructions.map(([word]) => word)
    expect(last.lastIndexOf('USER')).toBeGreaterThan(last.lastIndexOf('COPY'))
    expect(all('USER')).toEqual(['node'])
    expect(all('HEALTHCHECK').join()).toContain('/healthz')
    const env = all('ENV').join(' ')
    expect(env).toContain('XIAOYUAN_DEMO=0')
    expect(env).not.toMatch(/SECRET|PASSWORD|DATABASE_URL/)
    expect(instructions.map((i) => i.join(' ')).join()).not.toMatch(/:latest/)
  })
})

describe('what it runs', () => {
  let base: TestDatabase
  let home: string
  let app: string
  const running: ChildProcess[] = []

  beforeAll(async () => {
    base = await withDatabase()
    home = mkdtempSync(path.join(tmpdir(), 'xiaoyuan-image-'))
    app = path.join(home, 'app')
    const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs')
    const built = spawnSync(process.execPath, [tsx, 'scripts/build-host.ts', app], {
      cwd: root,
      encoding: 'utf8'
    })
    expect(built.stderr.replace(/^npm warn.*\n/gm, '')).toBe('')
    mkdirSync(path.join(app, 'h5'))
    writeFileSync(path.join(app, 'h5', 'index.html'), '<title>小院</title>')
    mkdirSync(path.join(home, 'data'))
    chmodSync(home, 0o755)
    chmodSync(path.join(home, 'data'), 0o777)
  })
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL')
    await base.drop()
    rmSync(home, { recursive: true, force: true })
  })

  const env = (given: Record<string, string>) => ({
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'production' as const,
    PORT: '0',
    XIAOYUAN_H5: path.join(app, 'h5'),
    XIAOYUAN_DATA: path.join(home, 'data'),
    XIAOYUAN_SECRET: 's'.repeat(40),
    XIAOYUAN_DEMO: '0',
    ...given
  })
  // Root alone may become somebody else; whoever is not root is a user already.
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const run = (file: string, given: Record<string, string>, ...args: string[]) =>
    spawnSync(process.execPath, [file, ...args], { cwd: app, env: env(given), encoding: 'utf8', ...nobody })

  test('refuses in one sentence to start without a database', () => {
    const { status, stderr } = run('index.js', {})
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^没有找到适合这台机器的 PostgreSQL.*DATABASE_URL.*\n$/)
    ])
  })

  test('answers for the page and the interface, signs nobody in from a list, and stops when told', async () => {
    const child = spawn(process.execPath, ['index.js'], {
      cwd: app,
      env: env({ DATABASE_URL: base.ownerUrl }),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...nobody
    })
    running.push(child)
    const said = { out: '', err: '' }
    child.stdout.on('data', (chunk) => {
      said.out += chunk
    })
    child.stderr.on('data', (chunk) => {
      said.err += chunk
    })
    while (!said.out.includes('\n') && child.exitCode === null) await new Promise((r) => setTimeout(r, 25))
    const address = /^小院已启动：(http:\S+)\n$/.exec(said.out)?.[1]
    if (!address) throw new Error(said.err)
    expect(await (await fetch(`${address}/healthz`)).json()).toMatchObject({ ok: true })
    expect(await (await fetch(address)).text()).toContain('小院')
    const people = await fetch(`${address}/api/trpc/session.listDemoPeople`, { method: 'POST', body: '{}' })
    expect(people.ok ? await people.json() : { result: { data: [] } }).toMatchObject({ result: { data: [] } })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  test('its tools: migrate, backup, ledger-verify; and photos can be read', () => {
    expect(run('migrate.js', { DATABASE_URL: base.ownerUrl }).stdout).toBe('数据库已经是最新的。\n')
    expect(run('backup.js', { DATABASE_URL: base.url }, path.join(home, 'data', 'backup')).stdout).toContain(
      '备份好了'
    )
    expect(run('ledger-verify.js', { DATABASE_URL: base.url }).stdout).toContain('全部一致')
    const { status, stderr } = run(
      '-e',
      {},
      "require('sharp')({create:{width:1,height:1,channels:3,background:'#fff'}}).jpeg().toBuffer().then(()=>0)"
    )
    expect([status, stderr]).toEqual([0, ''])
  })
})
