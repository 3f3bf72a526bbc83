import { readFileSync } from 'node:fs'
import { call, tokenOf } from './api'
import type { H5Driver } from './h5-driver'
import { villageId } from './matter-scene'
import { signInHere } from './story'
import { type Decided, ELDER, first, Hand, tasks, type World } from './tasks'
import { voiceOf } from './voice'

interface Counted {
  readonly name: string
  readonly most: number
  readonly taps: number
}

/** `| 1 | what is to be done | most | counted |`, as docs/tasks.md has it. */
const rowOf = ({ name, most, taps }: Counted, index: number): string =>
  `| ${index + 1} | ${name} | ${most} | ${taps} |`

/** What is written for people to read is what was counted. */
const expectWritten = (counted: readonly Counted[]): void => {
  const written = readFileSync('docs/tasks.md', 'utf8')
  const missing = counted.map(rowOf).filter((row) => !written.includes(row))
  if (missing.length > 0)
    throw new Error(`docs/tasks.md does not have what was counted:\n${missing.join('\n')}`)
}

export const decided = async (address: string, token: string): Promise<Pick<World, 'road' | 'hung'>> => {
  const cards = await call<readonly { decisionId: string; title: string }[]>(
    address,
    token,
    'decision.list',
    {
      villageId
    }
  )
  const { notice } = await call<{ notice: { title: string } | null }>(address, token, 'home.read', {
    villageId
  })
  const whole = (of: string, isIt: (title: string) => boolean) => {
    const { decisionId } = first(
      cards.filter((card) => isIt(card.title)),
      of
    )
    return call<Decided>(address, token, 'decision.read', { villageId, decisionId })
  }
  return {
    road: await whole('decision about the road', (title) => title.includes('公路硬化')),
    hung: await whole('decision on notice', (title) => notice?.title.includes(title) === true)
  }
}

const isElder = ({ page }: H5Driver): Promise<boolean> =>
  page.evaluate<boolean>("document.querySelector('.xy-page.weui-care') !== null")

/** Fourteen things that an elder comes for, each from the app just opened, in elder mode, with few taps. */
export const fourteenTasks = async (phone: H5Driver, address: string): Promise<void> => {
  const token = await tokenOf(address, ELDER)
  await phone.launch()
  await phone.tap('关怀模式（长辈版）')
  await signInHere(phone, ELDER)
  const counted: Counted[] = []
  // The demo's most urgent notice is one's own at the end as well: an objection does not take it down.
  const world: World = {
    ...{ phone, address, token, tokens: new Map(), voice: voiceOf(phone) },
    ...(await decided(address, token))
  }
  for (const { name, most, before, play } of tasks) {
    await before?.(world)
    await phone.restart()
    await phone.see(/自家积分[\s\S]*分可用/)
    // What the phone knew stands there at once; a person looks at it for a moment before the first tap.
    await phone.page.waitForLoadState('networkidle')
    if (!(await isElder(phone))) throw new Error(`${name} would not be done in elder mode`)
    const hand = new Hand(phone)
    try {
      await play(hand, world)
    } catch (error) {
      throw new Error(`task ${counted.length + 1}, ${name}:`, { cause: error })
    }
    if (hand.count > most) throw new Error(`${name} takes ${hand.count} taps, at most ${most} are asked`)
    await phone.shot(`task-${String(counted.length + 1).padStart(2, '0')}`)
    counted.push({ name, most, taps: hand.count })
  }
  expectWritten(counted)
}
