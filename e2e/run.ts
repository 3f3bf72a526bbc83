import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureWeapp } from '../scripts/ensure-weapp'
import { findChromium } from './find-chromium'
import { makePhoto } from './photo'
import type { Scenario, World } from './play'
import { scenarios } from './scenarios'
import { startServer } from './server'
import { makeSound } from './sound'
import { closeShooter } from './weapp/shoot'

const hint =
  '没有找到 Chromium，浏览器里的端到端测试没有运行。安装：Debian/Ubuntu 用 apt-get install chromium fonts-noto-cjk，或装 Chrome 后设 CHROMIUM_PATH。'

const inWords = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))

/** Runs one scenario, says how it went, and answers whether it passed. */
const scenario = async (name: string, run: () => Promise<string | undefined>): Promise<boolean> => {
  const began = Date.now()
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`
  try {
    const said = await run()
    process.stdout.write(`✓ ${name} (${seconds()})${said ? `: ${said}` : ''}\n`)
    return true
  } catch (error) {
    process.stdout.write(`✕ ${name} (${seconds()})\n${inWords(error)}\n`)
    return false
  }
}

/** `--story`: the thin path alone; `--only words`: the scenarios whose name has these words. None is an error, not a pass. */
const asked = (): readonly Scenario[] => {
  const { story: storyOnly, only = '' } = parseArgs({
    options: { story: { type: 'boolean' }, only: { type: 'string' } }
  }).values
  const chosen = scenarios.filter((s) => (!storyOnly || s.isStory) && s.name.includes(only))
  if (chosen.length === 0) throw new Error(`no scenario has ${only} in its name`)
  return chosen
}

/** Every scenario on every phone that this machine has; the phones share one server, as villagers do. */
const main = async (): Promise<number> => {
  const browser = findChromium() !== null
  if (!browser) process.stdout.write(`${hint}\n`)
  const list = asked().filter((s) => browser || s.on !== 'h5')
  ensureWeapp()
  const server = await startServer()
  const things = await mkdtemp(path.join(tmpdir(), 'xiaoyuan-things-'))
  const world: World = {
    address: server.address,
    photo: await makePhoto(things),
    sound: await makeSound(things)
  }
  const results = browser || process.env.CI !== 'true' ? [] : [false]
  for (const { name, play } of list) results.push(await scenario(name, () => play(world)))
  await closeShooter()
  await server.stop()
  await rm(things, { recursive: true, force: true })
  const failed = results.filter((passed) => !passed).length
  process.stdout.write(`e2e: ${results.length - failed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
}

main().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${inWords(error)}\n`)
    process.exit(1)
  }
)
