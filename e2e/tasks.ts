import { demoPerson } from '../src/cloud/demo/demo-people'
import { addDays, dayOf } from '../src/domain/common/calendar'
import { call } from './api'
import { until } from './driver'
import type { H5Driver } from './h5-driver'
import { act, raise, type Scene, villageId, write } from './matter-scene'
import type { Voice } from './voice'

export const ELDER = 'villager-a-elder'

/** One hand: every press counts, and so does a text that is typed; looking and scrolling do not. */
export class Hand {
  count = 0
  constructor(readonly phone: H5Driver) {}
  private async once(done: Promise<void>): Promise<void> {
    this.count += 1
    await done
  }
  readonly tap = (name: string | RegExp) => this.once(this.phone.tap(name))
  readonly tab = (name: string) => this.once(this.phone.tab(name))
  readonly fill = (label: string, value: string) => this.once(this.phone.fill(label, value))
  readonly see = (text: string | RegExp) => this.phone.see(text)
}

export interface World extends Scene {
  readonly phone: H5Driver
  readonly token: string
  readonly voice: Voice
  /** The decision about the road, and the one that hangs out and is most urgent, as the API has them. */
  readonly road: Decided
  readonly hung: Decided
}

export interface Decided {
  readonly decisionId: string
  readonly title: string
  readonly plan: readonly { readonly field: string; readonly value: string }[]
  readonly stepViews: readonly {
    readonly events: readonly {
      readonly vote: object | null
      readonly eligible: number
      readonly present: number
      readonly yes: number
    }[]
  }[]
  readonly notices: readonly {
    readonly noticeId: string
    readonly windowLastDay: string
    readonly windowDaysLeft: number
  }[]
}

export interface Task {
  readonly name: string
  /** So many taps, and no more. */
  readonly most: number
  /** What has happened beside the phone before the app is opened. */
  readonly before?: (world: World) => Promise<void>
  readonly play: (hand: Hand, world: World) => Promise<void>
}

export const first = <T>(list: readonly T[], what: string): T => {
  const [one] = list
  if (one === undefined) throw new Error(`there is no ${what}`)
  return one
}

const ask = <T>({ address, token }: World, procedure: string, input: object): Promise<T> =>
  call<T>(address, token, procedure, { villageId, ...input })

const mine = { words: '三组晒坝边的排水沟垮了一截', issueId: '' }

