import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)

/** A whole mini-program of a few lines, in which no check finds anything. */
const sound: Record<string, string | Buffer> = {
  'app.json': JSON.stringify({
    pages: ['pages/one/index', 'pages/me/index'],
    subPackages: [{ root: 'packages/two', pages: ['list/index'] }],
    tabBar: {
      list: [
        { pagePath: 'pages/one/index', text: '公开', iconPath: 'assets/one.png' },
        { pagePath: 'pages/me/index', text: '我的' }
      ]
    }
  }),
  'app.js': 'require("./common"); App({})',
  'app.wxss': 'page { color: #000 }',
  'common.js': 'module.exports = { picture: "assets/seen.png" }',
  'base.wxml': '<wxs module="u" src="./utils.wxs"/><view>好</view>',
  'utils.wxs': 'module.exports = { a: function (b) { return b } }',
  'comp.js': 'Component({})',
  'comp.json': '{"component":true}',
  'comp.wxml': '<view>件</view>',
  'assets/one.png': PNG,
  'assets/seen.png': PNG,
  'pages/one/index.js': 'Page({})',
  'pages/one/index.json': '{"usingComponents":{"comp":"../../comp"}}',
  'pages/one/index.wxml': '<import src="../../base.wxml"/><view><comp/>一</view>',
  'pages/me/index.js': 'Page({})',
  'pages/me/index.json': '{}',
  'pages/me/index.wxml': '<view>我</view>',
  'packages/two/list/index.js': 'require("../part.js"); Page({})',
  'packages/two/list/index.json': '{}',
  'packages/two/list/index.wxml': '<view>二</view>',
  'packages/two/list/index.wxss': '@import "../part.wxss"; .a { color: #000 }',
  'packages/two/part.js': 'module.exports = 1',
  'packages/two/part.wxss': '.b { color: #000 }',
  'project.config.json': '{}'
}

/** The sources that belong to it. */
export const soundSources: Record<string, string> = Object.fromEntries(
  ['pages/one', 'pages/me', 'packages/two/list', 'packages/print/wall'].map((page) => [
    `${page}/index.config.ts`,
    ''
  ])
)

export interface Planted {
  readonly folder: string
  remove(): void
}

/** Writes `files` into a folder of its own. */
export function plantFiles(files: Record<string, string | Buffer>): Planted {
  const folder = mkdtempSync(path.join(tmpdir(), 'xiaoyuan-planted-'))
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), content)
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The small mini-program with `changes` over it; null takes a file away. */
export function plantWeapp(changes: Record<string, string | Buffer | null> = {}): Planted {
  const files = Object.entries({ ...sound, ...changes })
  return plantFiles(Object.fromEntries(files.filter((f): f is [string, string | Buffer] => f[1] !== null)))
}
