import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.resolve(__dirname, '..')

export interface Server {
  readonly address: string
  /** Where its data lies; kept over a `kill`. */
  readonly dataDir: string
  /** Ctrl-C: an orderly stop. */
  stop(): Promise<void>
  /** Ends the host at once, as a power cut would. */
  kill(): Promise<void>
}

const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((done) => child.once('exit', () => done()))

/** Starts 小院 as a newcomer does, on a free port and a data folder of its own (or the one given). */
export const startServer = async (
  options: { dataDir?: string; env?: Record<string, string> } = {}
): Promise<Server> => {
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'xiaoyuan-e2e-')))
  const child = spawn(process.execPath, ['scripts/start.cjs'], {
    cwd: root,
    env: { ...process.env, PORT: '0', XIAOYUAN_DATA: dataDir, DATABASE_URL: '', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += chunk
      const found = /https?:\/\/\S+/.exec(said)
      if (found) resolve(found[0].replace(/\/$/, ''))
    })
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    child.once('exit', (code) =>
      reject(new Error(`the server ended with ${code} before it was up:\n${said}`))
    )
  })
  return {
    address,
    dataDir,
    async stop() {
      child.kill('SIGINT')
      await ended(child)
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true })
    },
    async kill() {
      child.kill('SIGKILL')
      await ended(child)
    }
  }
}
