import { demoPerson } from '../src/cloud/demo/demo-people'
import { addDays, dayOf, daysBetween } from '../src/domain/common/calendar'
import { quarterOf } from '../src/domain/shop/redeem'
import { type Driver, until } from './driver'
import { earnPoints } from './earn-points'
import { expectNowhere, lookAt } from './look-at'
import { ask, villageId } from './matter-scene'
import { openMessage } from './open-message'
import { passDays } from './pass-days'
import { movedOn, resolveRules, type Village } from './resolve-rules'
import { signIn } from './story'

const RULE = '门前杂物占了公用的路'
const LIMIT = 30
const elder = demoPerson('villager-a-elder')
/** From the first deed of the story to its last review, with room to spare. */
const DAYS = 24

interface Scene extends Village {
  readonly phone: Driver
}

/** One thing that a household is held to, in the words of those who handle it. */
interface Thing {
  readonly what: string
  readonly told: string
}
const answered: Thing = { what: '请把门前的柴堆挪进院里', told: '三天了柴堆还在路边' }
const silent: Thing = { what: '请把路边的旧家具搬走', told: '旧家具没有搬，车过不去' }

/**
 * Deductions in a village that resolved them: the text written on screens and carried through its decision; a household
 * that answers in time loses nothing; another time it says nothing and loses this period's points of that category at
 * most. Nobody else reads of either, and the village beside has no such desk. Needs a host of its own.
 */
export const deductionStory = async (phone: Driver, address: string, photo: string): Promise<void> => {
  const scene: Scene = { phone, address, photo, tokens: new Map(), today: dayOf(new Date()) }
  await offBefore(scene)
  await writeRules(scene)
  await resolveRules(scene)
  await intoOnePeriod(scene)
  await earnPoints(scene, elder.householdId ?? '', [
    { words: '屋里屋外扫整齐', times: 2 },
    { words: '邻里互助', times: 1 }
  ])
  await remind(scene, answered)
  await readReminder(scene)
  await tell(scene, answered)
  await answer(scene)
  await review(scene, { thing: answered, keep: false })
  await nothingTaken(scene)
  const inList = await publicSum(scene)
  await remind(scene, silent)
  await tell(scene, silent)
  const before = await standing(scene)
  await review(scene, { thing: silent, keep: true })
  await taken(scene, before)
  await unseenByOthers(scene, inList)
  await noDeskBeside(scene)
}

/** Before the resolution nobody has such a desk. */
const offBefore = async ({ phone }: Scene): Promise<void> => {
  await signIn(phone, 'committee-a')
  await phone.see('记积分')
  await phone.notSee('扣分办理')
}

/** The present version with one rule more, that takes points; handed in to the villagers' meeting. */
const writeRules = async ({ phone, today }: Scene): Promise<void> => {
  await phone.tap(/^起草积分细则/)
  await phone.tap('起草新的一版')
  await phone.fill('细则的名称', '莫𡐓村积分细则（带扣分）')
  await phone.tap(/^从正在施行的开始/)
  await phone.tap('开始')
  await phone.see('名称、施行日期和有效期')
  await phone.fill('从哪一天起施行', addDays(today, 1))
  await phone.tap('有扣分，只减当季同类的分')
  await phone.tap('保存')
  await phone.see('名称、施行日期、有效期、扣分、互斥组')
  await phone.see('带扣分的细则要由村民会议通过，并报乡镇备案')
  await phone.tap('加一条')
  await phone.see('凭什么认定')
  await phone.tap('庭院卫生')
  await phone.fill('做什么事', RULE)
  await phone.tap('扣分')
  await phone.fill('几分', String(LIMIT))
  await phone.fill('按什么计分', '次')
  await phone.shot('deduction-01-rule')
  await phone.tap('保存这一条')
  await phone.see('交四议两公开')
  await phone.see(RULE)
  await phone.tap('交去表决')
  await phone.tap('交上去')
  await phone.see('已交去表决')
}

/** All that follows lies in one quarter. */
const intoOnePeriod = async (scene: Scene): Promise<void> => {
  const { to } = quarterOf(scene.today)
  if (addDays(scene.today, DAYS) > to) await movedOn(scene, daysBetween(scene.today, to) + 1)
}

/** What a neighbour reads of the elders' household in the village's list of this year. */
const publicSum = async (scene: Scene): Promise<string> => {
  const { phone, today } = scene
  await signIn(phone, 'party-member-a')
  await phone.tab('积分')
  await phone.tap(/^全村积分/)
  await phone.tap(`${today.slice(0, 4)}全年`)
  return until(
    async () =>
      /尾号017）\s*([\d,]+分\s*乡村建设参与\d+ · 庭院卫生\d+ · 公益美德\d+)/.exec(await phone.text())?.[1],
    () => 'the elders are not in the list of the village'
  )
}

const openDesk = async ({ phone }: Scene): Promise<void> => {
  await phone.tap(/^扣分办理/)
  await phone.see('先提醒，改好了就不扣')
}

const remind = async (scene: Scene, { what }: Thing): Promise<void> => {
  const { phone } = scene
  await signIn(phone, 'committee-a')
  await openDesk(scene)
  await phone.tap('提醒一户')
  await phone.fill('搜户主或户号', elder.householdNo ?? '')
  await phone.tap(new RegExp(`户号${elder.householdNo}`))
  await phone.tap(new RegExp(RULE))
  await phone.fill('什么事，怎么改', what)
  if (what === answered.what) await lookAt(phone, 'deduction-02-remind')
  await phone.tap('提醒这一户')
  await phone.see('已提醒，等改正')
  await phone.see(what)
}

