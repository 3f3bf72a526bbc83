// Checks the built mini-program with what WeChat publishes for Linux, and with what its phones can read.
// `node scripts/check-weapp.cjs [folder]`; prints what is wrong and exits 1. A pass here is not a pass in WeChat's
// own tools; a failure is nearly always real.
const { generateKeyPairSync } = require('node:crypto')
const { spawnSync } = require('node:child_process')
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const { parseSync, traverse } = require('@babel/core')

const root = path.resolve(__dirname, '..')
const dist = path.resolve(process.argv[2] ?? path.join(root, 'dist/weapp'))
const problems = []
const fault = (check, message) => problems.push(`${check}: ${message}`)

const files = (ending) =>
  fs
    .readdirSync(dist, { recursive: true })
    .map((f) => f.split(path.sep).join('/'))
    .filter((f) => f.endsWith(ending) && fs.statSync(path.join(dist, f)).isFile())
const read = (file) => fs.readFileSync(path.join(dist, file), 'utf8')

const LIMIT = { main: 2 * 1024 * 1024, sub: 2 * 1024 * 1024, all: 20 * 1024 * 1024 }

/** Every page, component and tab icon that the configuration names is there, and no path of this machine is. */
function checkFiles() {
  const app = JSON.parse(read('app.json'))
  const pages = [
    ...app.pages,
    ...(app.subPackages ?? []).flatMap((s) => s.pages.map((p) => `${s.root}/${p}`))
  ]
  for (const page of pages) {
    for (const ending of ['js', 'json', 'wxml']) {
      if (!fs.existsSync(path.join(dist, `${page}.${ending}`))) fault('files', `${page}.${ending} is missing`)
    }
  }
  for (const tab of app.tabBar?.list ?? []) {
    if (!app.pages.includes(tab.pagePath))
      fault('files', `tab ${tab.text} leads to ${tab.pagePath}, no page of the main package`)
    for (const icon of [tab.iconPath, tab.selectedIconPath].filter(Boolean)) {
      if (!fs.existsSync(path.join(dist, icon))) fault('files', `icon ${icon} is missing`)
    }
  }
  for (const file of [...files('.js'), ...files('.wxss'), ...files('.wxml'), ...files('.json')]) {
    if (read(file).includes(root)) fault('files', `${file} contains the path of the build machine`)
  }
}

/** Sizes by package; also used by the report. */
function sizes() {
  const app = JSON.parse(read('app.json'))
  const subpackages = Object.fromEntries(
    (app.subPackages ?? []).map((s) => [s.name ?? path.basename(s.root), 0])
  )
  let main = 0
  for (const file of files('')) {
    // Neither is uploaded: the first is for the developer tools, the second has no whitelisted ending.
    if (file === 'project.config.json' || file.endsWith('.LICENSE.txt')) continue
    const { size } = fs.statSync(path.join(dist, file))
    const sub = (app.subPackages ?? []).find((s) => file.startsWith(`${s.root}/`))
    if (sub) subpackages[sub.name ?? path.basename(sub.root)] += size
    else main += size
  }
  return { main, subpackages }
}

function checkSizes() {
  const { main, subpackages } = sizes()
  if (main > LIMIT.main) fault('size', `main package ${main} > ${LIMIT.main}`)
  for (const [name, size] of Object.entries(subpackages))
    if (size > LIMIT.sub) fault('size', `${name} ${size} > ${LIMIT.sub}`)
  const all = Object.values(subpackages).reduce((a, b) => a + b, main)
  if (all > LIMIT.all) fault('size', `all packages ${all} > ${LIMIT.all}`)
}

// What WeChat's logic thread lacks. Its loader even shadows several with undefined, so defining them on globalThis
// does not help: what needs one must get it from a module (as AbortController does, see config/index.ts).
const ABSENT = new Set(
  `AbortController AbortSignal Blob BroadcastChannel DOMException EventSource FileReader FormData Headers Intl
   MessageChannel Notification ReadableStream Request Response TextDecoder TextEncoder URL URLSearchParams
   WebAssembly WebSocket Worker XMLHttpRequest alert atob btoa confirm crypto document fetch history indexedDB
   localStorage location navigator process Buffer self sessionStorage setImmediate structuredClone window`.split(
    /\s+/
  )
)

// Known to be never reached; `near` is text beside the use.
const EXCUSED = [
  {
    name: 'WebSocket',
    near: 'WebSocketPonyfill',
    why: "tRPC's websocket link, which the client does not make"
  }
]

/**
 * A name is used wrongly when it is free (no scope of the file declares it) and the code would run into it: not the
 * operand of `typeof`, not under a condition or inside a function that asks `typeof` for that very name, not in a
 * `try` (all of those are feature tests, of which the libraries are full).
 */
