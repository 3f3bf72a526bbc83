import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { StartRefusal } from '../db/start-refusal'
import { takeLock } from './lock'
import { birthOf } from './processes'

const INPUTS = [
  'src/client',
  'src/domain',
  'config',
  'babel.config.js',
  'package.json',
  'package-lock.json',
  'tsconfig.json'
]
const OUTPUT = 'dist/h5'
const BUILD_WAIT_MS = 300_000

interface BuildOptions {
  readonly root: string
  readonly onNotice: (sentence: string) => void
  /** Aborting it ends a running build; the promise then rejects. */
  readonly signal: AbortSignal
}

/**
 * Answers the folder of the H5 app, building it first when the sources or the built files are not those of the
 * last complete build (by content, not by date). Several starts may ask at once: one builds, the others wait.
 * Throws StartRefusal when the build fails, with the place of its log.
 */
export async function ensureH5({ root, onNotice, signal }: BuildOptions): Promise<string> {
  const output = path.join(root, OUTPUT)
  if (await isFresh(root)) return output
  const cache = path.join(root, '.cache')
  const lock = await takeLock(path.join(cache, 'h5-lock'), BUILD_WAIT_MS, signal).catch((error) => {
    throw unwritable(error)
      ? new StartRefusal(`程序文件夹 ${root} 不能写，网页没法生成：请检查权限。`)
      : error
  })
  if (lock === null) throw new StartRefusal('另一个小院正在生成网页，等了五分钟还没有好，请稍后再启动。')
  try {
    if (await isFresh(root)) return output
    onNotice('正在生成网页，大约需要一分钟……')
    await endOrphan(root)
    // Taken away first, so that a build cut short is never mistaken for a whole one.
    await rm(stampFile(root), { force: true })
    const sources = await fingerprint(root, INPUTS, 'content')
    await build(root, signal)
    await writeFile(stampFile(root), await stampOf(root, sources))
    return output
  } finally {
    await lock.release()
  }
}

const unwritable = (error: unknown) =>
  ['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')

const stampFile = (root: string) => path.join(root, '.cache', 'h5-stamp')
const childFile = (root: string) => path.join(root, '.cache', 'h5-build.pid')

const stampOf = async (root: string, sources: string) =>
  `${sources}\n${await fingerprint(root, [OUTPUT], 'size')}\n`

async function isFresh(root: string): Promise<boolean> {
  const stamp = await readFile(stampFile(root), 'utf8').catch(() => null)
  return stamp !== null && stamp === (await stampOf(root, await fingerprint(root, INPUTS, 'content')))
}

async function fingerprint(root: string, inputs: readonly string[], by: 'content' | 'size'): Promise<string> {
  const hash = createHash('sha256')
  for (const input of inputs) {
    for (const file of await filesOf(path.join(root, input))) {
      hash.update(`${path.relative(root, file)}\0`)
      hash.update(by === 'size' ? `${(await stat(file)).size}\0` : await readFile(file))
    }
  }
  return hash.digest('hex')
}

async function filesOf(target: string): Promise<string[]> {
  const found = await stat(target).catch(() => null)
  if (found === null) return []
  if (found.isFile()) return [target]
  const entries = await readdir(target, { withFileTypes: true })
  const wanted = entries.filter(({ name }) => name !== 'testing' && !/\.test\.tsx?$/.test(name))
  wanted.sort((a, b) => (a.name < b.name ? -1 : 1))
  return (await Promise.all(wanted.map(({ name }) => filesOf(path.join(target, name))))).flat()
}

async function build(root: string, signal: AbortSignal): Promise<void> {
  const logFile = path.join(root, '.cache', 'h5-build.log')
  await mkdir(path.dirname(logFile), { recursive: true })
  const log = openSync(logFile, 'w')
  const taro = path.join(root, 'node_modules', '@tarojs', 'cli', 'bin', 'taro')
  const child = spawn(process.execPath, [taro, 'build', '--type', 'h5', '--no-check'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', log, log],
    windowsHide: true
  })
  closeSync(log)
  const abort = () => child.kill('SIGKILL')
  signal.addEventListener('abort', abort)
  try {
    if (signal.aborted) abort()
    await writeFile(childFile(root), `${child.pid} ${birthOf(child.pid ?? 0)}`)
    const code = await ended(child)
    const page = await stat(path.join(root, OUTPUT, 'index.html')).catch(() => null)
    if (code !== 0 || page === null) throw new StartRefusal(`网页没有生成成功，原因见 ${logFile}。`)
  } finally {
    signal.removeEventListener('abort', abort)
    await rm(childFile(root), { force: true })
  }
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', resolve)
  })

// A build whose host was killed would go on writing into the folder of the next one.
async function endOrphan(root: string): Promise<void> {
  const kept = await readFile(childFile(root), 'utf8').catch(() => '')
  const [pid, birth] = kept.split(' ')
  if (!pid || !birth || birthOf(Number(pid)) !== birth) return
  try {
    process.kill(Number(pid), 'SIGKILL')
  } catch {
    return
  }
  while (birthOf(Number(pid)) === birth) await new Promise((resolve) => setTimeout(resolve, 25))
}