const openOwn = async ({ phone }: Scene, message: string): Promise<void> => {
  await openMessage(phone, 'villager-a-elder', message)
  await phone.see('这里只有您家和经办的人看得到，不会公开')
}

const readReminder = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await openOwn(scene, '村里提醒您家一件事')
  await phone.see(answered.what)
  await phone.see('已提醒，等改正')
  await phone.notSee('我要申辩')
  await phone.shot('deduction-03-reminded')
}

/** A day later at the earliest: what was not put right, in words that the household reads. */
const tell = async (scene: Scene, { what, told }: Thing): Promise<void> => {
  const { phone } = scene
  await signIn(phone, 'committee-a')
  await passDays(scene, 1)
  await openDesk(scene)
  await phone.see(what)
  await phone.fill('告知的话', told)
  await phone.tap('没有改，告知这一户')
  await phone.see('已告知，可以申辩')
}

const answer = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await openOwn(scene, '您家有一件事要扣分')
  await phone.see(answered.told)
  await phone.fill('我要申辩', '柴堆是帮邻居家砍的，当天就送过去了，院落长看见的。')
  await lookAt(phone, 'deduction-04-answer')
  await phone.tap('提交申辩')
  await phone.see('申辩：柴堆是帮邻居家砍的')
}

/** The supervision committee, after the three days to answer; before them it can only read. */
const review = async (scene: Scene, { thing, keep }: { thing: Thing; keep: boolean }): Promise<void> => {
  const { phone } = scene
  await signIn(phone, 'supervisor-a')
  if (!keep) {
    await openDesk(scene)
    await phone.see('过后才能复核')
    await phone.notSee('提交复核')
    await signIn(phone, 'supervisor-a')
  }
  await passDays(scene, 1, 1, 1, 1)
  await openDesk(scene)
  await phone.see(thing.told)
  await phone.tap(keep ? '照细则扣' : '不扣分')
  await phone.fill('理由', keep ? '到现场看过，家具还在路上。' : '问过院落长，说的属实。')
  if (keep) await lookAt(phone, 'deduction-05-review')
  await phone.tap('提交复核')
  await phone.see(keep ? '已扣分' : '结果：问过院落长')
  await phone.notSee('提交复核')
}

interface Statement {
  readonly available: number
  readonly entries: readonly {
    kind: string
    categoryName: string | null
    points: number
    occurredOn: string
    reversed: boolean
  }[]
}

const standing = (scene: Scene): Promise<Statement> =>
  ask<Statement>(scene, 'villager-a-elder', 'points.readStatement', {
    ...{ villageId, householdId: elder.householdId }
  })

const nothingTaken = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await openOwn(scene, '您家那件扣分的事有了结果')
  await phone.see('结果：问过院落长，说的属实')
  const { entries } = await standing(scene)
  if (entries.some((e) => e.kind === 'deduction')) throw new Error('something was deducted')
}

/** This quarter's points for the courtyard, and nothing of the rest. */
const taken = async (scene: Scene, before: Statement): Promise<void> => {
  const { phone } = scene
  const { from } = quarterOf(scene.today)
  const earned = before.entries
    .filter((e) => e.kind === 'award' && e.categoryName === '庭院卫生' && !e.reversed && e.occurredOn >= from)
    .reduce((sum, e) => sum + e.points, 0)
  if (earned < 4 || earned >= LIMIT || earned >= before.available)
    throw new Error(`${earned} of ${before.available} points are this quarter's for the courtyard`)
  await openOwn(scene, '您家那件扣分的事有了结果')
  await phone.see(`扣了${earned}分`)
  await phone.see('结果：到现场看过，家具还在路上')
  await lookAt(phone, 'deduction-06-taken')
  await signIn(phone, 'villager-a-elder')
  await phone.tab('积分')
  await phone.see(new RegExp(`可用积分\\s*${before.available - earned}\\s*分`))
  await phone.see(`−${earned}分`)
  await phone.shot('deduction-07-statement')
}

/** Neither the words nor the smaller sum: on no screen of a neighbour, nor in what the phone holds of it. */
const unseenByOthers = async (scene: Scene, inList: string): Promise<void> => {
  const { phone } = scene
  const now = await publicSum(scene)
  if (now !== inList) throw new Error(`the neighbours read another sum:\n${inList}\n→\n${now}`)
  await signIn(phone, 'party-member-a')
  await phone.notSee('扣分办理')
  await phone.open('packages/ledger/deductions/index')
  await phone.see('您家没有扣分的事')
  await phone.open(
    `packages/ledger/statement/index?villageId=${villageId}&householdId=${elder.householdId ?? ''}`
  )
  await phone.see('您的身份不能做这一步')
  for (const words of [answered.what, answered.told, silent.what, silent.told, '扣了', RULE])
    await expectNowhere(phone, words)
}

/** The village beside resolved nothing. */
const noDeskBeside = async ({ phone }: Scene): Promise<void> => {
  await signIn(phone, 'committee-b')
  await phone.see('记积分')
  await phone.notSee('扣分办理')
}
