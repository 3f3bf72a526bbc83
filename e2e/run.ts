import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureWeapp } from '../scripts/ensure-weapp'
import { everyPage } from './a11y'
import { adjournedStory } from './adjourned-story'
import { crash } from './crash'
import { decisionWalk } from './decision-walk'
import { decisionWhole } from './decision-whole'
import type { Driver } from './driver'
import { findChromium } from './find-chromium'
import { H5Driver } from './h5-driver'
import { objectionStory } from './objection-story'
import { makePhoto } from './photo'
import { reading } from './reading'
import { startServer } from './server'
import { signIn, story } from './story'
import { closeShooter } from './weapp/shoot'
import { WeappDriver } from './weapp-driver'

const hint =
  '没有找到 Chromium，浏览器里的端到端测试没有运行。安装：Debian/Ubuntu 用 apt-get install chromium fonts-noto-cjk，或装 Chrome 后设 CHROMIUM_PATH。'

const storyOnly = process.argv.includes('--story')
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

const onPhone = async <D extends Driver>(phone: D, play: (phone: D) => Promise<void>): Promise<undefined> => {
  try {
    await play(phone)
  } catch (error) {
    // The picture helps to see why; what went wrong is the error itself, and close() has more to say only after success.
    await phone.shot('failure').catch(() => undefined)
    await phone.close().catch(() => undefined)
    throw error
  }
  await phone.close()
  return undefined
}

/** A story that moves the demo's clock, on a host of its own: the clock is everybody's, and is never put back. */
const onOwnHost = async (play: (phone: H5Driver) => Promise<void>): Promise<undefined> => {
  const server = await startServer()
  try {
    return await onPhone(new H5Driver({ server: server.address }), play)
  } finally {
    await server.stop()
  }
}

/** Every scenario on every phone that this machine has; the phones share one server, as villagers do. */
const main = async (): Promise<number> => {
  const browser = findChromium() !== null
  if (!browser) process.stdout.write(`${hint}\n`)
  ensureWeapp()
  const server = await startServer()
  const photos = await mkdtemp(path.join(tmpdir(), 'xiaoyuan-photo-'))
  const photo = await makePhoto(photos)
  const results: boolean[] = []
  if (browser)
    results.push(
      await scenario('story in Chromium', () =>
        onPhone(new H5Driver({ server: server.address }), (phone) => story(phone, photo))
      ),
      await scenario('a decision and its notice, read out', () =>
        onPhone(new H5Driver({ server: server.address }), async (phone) => {
          await signIn(phone, 'villager-a-elder')
          await reading(phone)
        })
      ),
      await scenario('every page, light and dark, in large letters', () =>
        onPhone(new H5Driver({ server: server.address }), everyPage)
      ),
      await scenario('the pages of a decision, opened in Chromium', () =>
        onPhone(new H5Driver({ server: server.address }), decisionWalk)
      ),
      await scenario('one decision through all six steps', () =>
        onOwnHost((phone) => decisionWhole(phone, photo))
      ),
      await scenario('an objection sends a decision back', () =>
        onOwnHost((phone) => objectionStory(phone, photo))
      ),
      await scenario('a meeting without quorum is adjourned and called anew', () =>
        onOwnHost((phone) => adjournedStory(phone, photo))
      )
    )
  else if (process.env.CI === 'true') results.push(false)
  results.push(
    await scenario('story on the built weapp', () =>
      onPhone(new WeappDriver({ server: server.address }), (phone) => story(phone, photo))
    ),
    await scenario('the pages of a decision, opened on the built weapp', () =>
      onPhone(new WeappDriver({ server: server.address }), decisionWalk)
    )
  )
  await closeShooter()
  await server.stop()
  await rm(photos, { recursive: true, force: true })
  if (!storyOnly) results.push(await scenario('kill -9 in the middle of 200 awards', crash))
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
