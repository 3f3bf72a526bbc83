import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { type Build, readBuild } from './build'
import { checkTemplates, checkWcc, checkWcsc } from './compilers'
import { checkFiles, checkPages } from './files'
import { checkScripts } from './scripts'
import { checkSizes, LIMITS, sizes } from './sizes'
import { type Planted, plantFiles, plantWeapp, soundSources } from './testing'
import { checkUnused } from './unused'

const planted: Planted[] = []
const kept = (made: Planted): string => {
  planted.push(made)
  return made.folder
}
/** The small mini-program with a fault planted. */
const weapp = (changes?: Parameters<typeof plantWeapp>[0]): Build => readBuild(kept(plantWeapp(changes)))

afterAll(() => {
  for (const { remove } of planted) remove()
})

/** The whole check as `npm run check:weapp` runs it: miniprogram-ci's worker threads do not live inside jest. */
const run = (changes?: Parameters<typeof plantWeapp>[0]) => {
  const tsx = path.resolve('node_modules/tsx/dist/cli.mjs')
  const args = [tsx, 'scripts/check-weapp.ts', weapp(changes).dist, kept(plantFiles(soundSources))]
  const { status, stderr, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { status, stdout, found: stderr.split('\n').filter((line) => /^[a-z]+: /.test(line)) }
}

test('no check finds anything in a sound mini-program', () => {
  expect(run()).toEqual({ status: 0, stdout: expect.stringMatching(/^weapp: 0 problem\(s\)/), found: [] })
}, 600_000)

test('the whole check names what it finds, the compile of an upload with it', () => {
  const { status, found } = run({ 'pages/me/index.json': '{ not json', 'old.js': '' })
  expect(status).toBe(1)
  expect(found).toEqual(['unused: nothing reaches old.js', expect.stringMatching(/^upload: /)])
}, 600_000)

test('a folder without app.json is no mini-program', () => {
  expect(() => weapp({ 'app.json': null })).toThrow(/no mini-program in .*npm run build:weapp first/)
})

describe('files', () => {
  test.each([
    ['pages/one/index.wxml', 'files: pages/one/index.wxml is missing'],
    ['packages/two/list/index.js', 'files: packages/two/list/index.js is missing'],
    ['assets/one.png', 'files: icon assets/one.png is missing']
  ])('without %s', (file, sentence) => {
    expect(checkFiles(weapp({ [file]: null }))).toEqual([sentence])
  })

  test('a tab that leads into a subpackage', () => {
    const app = {
      pages: ['pages/one/index'],
      subPackages: [{ root: 'packages/two', pages: ['list/index'] }],
      tabBar: { list: [{ pagePath: 'packages/two/list/index', text: '二' }] }
    }
    const found = checkFiles(weapp({ 'app.json': JSON.stringify(app) }))
    expect(found).toEqual(['files: tab 二 leads to packages/two/list/index, no page of the main package'])
  })

  test('the path of the build machine', () => {
    const found = checkFiles(weapp({ 'common.js': `module.exports = ${JSON.stringify(__dirname)}` }))
    expect(found).toEqual(['files: common.js contains the path of the build machine'])
  })
})

describe('pages', () => {
  const pagesOf = (sources: Record<string, string>) => checkPages(weapp(), kept(plantFiles(sources)))

  test.each([['packages/two/new/index.config.ts'], ['packages/two/new/index.tsx']])(
    'one with %s that app.json does not name',
    (file) => {
      const sources = { ...soundSources, [file]: '', 'pages/one/part/index.tsx': '' }
      expect(pagesOf(sources)).toEqual([
        'pages: packages/two/new/index has sources and is missing from app.json'
      ])
    }
  )

  test('one in app.json without sources', () => {
    const { 'pages/me/index.config.ts': _, ...sources } = soundSources
    expect(pagesOf(sources)).toEqual(['pages: pages/me/index is in app.json and has no sources'])
  })
})

describe('sizes', () => {
  const filled = (bytes: number) => Buffer.alloc(bytes, 32)
  const rest = () => sizes(weapp())

  test('a main package of 2 MB is what WeChat refuses', () => {
    const found = checkSizes(weapp({ 'common.js': filled(LIMITS.wechat) }))
    expect(found).toEqual([
      expect.stringMatching(/^size: the main package is \d+ bytes, WeChat refuses more than 2097152$/)
    ])
  })

  test('a main package at our limit passes, a byte more does not', () => {
    const room = LIMITS.main - rest().main
    expect(checkSizes(weapp({ 'more.js': filled(room) }))).toEqual([])
    expect(checkSizes(weapp({ 'more.js': filled(room + 1) }))).toEqual([
      'size: the main package is 500001 bytes, our limit is 500000'
    ])
  })

  test('a subpackage at our limit passes, a byte more does not', () => {
    const room = LIMITS.sub - (rest().subpackages.two ?? 0)
    expect(checkSizes(weapp({ 'packages/two/more.js': filled(room) }))).toEqual([])
    expect(checkSizes(weapp({ 'packages/two/more.js': filled(room + 1) }))).toEqual([
      'size: subpackage two is 300001 bytes, our limit is 300000'
    ])
  })

  test('what is not uploaded does not count', () => {
    const { main } = sizes(weapp({ 'app.js.LICENSE.txt': filled(1000), 'project.config.json': filled(1000) }))
    expect(main).toBe(rest().main)
  })
})

describe('scripts', () => {
  const inCommon = (source: string) => checkScripts(weapp({ 'common.js': source }))

  test.each([
    ['var x = Buffer.from("a")', /^globals: common\.js uses Buffer, which WeChat does not have/],
    ['var x = process.env.A', /uses process,/],
    ['fetch("x")', /uses fetch,/],
    ['new URL("x")', /uses URL,/],
    ['var fs = require("fs")', /^require: common\.js requires fs, which is a part of Node$/],
    ['require("node:crypto")', /requires node:crypto, which is a part of Node/],
    ['require("lodash")', /requires lodash, which is not there/],
    ['require("./gone")', /requires \.\/gone, which is not there/],
    ['require(name)', /requires what only the run knows/],
    ['var a = b ?? c', /^syntax: common\.js: /]
  ])('%s', (source, sentence) => {
    expect(inCommon(source)).toEqual([expect.stringMatching(sentence)])
  })

  test.each([
    'var x = typeof Buffer',
    'if (typeof process !== "undefined") process.exit()',
    'try { fetch("x") } catch (e) {}',
    'function a(fetch) { return fetch("x") }',
    'var o = { URL: 1 }; o.URL',
    'function load(require) { return require("fs") }',
    'require("./comp.js")'
  ])('%s passes', (source) => {
    expect(inCommon(source)).toEqual([])
  })
})

describe('unused', () => {
  test.each([
    ['old.js', 'module.exports = 1'],
    ['old.wxss', '.a { color: #000 }'],
    ['old.wxml', '<view/>'],
    ['old.wxs', ''],
    ['assets/old.png', ''],
    ['pages/old/index.js', 'Page({})']
  ])('%s', (file, content) => {
    expect(checkUnused(weapp({ [file]: content }))).toEqual([`unused: nothing reaches ${file}`])
  })

  test('what only an unused file requires is unused too', () => {
    expect(checkUnused(weapp({ 'old.js': 'require("./older")', 'older.js': '' }))).toEqual([
      'unused: nothing reaches old.js',
      'unused: nothing reaches older.js'
    ])
  })
})

describe('compilers', () => {
  const page = (wxml: string) => weapp({ 'pages/one/index.wxml': wxml })

  test("WeChat's compiler of templates", () => {
    expect(checkWcc(page('<import src="./gone.wxml"/><view wx:for="{{a b}}"/>'))).toEqual([
      expect.stringMatching(/^wcc: /)
    ])
  })

  test("WeChat's compiler of styles", () => {
    expect(checkWcsc(weapp({ 'app.wxss': 'page { color: #000 ' }))).toEqual([
      expect.stringMatching(/^wcsc: /)
    ])
  })

  test("the open framework's compiler, by its warnings too", () => {
    expect(checkTemplates(page('<view>没有结尾'))).toEqual([
      expect.stringMatching(/^templates: pages\/one\/index\.wxml:1 .*missing end tag/i)
    ])
  })
})
