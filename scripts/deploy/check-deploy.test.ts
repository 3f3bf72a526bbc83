import { spawnSync } from 'node:child_process'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import path from 'node:path'
import { cloudPermissions } from '../../src/cloud/adapters/wechat/cloud-wechat-api'
import { packParts } from '../function-parts'
import type { checkWeapp } from '../weapp/all'
import { checkPages } from '../weapp/files'
import { checkScripts } from '../weapp/scripts'
import { checkSizes } from '../weapp/sizes'
import { type Planted, plantFiles, plantWeapp, soundSources } from '../weapp/testing'
import { checkDeploy } from './check-deploy'
import { checkFunctions } from './check-functions'
import { checkSecrets } from './check-secrets'
import { checkProject, readDeploySettings } from './check-settings'

const planted: Planted[] = []
const kept = (made: Planted): string => {
  planted.push(made)
  return made.folder
}
afterAll(() => {
  for (const { remove } of planted) remove()
})

const timer = { name: 'everyMinute', type: 'timer', config: '0 * * * * * *' }
const config = (name: string, openapi: readonly string[] = cloudPermissions) =>
  JSON.stringify({ permissions: { openapi }, ...(name === 'jobs' ? { triggers: [timer] } : {}) })

type Files = Record<string, string | Buffer>

/** Three functions of a few lines in which nothing is wrong, with `changes` over them. */
const functions = (changes: Files = {}): string => {
  const sound = ['api', 'jobs', 'wxpush'].flatMap((name): [string, string | Buffer][] => [
    [`${name}/index.js`, 'exports.main = 1'],
    [`${name}/parts.br`, packParts({ './main.js': 'exports.main = async () => 1' })],
    [`${name}/sdk.js`, 'module.exports = {}'],
    [`${name}/package.json`, JSON.stringify({ name, dependencies: { sharp: '0.35.5' } })],
    [`${name}/config.json`, config(name)]
  ])
  return kept(plantFiles({ ...Object.fromEntries(sound), ...changes }))
}

const project = (changes: object = {}): string => {
  const whole = { appid: 'touristappid', miniprogramRoot: 'dist/weapp/', cloudfunctionRoot: 'dist/cloud/' }
  const folder = kept(plantFiles({ 'project.config.json': JSON.stringify({ ...whole, ...changes }) }))
  return path.join(folder, 'project.config.json')
}

const key = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs1', format: 'pem' })
  .toString()

interface Faulty {
  readonly weapp?: Parameters<typeof plantWeapp>[0]
  readonly sources?: Record<string, string>
  readonly functions?: Files
  readonly project?: object
  readonly env?: Record<string, string>
}

const place = (faulty: Faulty) => ({
  weapp: kept(plantWeapp(faulty.weapp)),
  sources: kept(plantFiles({ ...soundSources, ...faulty.sources })),
  functions: functions(faulty.functions),
  h5: path.join(__dirname, 'no-such-folder'),
  project: project(faulty.project)
})

/** What finds these faults; WeChat's compilers take ten seconds and are called in the two tests of the command. */
const quick: typeof checkWeapp = async (build, sources) => [
  ...checkPages(build, sources),
  ...checkSizes(build),
  ...checkScripts(build)
]
const problemsOf = (faulty: Faulty) =>
  checkDeploy({ ...place(faulty), env: { ...faulty.env } as NodeJS.ProcessEnv, look: quick })

/** `npm run deploy:check` itself. */
const deployCheck = (faulty: Faulty = {}) => {
  const folders = Object.entries(place(faulty)).flatMap(([name, folder]) => [`--${name}`, folder])
  const args = ['node_modules/tsx/dist/cli.mjs', 'scripts/deploy-check.ts', ...folders]
  const { PATH, HOME, TMPDIR } = process.env
  const { status, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { PATH, HOME, TMPDIR, ...faulty.env } as NodeJS.ProcessEnv
  })
  return { status, found: stderr.split('\n').filter((line) => /^[a-z]+: /.test(line)) }
}

const noise = (bytes: number) => randomBytes(bytes).toString('base64')

