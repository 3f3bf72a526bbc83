import { spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import path from 'node:path'
import { compileTemplates } from '../../e2e/weapp/templates'
import type { Build } from './build'

const ROOM = 64 * 1024 * 1024
const home = () => path.dirname(require.resolve('miniprogram-compiler'))

/** WeChat's own compiler of templates. */
export function checkWcc(build: Build): string[] {
  const wx = require('miniprogram-compiler') as { wxmlToJs(dir: string, options: object): string }
  try {
    return wx.wxmlToJs(build.dist, { maxBuffer: ROOM }).length < 100 ? ['wcc: gave no result'] : []
  } catch (error) {
    return [`wcc: ${(error as Error).message.trim()}`]
  }
}

/** WeChat's own compiler of styles; called directly, because the package loses what it complains about. */
export function checkWcsc(build: Build): string[] {
  const system = { darwin: 'mac', linux: 'linux', win32: 'windows' }[String(process.platform)]
  if (!system) return [`wcsc: WeChat has no compiler for ${process.platform}`]
  const wcsc = path.join(home(), 'bin', system, system === 'windows' ? 'wcsc.exe' : 'wcsc')
  if (system !== 'windows') chmodSync(wcsc, 0o755)
  const { stderr, stdout, error } = spawnSync(wcsc, ['-db', '-pc', '0', ...build.files('.wxss')], {
    cwd: build.dist,
    encoding: 'utf8',
    maxBuffer: ROOM
  })
  const wrong = (stderr ?? '').split('\n').filter((line) => line.includes('ERR'))
  if (!error && wrong.length === 0 && stdout) return []
  return [`wcsc: ${error?.message ?? (wrong.join(' ') || (stderr ?? '').slice(0, 200))}`]
}

/** The compiler of WeChat's open framework, whose warnings count as well. */
export const checkTemplates = (build: Build): string[] =>
  compileTemplates(build.dist).problems.map((problem) => `templates: ${problem}`)
