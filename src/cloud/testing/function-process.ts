import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.resolve(__dirname, '../../..')
const START_MS = 180_000

export interface FunctionProcess {
  /** Hands the function an event and answers what its `main` returned. */
  call(event: unknown): Promise<unknown>
  /** What it has written so far. */
  readonly log: readonly string[]
  stop(): Promise<void>
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

/** Below the ports that the system gives to outgoing lines: one of those could take it before the function does. */
const freePort = async (): Promise<number> => {
  for (;;) {
    const port = randomInt(20_000, 30_000)
    if (await isFree(port)) return port
  }
}

const isUp = (address: string): Promise<boolean> =>
  fetch(`${address}/_healthz`, { method: 'HEAD' }).then(
    (reply) => reply.ok,
    () => false
  )

/**
 * Runs a built function under CloudBase's own framework, in a process of its own with nothing but `env` around it. Its
 * clock begins at `now`.
 */
export const startFunction = async (
  name: string,
  env: Readonly<Record<string, string>>,
  now: Date
): Promise<FunctionProcess> => {
  const home = await mkdtemp(path.join(tmpdir(), `xiaoyuan-function-${name}-`))
  const port = await freePort()
  const child = spawn(
    process.execPath,
    [
      ...['--require', path.join(__dirname, 'set-clock.cjs')],
      path.join(root, 'node_modules/@cloudbase/functions-framework/bin/tcb-ff.js'),
      ...['--source', path.join(root, 'dist/cloud', name, 'index.js'), '--port', String(port)],
      '--logEventContext=false'
    ],
    {
      cwd: home,
      env: {
        PATH: process.env.PATH,
        LOG_DIRNAME: path.join(home, 'logs'),
        XIAOYUAN_TEST_NOW: String(now.getTime()),
        ...env
      },
      stdio: ['ignore', 'pipe', 'pipe']
    }
  )
  const log: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => log.push(text))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = `http://127.0.0.1:${port}`
  const stop = async () => {
    child.kill('SIGKILL')
    await ended
    await rm(home, { recursive: true, force: true })
  }
  const giveUpAt = Date.now() + START_MS
  while (!(await isUp(address))) {
    if (child.exitCode === null && Date.now() < giveUpAt) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      continue
    }
    await stop()
    throw new Error(`the function ${name} did not start:\n${log.join('')}`)
  }
  return {
    log,
    stop,
    call: async (event) => {
      const reply = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(event)
      })
      const text = await reply.text()
      if (!reply.ok) throw new Error(`the function ${name} failed: ${text}`)
      return asValue(text)
    }
  }
}

// A text is answered as it is, everything else as JSON.
const asValue = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