function usesAbsent(reference) {
  const { node } = reference
  if (reference.parentPath.isUnaryExpression({ operator: 'typeof' })) return false
  const asks = (scope) => {
    let found = false
    scope.traverse({
      UnaryExpression(p) {
        if (p.node.operator === 'typeof' && p.node.argument.name === node.name) found = true
      }
    })
    return found
  }
  const tried = reference.findParent((p) => p.isTryStatement())
  if (tried) return false
  const place = reference.findParent(
    (p) => p.isFunction() || p.isIfStatement() || p.isConditional() || p.isLogicalExpression()
  )
  return !place || !asks(place.parentPath.isSequenceExpression() ? place.parentPath : place)
}

/** ES2019 is what iOS 12 reads; a newer piece of syntax makes the whole file fail there. */
function checkScripts() {
  const acorn = require('acorn')
  for (const file of files('.js')) {
    const source = read(file)
    try {
      acorn.parse(source, { ecmaVersion: 2019, sourceType: 'script' })
    } catch (e) {
      fault('syntax', `${file}: ${e.message}, near ${source.slice(e.pos - 40, e.pos + 20)}`)
      continue
    }
    const ast = parseSync(source, { configFile: false, babelrc: false, sourceType: 'script' })
    traverse(ast, {
      ReferencedIdentifier(p) {
        if (!ABSENT.has(p.node.name) || p.scope.hasBinding(p.node.name, true) || !usesAbsent(p)) return
        const near = source.slice(Math.max(0, p.node.start - 50), p.node.end + 30)
        if (EXCUSED.some((e) => e.name === p.node.name && near.includes(e.near))) return
        fault('globals', `${file} uses ${p.node.name}, which WeChat does not have: …${near}…`)
      }
    })
  }
}

/** WeChat's own template and style compilers. */
function checkCompilers() {
  const wx = require('miniprogram-compiler')
  try {
    if (wx.wxmlToJs(dist, { maxBuffer: 64 * 1024 * 1024 }).length < 100) fault('wcc', 'gave no result')
  } catch (e) {
    fault('wcc', e.message.trim())
  }
  // The package loses what wcsc complains about, so it is called directly.
  const system = { darwin: 'mac', linux: 'linux', win32: 'windows' }[process.platform]
  const name = process.platform === 'win32' ? 'wcsc.exe' : 'wcsc'
  const wcsc = path.join(path.dirname(require.resolve('miniprogram-compiler')), 'bin', system, name)
  fs.chmodSync(wcsc, 0o755)
  const { stderr, stdout, error } = spawnSync(wcsc, ['-db', '-pc', '0', ...files('.wxss')], {
    cwd: dist,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024
  })
  const wrong =
    stderr
      ?.trim()
      .split('\n')
      .filter((line) => line.includes('ERR')) ?? []
  if (error || wrong.length > 0 || !stdout)
    fault('wcsc', error?.message ?? wrong.join(' ') + stderr.slice(0, 200))
}

function checkTemplates() {
  require('tsx/cjs')
  const { compileTemplates } = require('../e2e/weapp/templates.ts')
  for (const problem of compileTemplates(dist).problems) fault('templates', problem)
}

/** miniprogram-ci compiles as an upload would; offline, with the default project and a key made on the spot. */
async function checkUpload() {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'xiaoyuan-weapp-'))
  const { log, warn, info } = console
  const before = process.cwd()
  // It leaves empty folders where it is run.
  process.chdir(work)
  // The compiler reports on itself at length.
  Object.assign(console, { log: () => undefined, warn: () => undefined, info: () => undefined })
  try {
    const ci = require('miniprogram-ci')
    fs.cpSync(dist, path.join(work, 'dist/weapp'), { recursive: true })
    fs.copyFileSync(path.join(root, 'project.config.json'), path.join(work, 'project.config.json'))
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    fs.writeFileSync(path.join(work, 'key'), privateKey.export({ type: 'pkcs1', format: 'pem' }))
    const project = new ci.Project({
      appid: 'wx0000000000000000',
      type: 'miniProgram',
      projectPath: work,
      privateKeyPath: path.join(work, 'key'),
      ignores: ['node_modules/**/*']
    })
    project.attr = async () => ci.DefaultProjectAttr
    await ci.getCompiledResult({
      project,
      version: '0.0.0',
      desc: 'check',
      setting: {},
      onProgressUpdate: () => undefined
    })
  } catch (e) {
    fault('upload', e.message ?? String(e))
  } finally {
    Object.assign(console, { log, warn, info })
    process.chdir(before)
    fs.rmSync(work, { recursive: true, force: true })
  }
}

async function check() {
  if (!fs.existsSync(path.join(dist, 'app.json'))) {
    console.error(`no mini-program in ${path.relative(process.cwd(), dist)}: npm run build:weapp first`)
    process.exit(1)
  }
  checkFiles()
  checkSizes()
  checkScripts()
  checkCompilers()
  checkTemplates()
  await checkUpload()
  for (const problem of problems) console.error(problem)
  const { main, subpackages } = sizes()
  console.log(
    `weapp: ${problems.length} problem(s), main ${main} bytes, subpackages ${JSON.stringify(subpackages)}`
  )
  process.exit(problems.length > 0 ? 1 : 0)
}

module.exports = { sizes }
if (require.main === module) check()