/** The fourteen, in the order in which they are walked: some follow from those before. */
export const tasks: readonly Task[] = [
  {
    name: '修路的事要花多少钱',
    most: 2,
    play: async (hand, { road }) => {
      await hand.tap('看更早的事')
      await hand.tap(road.title)
      await hand.see(
        first(
          road.plan.filter((f) => f.field === 'amount'),
          'sum'
        ).value
      )
    }
  },
  {
    name: '正在公示的事，到哪天为止可以提异议',
    most: 1,
    play: async (hand, { hung }) => {
      await hand.tap(/^正在公示/)
      const { windowLastDay, windowDaysLeft } = first(hung.notices, 'notice')
      const [, month, day] = windowLastDay.split('-').map(Number)
      const near = ['今天是可以提异议的最后一天', '明天截止'][windowDaysLeft]
      await hand.see(near ?? `${month}月${day}日截止`)
    }
  },
  {
    name: '把公示读给我听',
    most: 2,
    play: async (hand, { voice, hung }) => {
      await hand.tap(/^正在公示/)
      await hand.tap('朗读')
      const heard: string[] = []
      await until(
        async () => {
          heard.push(...(await voice.said()))
          return heard.length > 3 ? true : undefined
        },
        () => `only this was heard: ${heard.join('')}`
      )
      if (!heard.join('').includes(hung.title)) throw new Error(`not ${hung.title}: ${heard.join('')}`)
    }
  },
  {
    name: '正在公示的事，应到、实到、赞成各多少',
    most: 1,
    play: async (hand, { hung }) => {
      await hand.tap(hung.title)
      const votes = hung.stepViews.flatMap((s) => s.events).filter((e) => e.vote)
      const { eligible, present, yes } = first(votes, 'vote')
      for (const said of [`应到 ${eligible}`, `实到 ${present}`, `赞成 ${yes}`]) await hand.see(said)
    }
  },
  {
    name: '对正在公示的事提异议',
    most: 5,
    play: async (hand, world) => {
      await hand.tap(/^正在公示/)
      await hand.tap(/提出异议/)
      await hand.tap('内容不合理')
      await hand.fill('要说的话', '桥栏杆的价钱比镇上贵，想看看发票')
      await hand.tap('提交异议')
      await hand.see('收到')
      const own = await ask<readonly object[]>(world, 'objection.listOwn', {})
      if (own.length !== 1) throw new Error(`${own.length} objections arrived`)
    }
  },
  {
    name: '用嘴说一件事',
    most: 5,
    play: async (hand, world) => {
      await hand.tab('说事')
      await hand.tap('我要说事')
      await hand.tap(/^说话，变成字/)
      await hand.see(/声音交给.*变成字/)
      await world.voice.hear('学校门口没有减速带，车开得快')
      await hand.tap('道路桥梁')
      await hand.tap('发送')
      await hand.see('您说的事已经送到')
      const own = await ask<readonly { words: string }[]>(world, 'issue.listOwn', {})
      if (!own.some((m) => m.words.startsWith('学校门口'))) throw new Error('what was said did not arrive')
    }
  },
  {
    name: '我说的事办到哪一步，谁在办',
    most: 1,
    before: async (world) => {
      mine.issueId = await raise(world, { category: 'water', words: mine.words })
      const { issueId } = mine
      await write(world, 'staff-shaxi', 'issue.show', { issueId })
      await act(world, 'host-a', issueId, 'triage', { reason: '先去看看。' })
      const { holderId: ownerId } = demoPerson('committee-a')
      await act(world, 'committee-a', issueId, 'assign', { ownerId, dueOn: addDays(dayOf(new Date()), 3) })
      await act(world, 'committee-a', issueId, 'start')
    },
    play: async (hand, world) => {
      await hand.tap(/^我说的事/)
      const { stateName } = await ask<{ stateName: string }>(world, 'issue.read', { issueId: mine.issueId })
      await hand.see(stateName)
      await hand.see(demoPerson('committee-a').name)
    }
  },
  {
    name: '给办完的事评价',
    most: 3,
    before: async (world) => {
      await act(world, 'committee-a', mine.issueId, 'done', { reason: '沟已经掏通，垮的地方用石头码了。' })
    },
    play: async (hand, world) => {
      await hand.tap(/^我说的事.*请您评价/)
      await hand.tap(/^满意/)
      await hand.tap('提交评价')
      await hand.see('已解决')
      const { closing } = await ask<{ closing: string }>(world, 'issue.read', { issueId: mine.issueId })
      if (closing !== 'resolved') throw new Error(`it ended as ${closing}`)
    }
  },
  {
    name: '我家的5分是怎么来的',
    most: 1,
    play: async (hand, world) => {
      const { householdId } = demoPerson(ELDER)
      const { entries } = await ask<{
        entries: readonly { title: string; points: number; rule: string }[]
      }>(world, 'points.readStatement', { householdId })
      const { title, rule } = first(
        entries.filter((e) => e.points === 5),
        'entry of 5 points'
      )
      await hand.tab('积分')
      for (const said of [title, '5分', `依据：${rule}`]) await hand.see(said)
    }
  },
  {
    name: '现在能用多少分',
    most: 0,
    play: async (hand, world) => {
      const { householdId } = demoPerson(ELDER)
      const { available } = await ask<{ available: number }>(world, 'points.readStatement', { householdId })
      await hand.see(`${available}分可用`)
    }
  },
  {
    name: '在积分超市换一块肥皂',
    most: 4,
    play: async (hand, world) => {
      await hand.tab('积分')
      await hand.tap('积分超市')
      await hand.tap(/^肥皂/)
      await hand.see('一共')
      await hand.tap('兑换')
      await hand.see(/东西留好了|排上队了/)
      const own = await ask<unknown>(world, 'shop.listOwn', {})
      if (!JSON.stringify(own).includes('肥皂')) throw new Error('nothing was reserved')
    }
  },
  {
    name: '找到村里的电话，打过去',
    most: 1,
    play: async (hand, world) => {
      const { contact } = await ask<{ contact: { phone: string } }>(world, 'contact.read', {})
      const session = await world.phone.page.context().newCDPSession(world.phone.page)
      const called: string[] = []
      await session.send('Page.enable')
      session.on('Page.frameRequestedNavigation', ({ url }) => called.push(url))
      await hand.tap(/打电话/)
      await until(
        () => (called.includes(`tel:${contact.phone}`) ? true : undefined),
        () => `not ${contact.phone} was called but ${called.join()}`
      )
    }
  },
  {
    name: '把字调大一号',
    most: 3,
    play: async (hand, { phone }) => {
      const size = () =>
        phone.page.evaluate<number>(
          `parseFloat(getComputedStyle(Array.from(document.querySelectorAll('.xy-content')).at(-1)).fontSize)`
        )
      await hand.tab('我的')
      await hand.tap('字的大小和颜色')
      await hand.see('现在是')
      const before = await size()
      await hand.tap('大一点')
      await until(
        async () => ((await size()) > before ? true : undefined),
        () => `the letters stay at ${before} px`
      )
    }
  },
  {
    name: '看我提的异议有没有答复',
    most: 2,
    play: async (hand, world) => {
      await hand.tap(world.hung.title)
      await hand.tap(/您的异议正在办/)
      const own = await ask<readonly { stateName: string }[]>(world, 'objection.listOwn', {})
      await hand.see(first(own, 'objection').stateName)
    }
  }
]
