// `npm test`: every check there is, one after another, however many fail; then one line with the count.
'use strict'

const { spawnSync } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')

const root = path.resolve(__dirname, '..')
const bin = (name, ...rest) => path.join(root, 'node_modules', name, ...rest)

const steps = [
  { name: 'biome', run: [bin('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--error-on-warnings', '.'] },
  { name: 'tsc', run: [bin('typescript', 'bin', 'tsc'), '--noEmit'] },
  // jest runs what is built under the cloud's own framework.
  { name: 'build:functions', run: [bin('tsx', 'dist', 'cli.mjs'), 'scripts/build-functions.ts'] },
  { name: 'jest', run: [bin('jest', 'bin', 'jest.js')], count: /^Tests:\s+(.*)$/m },
  {
    name: 'build:weapp',
    run: [bin('@tarojs', 'cli', 'bin', 'taro'), 'build', '--type', 'weapp', '--no-check']
  },
  { name: 'check:harness', run: [bin('tsx', 'dist', 'cli.mjs'), 'e2e/weapp/host.check.ts'] },
  // The same step as in `npm start`: it builds only what is not built yet.
  { name: 'build:h5', run: [bin('tsx', 'dist', 'cli.mjs'), 'scripts/build-h5.ts'] },
  // All that check:weapp looks at, the functions, and secrets in all three.
  { name: 'deploy:check', run: [bin('tsx', 'dist', 'cli.mjs'), 'scripts/deploy-check.ts'] },
  { name: 'e2e', run: [bin('tsx', 'dist', 'cli.mjs'), 'e2e/run.ts'], count: /^e2e: (.*)$/m }
]

const logs = path.join(root, '.cache', 'test')
fs.mkdirSync(logs, { recursive: true })

function runStep(step) {
  const began = Date.now()
  const result = spawnSync(process.execPath, step.run, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: Object.assign({}, process.env, { NO_COLOR: '1', FORCE_COLOR: undefined })
  })
  const output = `${result.stdout || ''}${result.stderr || ''}${result.error ? result.error.stack : ''}`
  const ok = result.status === 0
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  const found = step.count ? step.count.exec(output) : null
  if (!ok) process.stdout.write(`${output.trimEnd()}\n`)
  // What a passing step has to say to the reader: no browser, say.
  else if (step.name === 'e2e') process.stdout.write(sentencesIn(output))
  fs.writeFileSync(path.join(logs, `${step.name.replace(':', '-')}.log`), output)
  process.stdout.write(`${ok ? '✓' : '✕'} ${step.name} (${seconds} s)${found ? `: ${found[1]}` : ''}\n`)
  return ok
}

const sentencesIn = (output) =>
  output
    .split('\n')
    .filter((line) => line.startsWith('没有找到 Chromium'))
    .map((line) => `${line}\n`)
    .join('')

const results = steps.map(runStep)
const passed = results.filter(Boolean).length
process.stdout.write(`${passed} passed, ${results.length - passed} failed\n`)
process.exit(passed === results.length ? 0 : 1)
