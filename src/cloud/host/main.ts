import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseError } from 'pg'
import { StartRefusal } from '../db/start-refusal'
import { watchStarter } from './processes'
import { readSettings, type Settings } from './settings'

const STARTER_CHECK_MS = process.platform === 'linux' ? 500 : 2_000
const PORT_WAIT_MS = 2_500
const SAME_PRESS_MS = 1_000
const STOP_LIMIT_MS = 45_000

// What is open so far, closed in reverse order.
type Closers = (() => Promise<void>)[]

const say = (sentence: string) => process.stderr.write(`${sentence}\n`)

/**
 * `npm start`: runs 小院 until it is told to stop. One line with the address goes to stdout, all else to stderr.
 * Ends the process: 0 after an orderly stop, 1 with one sentence when it cannot start or lost its database.
 */
export async function main(args: readonly string[], env: NodeJS.ProcessEnv, root: string): Promise<void> {
  const closers: Closers = []
  const stopping = new AbortController()
  let code = 0
  const lose = (sentence: string) => {
    say(sentence)
    code = 1
    stopping.abort()
  }
  watchSignals(env, stopping)
  try {
    const settings = readSettings(args, env, root)
    // Asked before anything is made, so that a taken port costs nothing; the program itself is loaded after that,
    // so that a refusal takes no longer than it must.
    await probePort(settings)
    // Not `import()`: the loader that runs these files leaves that to Node, which does not know them.
    const { runHost } = require('./run-host') as typeof import('./run-host')
    const address = await runHost({ settings, root, closers, signal: stopping.signal, say, lose }).catch(
      (error) => {
        throw explainPort(settings.port, settings.address, error)
      }
    )
    process.stdout.write(`小院已启动：${address}\n`)
    await aborted(stopping.signal)
  } catch (error) {
    if (!stopping.signal.aborted) {
      say(explainStart(error))
      code = 1
    }
  }
  stopping.abort()
  // Something that will not close must not hold the terminal for ever; the next start puts it right.
  setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref()
  for (const close of closers.reverse()) {
    await close().catch((error) => {
      say(`停止时出错：${inWords(error)}`)
      code = 1
    })
  }
  process.exit(code)
}

function explainStart(error: unknown): string {
  if (error instanceof StartRefusal) return error.message
  // What PostgreSQL reports of itself and its disk (classes 53, 58, XX) is no fault of the program.
  const { code, message } = (
    error instanceof Error && error.cause instanceof DatabaseError ? error.cause : error
  ) as { code?: string; message: string }
  if (/^(53|58|XX)/.test(code ?? ''))
    return `数据库出了问题（${message}），小院没有启动；请检查磁盘或从备份恢复。`
  return `小院没有启动成功，出了意料之外的错：${inWords(error)}`
}

const inWords = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))

// A host whose npm was killed lets go of its port a moment later, so the first "taken" is not the last word.
async function probePort({ port, address }: Settings): Promise<void> {
  for (const giveUpAt = Date.now() + PORT_WAIT_MS; ; await sleep(250)) {
    const error = await new Promise<Error | null>((resolve) => {
      const probe = createServer()
      probe.once('error', resolve)
      probe.listen(port, address, () => probe.close(() => resolve(null)))
    })
    if (error === null) return
    const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
    if (!taken || Date.now() > giveUpAt) throw explainPort(port, address, error)
  }
}

function explainPort(port: number, address: string, error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (syscall !== 'listen' && syscall !== 'bind' && syscall !== 'getaddrinfo') return error
  if (code === 'EADDRINUSE') {
    return new StartRefusal(
      `端口 ${port} 已被别的程序占用：请先停掉它，或换一个端口，如 PORT=4001 npm start。`
    )
  }
  if (code === 'EACCES') {
    return new StartRefusal(`没有权限使用端口 ${port}：请换一个 1024 以上的端口，如 PORT=4001 npm start。`)
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new StartRefusal(`XIAOYUAN_ADDRESS 指定的地址 ${address} 不是这台机器的，请改正后再启动。`)
  }
  return error
}

// The first signal stops in order, a later one at once: the database survives that too, as it survives a power cut.
// One key press may arrive twice, from the terminal and again from the program in between.
function watchSignals(env: NodeJS.ProcessEnv, stopping: AbortController): void {
  let first = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      first ||= Date.now()
      if (Date.now() - first > SAME_PRESS_MS) process.exit(130)
      stopping.abort()
    })
  }
  if (env.npm_lifecycle_event !== 'start') return
  // npm killed with -9 cannot pass anything on; a host nobody can stop by Ctrl-C would go on holding the data.
  const starterLives = watchStarter()
  setInterval(() => {
    if (!starterLives()) stopping.abort()
  }, STARTER_CHECK_MS).unref()
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