/** Each with what it is called when it is found. */
const faults: readonly (readonly [string, Faulty, RegExp])[] = [
  [
    'a 2 MB main package',
    { weapp: { 'app.js': `App({ a: "${'a'.repeat(2 * 1024 * 1024)}" })` } },
    /^size: the main package is \d+ bytes, WeChat refuses more than 2097152$/
  ],
  [
    'a secret in the mini-program',
    {
      weapp: { 'pages/one/index.js': `Page({ a: "${'5f'.repeat(16)}" })` },
      env: { WECHAT_SECRET: '5f'.repeat(16) }
    },
    /^secret: .*\/pages\/one\/index\.js contains the value of WECHAT_SECRET$/
  ],
  [
    'a secret in a function',
    { functions: { 'jobs/parts.br': packParts({ './main.js': `exports.main = ${JSON.stringify(key)}` }) } },
    /^secret: jobs\/\.\/main\.js contains a private key$/
  ],
  [
    'a page missing from app.json',
    { sources: { 'packages/two/new/index.config.ts': '' } },
    /^pages: packages\/two\/new\/index has sources and is missing from app\.json$/
  ],
  [
    'a Node API in the client',
    { weapp: { 'common.js': 'module.exports = require("node:fs").readFileSync("x")' } },
    /^require: common\.js requires node:fs, which is a part of Node$/
  ],
  [
    'a global of Node in the client',
    { weapp: { 'comp.js': 'Component({ a: Buffer.from("x") })' } },
    /^globals: comp\.js uses Buffer, which WeChat does not have/
  ],
  [
    'a function over its size',
    { functions: { 'api/parts.br': packParts({ './main.js': `exports.a = "${noise(1_000_000)}"` }) } },
    /^size: function api is \d{6,} bytes, our limit is 600000$/
  ],
  [
    'a missing permission',
    { functions: { 'wxpush/config.json': config('wxpush', cloudPermissions.slice(1)) } },
    new RegExp(`^config: wxpush/config\\.json lacks the permission ${cloudPermissions[0]}$`)
  ]
]

describe('deploy:check', () => {
  test.each(faults)('names %s, and nothing else', async (_name, faulty, sentence) => {
    expect(await problemsOf(faulty)).toEqual([expect.stringMatching(sentence)])
  })

  test('the command says nothing against a sound build', () => {
    expect(deployCheck()).toEqual({ status: 0, found: [] })
  }, 600_000)

  test('the command fails and names all of it', () => {
    const all: Faulty = {
      weapp: Object.assign({}, ...faults.map(([, f]) => f.weapp)),
      sources: Object.assign({}, ...faults.map(([, f]) => f.sources)),
      functions: Object.assign({}, ...faults.map(([, f]) => f.functions)),
      env: Object.assign({}, ...faults.map(([, f]) => f.env))
    }
    const { status, found } = deployCheck(all)
    expect(status).toBe(1)
    for (const [, , sentence] of faults) expect(found).toContainEqual(expect.stringMatching(sentence))
  }, 600_000)

  test('a folder that is no mini-program is a problem like another', async () => {
    expect(await problemsOf({ weapp: { 'app.json': null } })).toEqual([
      expect.stringMatching(/^weapp: no mini-program in /)
    ])
  })

  test('a program that would ask this machine is told where something of a deployment is set', async () => {
    const weapp = { 'common.js': 'module.exports = "http://127.0.0.1:4000"' }
    const set = {
      WECHAT_APPID: 'wx0123456789abcdef',
      MINIPROGRAM_PRIVATE_KEY: key,
      XIAOYUAN_API: 'https://xiaoyuan.example.gov.cn'
    }
    expect(await problemsOf({ weapp })).toEqual([])
    expect(await problemsOf({ weapp, env: set })).toEqual([
      'env: common.js asks http://127.0.0.1:4000: build with XIAOYUAN_API or XIAOYUAN_CLOUD_ENV'
    ])
    expect(await problemsOf({ env: { WECHAT_APPID: set.WECHAT_APPID } })).toHaveLength(2)
  })
})

describe('functions', () => {
  const wrong: [string, Files, string][] = [
    ['one that is not built', { 'jobs/config.json': '{' }, 'config: jobs/config.json cannot be read'],
    [
      'jobs without its timer',
      { 'jobs/config.json': config('api') },
      'config: jobs/config.json has no timer'
    ],
    [
      'a timer where none belongs',
      { 'api/config.json': config('jobs') },
      'config: api/config.json has a timer of its own'
    ],
    [
      'a permission nothing uses',
      { 'api/config.json': config('api', [...cloudPermissions, 'wxacode.get']) },
      'config: api/config.json asks for wxacode.get, which nothing uses'
    ],
    [
      'a version that moves',
      { 'api/package.json': '{"dependencies":{"sharp":"^0.35.5"}}' },
      'config: api takes sharp as "^0.35.5", no exact version'
    ]
  ]
  test.each(wrong)('%s', (_name, changes, sentence) => {
    expect(checkFunctions(functions(changes))).toContain(sentence)
  })

  test('a folder that is not there', () => {
    expect(checkFunctions(path.join(__dirname, 'nowhere'))).toHaveLength(3)
    expect(checkFunctions(path.join(__dirname, 'nowhere'))[0]).toMatch(/api is not whole.*build:functions/)
  })
})

