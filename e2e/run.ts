import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureWeapp } from '../scripts/ensure-weapp'
import { everyPage, expectUsable } from './a11y'
import { adjournedStory } from './adjourned-story'
import { claimStory } from './claim-story'
import { inCloudHome } from './cloud-home'
import { crash } from './crash'
import { decisionWalk } from './decision-walk'
import { decisionWhole } from './decision-whole'
import { deskSignIn } from './desk-sign-in'
import type { Driver } from './driver'
import { everyPageOnWeapp } from './every-page'
import { findChromium } from './find-chromium'
import { H5Driver } from './h5-driver'
import { inTheCloud } from './in-the-cloud'
import { matterDesk } from './matter-desk'
import { matterDrafts } from './matter-drafts'
import { matterFollow } from './matter-follow'
import { matterLate } from './matter-late'
import { matterLoop } from './matter-loop'
import { matterRaise } from './matter-raise'
import { objectionStory } from './objection-story'
import { makePhoto } from './photo'
import { privacySheet, privacyStory } from './privacy-story'
import { reading } from './reading'
import { roundStory } from './round-story'
import { startServer } from './server'
import { shopOnPaper, shopStory } from './shop-story'
import { makeSound } from './sound'
import { signIn, story } from './story'
import { subscribeStory } from './subscribe-story'
import { closeShooter } from './weapp/shoot'
import { WeappDriver } from './weapp-driver'

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

const inChromium = (server: string) => new H5Driver({ server })
const inWeapp = (server: string) => new WeappDriver({ server })

/** A story that moves the demo's clock, on a host of its own: the clock is everybody's, and is never put back. */
const onOwnHost = async <D extends Driver>(
  make: (server: string) => D,
  play: (phone: D, address: string) => Promise<void>
): Promise<undefined> => {
  const { address, stop } = await startServer()
  try {
    return await onPhone(make(address), (phone) => play(phone, address))
  } finally {
    await stop()
  }
}

interface World {
  readonly address: string
  readonly photo: string
  readonly sound: string
}

interface Scenario {
  readonly name: string
  readonly on: 'h5' | 'weapp' | 'server'
  /** Part of the thin path that `--story` walks. */
  readonly isStory?: boolean
  readonly play: (world: World) => Promise<string | undefined>
}

const onH5 = (play: (phone: H5Driver, world: World) => Promise<void>) => (world: World) =>
  onPhone(new H5Driver({ server: world.address }), (phone) => play(phone, world))
const onWeapp = (play: (phone: WeappDriver, world: World) => Promise<void>) => (world: World) =>
  onPhone(new WeappDriver({ server: world.address }), (phone) => play(phone, world))

/** Two phones of one kind at once; what goes wrong unseen on either is told. */
const onBoth =
  <D extends Driver>(make: (server: string) => D, play: (one: D, other: D) => Promise<void>) =>
  (world: World) =>
    onPhone(make(world.address), (one) =>
      onPhone(make(world.address), (other) => play(one, other)).then(() => undefined)
    )

/** A page of the shop, looked at by everyone. */
const lookAtShop = async (phone: H5Driver, name: string): Promise<void> => {
  await expectUsable(phone)
  await phone.shot(`shop-${name}`)
}

