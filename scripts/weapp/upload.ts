import { generateKeyPairSync } from 'node:crypto'
import { copyFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Build } from './build'

const root = path.resolve(__dirname, '../..')

interface Ci {
  Project: new (options: object) => { attr(): Promise<unknown> }
  DefaultProjectAttr: unknown
  getCompiledResult(options: object): Promise<unknown>
}

/** What the compiler would upload, made in `work`: the build, the project's file and a key of the moment. */
function newProject(ci: Ci, build: Build, work: string) {
  cpSync(build.dist, path.join(work, 'dist/weapp'), { recursive: true })
  copyFileSync(path.join(root, 'project.config.json'), path.join(work, 'project.config.json'))
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  writeFileSync(path.join(work, 'key'), privateKey.export({ type: 'pkcs1', format: 'pem' }))
  const project = new ci.Project({
    appid: 'wx0000000000000000',
    type: 'miniProgram',
    projectPath: work,
    privateKeyPath: path.join(work, 'key'),
    ignores: ['node_modules/**/*']
  })
  project.attr = async () => ci.DefaultProjectAttr
  return project
}

/** miniprogram-ci compiles as an upload would; offline, with the default project. Takes about ten seconds. */
export async function checkUpload(build: Build): Promise<string[]> {
  const work = mkdtempSync(path.join(tmpdir(), 'xiaoyuan-weapp-'))
  const { log, warn, info } = console
  const before = process.cwd()
  // It leaves empty folders where it is run.
  process.chdir(work)
  // The compiler reports on itself at length.
  Object.assign(console, { log: () => undefined, warn: () => undefined, info: () => undefined })
  try {
    const ci = require('miniprogram-ci') as Ci
    const project = newProject(ci, build, work)
    const quiet = { version: '0.0.0', desc: 'check', setting: {}, onProgressUpdate: () => undefined }
    await ci.getCompiledResult({ project, ...quiet })
    return []
  } catch (error) {
    return [`upload: ${(error as Error).message ?? String(error)}`]
  } finally {
    Object.assign(console, { log, warn, info })
    process.chdir(before)
    rmSync(work, { recursive: true, force: true })
  }
}