describe('secrets', () => {
  const inText = (text: string, env: NodeJS.ProcessEnv = {}, file = 'a.js') =>
    checkSecrets([kept(plantFiles({ [file]: text }))], env)

  test.each([
    ['const url = "postgres://xiaoyuan:hunter22@10.0.0.5:5432/x"', 'a database address with its password'],
    [`const appSecret = "${'0a'.repeat(16)}"`, "a mini-program's AppSecret"],
    [`{"secret":"${'0a'.repeat(16)}"}`, "a mini-program's AppSecret"],
    [`id = "AKID${'a1B2'.repeat(8)}"`, "a cloud's access key"],
    [JSON.stringify(key), 'a private key']
  ])('%.40s', (text, kind) => {
    expect(inText(text)).toEqual([expect.stringMatching(new RegExp(`^secret: .*/a\\.js contains ${kind}$`))])
  })

  test('what the environment keeps, the password of its database too; the value is not repeated', () => {
    const env = { XIAOYUAN_SECRET: '一'.repeat(40), DATABASE_URL: 'postgres://u:p%40ssw0rd!@h/d' }
    const found = inText(`x = "${'一'.repeat(40)}"; y = "p@ssw0rd!"`, env)
    expect(found.map((line) => line.replace(/.*contains /, ''))).toEqual([
      'the value of XIAOYUAN_SECRET',
      'the value of DATABASE_URL'
    ])
    expect(found.join()).not.toContain('p@ss')
  })

  test.each(['.env', 'private.wx0.key', 'a/b.pem', 'app.js.map'])('the file %s', (file) => {
    expect(inText('', {}, file)).toEqual([expect.stringMatching(/must not be uploaded$/)])
  })

  test.each([
    'throw new Error("postgres://用户:口令@主机:5432/库名")',
    'if (text.includes("-----BEGIN PRIVATE KEY-----")) x()',
    'secret: string'
  ])('%s is none', (text) => {
    expect(inText(text, { WECHAT_SECRET: '' })).toEqual([])
  })
})

describe('settings', () => {
  const whole = {
    WECHAT_APPID: 'wx0123456789abcdef',
    MINIPROGRAM_PRIVATE_KEY: key,
    XIAOYUAN_CLOUD_ENV: 'prod-1'
  }
  test.each([
    ['WECHAT_APPID', '', 'env: WECHAT_APPID is not set'],
    ['WECHAT_APPID', 'touristappid', 'env: WECHAT_APPID is not wx and 16 digits or letters a–f'],
    [
      'MINIPROGRAM_PRIVATE_KEY',
      '',
      'env: MINIPROGRAM_PRIVATE_KEY or MINIPROGRAM_PRIVATE_KEY_PATH is not set'
    ],
    ['MINIPROGRAM_PRIVATE_KEY', 'abc', 'env: MINIPROGRAM_PRIVATE_KEY is no private key'],
    ['MINIPROGRAM_PRIVATE_KEY_PATH', '/no/such', 'env: MINIPROGRAM_PRIVATE_KEY_PATH leads to no file'],
    [
      'XIAOYUAN_CLOUD_ENV',
      '',
      'env: XIAOYUAN_CLOUD_ENV or XIAOYUAN_API is not set: the app would find no server'
    ],
    [
      'XIAOYUAN_API',
      'http://x.example',
      'env: XIAOYUAN_API is not https://… without a path: WeChat calls nothing else'
    ]
  ])('%s=%j', (name, value, sentence) => {
    expect(readDeploySettings({ ...whole, [name]: value })).toEqual({ problems: [sentence] })
  })

  test('whole', () => {
    expect(readDeploySettings(whole)).toEqual({
      settings: { appid: whole.WECHAT_APPID, privateKey: { text: key.trim() }, cloudEnv: 'prod-1', api: null }
    })
  })

  test.each([
    [{ appid: '' }, 'config: project.config.json names no appid'],
    [{ cloudfunctionRoot: undefined }, 'config: cloudfunctionRoot in project.config.json is not dist/cloud/'],
    [{ miniprogramRoot: 'dist/' }, 'config: miniprogramRoot in project.config.json is not dist/weapp/']
  ])('project.config.json with %j', (changes, sentence) => {
    expect(checkProject(project(changes))).toEqual([sentence])
  })
})