const scenarios: readonly Scenario[] = [
  {
    name: 'story in Chromium',
    on: 'h5',
    isStory: true,
    play: onH5((phone, { photo }) => story(phone, photo))
  },
  {
    name: 'story on the built weapp',
    on: 'weapp',
    isStory: true,
    play: onWeapp((phone, { photo }) => story(phone, photo))
  },
  {
    name: 'a decision and its notice, read out',
    on: 'h5',
    play: onH5(async (phone) => {
      await signIn(phone, 'villager-a-elder')
      await reading(phone)
    })
  },
  { name: 'every page, light and dark, in large letters', on: 'h5', play: onH5(everyPage) },
  { name: 'every page on the built weapp', on: 'weapp', play: everyPageOnWeapp },
  { name: 'the pages of a decision, opened in Chromium', on: 'h5', play: onH5(decisionWalk) },
  { name: 'the pages of a decision, opened on the built weapp', on: 'weapp', play: onWeapp(decisionWalk) },
  {
    name: 'one decision through all six steps',
    on: 'h5',
    play: ({ photo }) => onOwnHost(inChromium, (phone) => decisionWhole(phone, photo))
  },
  {
    name: 'an objection sends a decision back',
    on: 'h5',
    play: ({ photo }) => onOwnHost(inChromium, (phone) => objectionStory(phone, photo))
  },
  {
    name: 'a meeting without quorum is adjourned and called anew',
    on: 'h5',
    play: ({ photo }) => onOwnHost(inChromium, (phone) => adjournedStory(phone, photo))
  },
  {
    name: 'points from the deed to the entry, with an objection upheld, in Chromium',
    on: 'h5',
    play: () => onOwnHost(inChromium, claimStory)
  },
  {
    name: 'points from the deed to the entry, with an objection upheld, on the built weapp',
    on: 'weapp',
    play: () => onOwnHost(inWeapp, claimStory)
  },
  {
    name: 'one’s own data: agreed, carried away, corrected, complained about, closed, in Chromium',
    on: 'h5',
    play: () => onOwnHost(inChromium, privacyStory)
  },
  {
    name: 'one’s own data: agreed, carried away, corrected, complained about, closed, on the built weapp',
    on: 'weapp',
    play: () => onOwnHost(inWeapp, privacyStory)
  },
  {
    name: 'WeChat asks before it hands over a photo or the microphone',
    on: 'weapp',
    play: onWeapp((phone, { photo, sound }) => privacySheet(phone, photo, sound))
  },
  // Behind the stories, whose queue of the township holds what they said alone.
  { name: 'said without a signal, in Chromium', on: 'h5', play: onH5(matterRaise) },
  { name: 'said without a signal, on the built weapp', on: 'weapp', play: onWeapp(matterRaise) },
  { name: 'a matter from 说 to 评, in Chromium', on: 'h5', play: onH5(matterLoop) },
  { name: 'a matter from 说 to 评, on the built weapp', on: 'weapp', play: onWeapp(matterLoop) },
  {
    name: 'a round of thirty households without a signal, in Chromium',
    on: 'h5',
    play: onH5((phone, { address }) => roundStory(phone, address))
  },
  {
    name: 'a round of thirty households without a signal, on the built weapp',
    on: 'weapp',
    play: onWeapp((phone, { address }) => roundStory(phone, address))
  },
  {
    name: 'matters followed to their end, in Chromium',
    on: 'h5',
    play: onH5((phone, { address }) => matterFollow(phone, address))
  },
  {
    name: 'matters followed to their end, on the built weapp',
    on: 'weapp',
    play: onWeapp((phone, { address }) => matterFollow(phone, address))
  },
  { name: 'drafts over a killed app and an ended session, in Chromium', on: 'h5', play: onH5(matterDrafts) },
  {
    name: 'drafts over a killed app and an ended session, on the built weapp',
    on: 'weapp',
    play: onWeapp(matterDrafts)
  },
  {
    name: 'asked once whether WeChat may tell, on the built weapp',
    on: 'weapp',
    play: onWeapp((phone, { address }) => subscribeStory(phone, address))
  },
  { name: 'matters that do not go straight on', on: 'h5', play: () => onOwnHost(inChromium, matterDesk) },
  { name: 'matters that are late', on: 'h5', play: () => onOwnHost(inChromium, matterLate) },
  {
    name: 'the last piece in the shop, wanted by two phones, in Chromium',
    on: 'h5',
    play: onBoth(
      (server) => new H5Driver({ server }),
      (one, other) => shopStory(one, other, lookAtShop)
    )
  },
  {
    name: 'the shop for a household without a phone',
    on: 'h5',
    play: onH5((phone) => shopOnPaper(phone, lookAtShop))
  },
  {
    name: 'the last piece in the shop, wanted by two phones, on the built weapp',
    on: 'weapp',
    play: onBoth(
      (server) => new WeappDriver({ server }),
      (one, other) => shopStory(one, other)
    )
  },
  {
    name: 'at home in the cloud of WeChat, on the built weapp',
    on: 'weapp',
    play: ({ photo }) => inCloudHome((phone, home) => onPhone(phone, () => inTheCloud(phone, home, photo)))
  },
  {
    name: 'a PC signed in by the built weapp',
    on: 'h5',
    play: () =>
      onOwnHost(inWeapp, (phone, address) =>
        onPhone(new H5Driver({ server: address, desk: { width: 1280, height: 800 } }), (pc) =>
          deskSignIn(pc, phone, address)
        ).then(() => undefined)
      )
  },
  { name: 'kill -9 in the middle of 200 records', on: 'server', play: crash }
]

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
  const world = {
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
