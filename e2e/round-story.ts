import { randomUUID } from 'node:crypto'
import type { DemoKey } from '../src/cloud/demo/demo-people'
import { demoPerson, demoVillages } from '../src/cloud/demo/demo-people'
import { demoPlan } from '../src/cloud/demo/demo-plan'
import { call, tokenOf } from './api'
import type { Driver } from './driver'
import { signIn } from './story'

/** How many households each of the two goes to before there is a signal again. */
const HOUSEHOLDS = 30

interface Stop {
  readonly id: string
  readonly no: string
  readonly sent: boolean
}

interface Route {
  readonly stops: readonly Stop[]
  readonly lines: readonly { readonly id: string; readonly indoors: boolean }[]
}

/**
 * Two inspectors go round thirty households without a signal; half-way the phone ends the app, and nothing is lost. When
 * the signal is back everything goes by itself, once, though the first reply is lost on the way. Then the leader sees how
 * far the round is. A round of its own on each phone, so that both may play on one server.
 */
export const roundStory = async (phone: Driver, address: string): Promise<void> => {
  const name = `庭院检查（${phone.name}${randomUUID().slice(0, 4)}）`
  await openRound(address, name)
  await inspect(phone, address, name, 'committee-a', true)
  await inspect(phone, address, name, 'committee-a2', false)
  await secondLook(phone, await scoreFarOff(address, name))
}

/** A third inspector sees the first yard very differently: the leader is asked to look again, and that settles it. */
const secondLook = async (phone: Driver, no: string): Promise<void> => {
  await phone.back()
  await phone.tap(/^看进度/, { nth: 0 })
  await phone.see('各组')
  await phone.see(new RegExp(`${demoPerson('committee-a').name}\\s*${HOUSEHOLDS}户`))
  await phone.see('要复看的（1户）')
  await phone.shot('round-09-progress')
  await phone.tap(new RegExp(`户号${no}`))
  await phone.see('请您复看')
  await phone.tap('门前三包8分')
  await phone.see('合计')
  await phone.tap('评好了，下一户')
  await phone.see('检查表已经送到')
  await phone.back()
  await phone.notSee('要复看的')
  await phone.see('评完1户')
}

/** The supervisor's sheet of the first household, in one call; answers its number. */
const scoreFarOff = async (address: string, name: string): Promise<string> => {
  const { id: villageId } = demoVillages().a
  const key = 'supervisor-a'
  const token = await tokenOf(address, key)
  const { roundId, route } = await routeOf(address, token, name)
  const [first] = route.stops
  if (!first) throw new Error('the route is empty')
  const marks = Object.fromEntries(route.lines.filter((l) => !l.indoors).map((l) => [l.id, 4]))
  const sheet = { consent: 'none', marks, help: '', advice: '', again: false, photoIds: [] }
  await call(address, token, 'round.sendSheets', {
    ...{ requestId: randomUUID(), villageId, roundId, inspectorId: demoPerson(key).holderId },
    sheets: [{ ...sheet, sheetId: randomUUID(), householdId: first.id, at: new Date().toISOString() }]
  })
  return first.no
}

/** The same as the form does; the form itself is looked at by the walk of every page. */
export const openRound = async (address: string, name: string): Promise<string> => {
  const { id: villageId } = demoVillages().a
  const { a, offices } = demoPlan()
  const elders = a.households.find((h) => h.no === '03017')
  const inspectorIds = ['committee-a', 'committee-a2', 'supervisor-a'] as const
  const token = await tokenOf(address, 'committee-a')
  const today = (await call<{ today: string }>(address, token, 'session.read', {})).today
  const { roundId } = await call<{ roundId: string }>(address, token, 'round.open', {
    ...{ requestId: randomUUID(), villageId, name, from: today, to: today, groupIds: [elders?.groupId] },
    inspectorIds: inspectorIds.map((key) => demoPerson(key).holderId),
    leaderId: offices.a.committee[2]?.id
  })
  return roundId
}

const inspect = async (
  phone: Driver,
  address: string,
  name: string,
  key: DemoKey,
  dies: boolean
): Promise<void> => {
  await signIn(phone, key)
  await openRoute(phone, name)
  await phone.see('评了0户')
  if (dies) await phone.shot('round-01-route')
  // Once, so that H5 has the page's program; in WeChat a package is on the phone after its first page.
  await phone.tap(/没评$/, { nth: 0 })
  await phone.see('评好了，下一户')
  await phone.offline(true)
  for (let n = 0; n < HOUSEHOLDS; n += 1) {
    if (dies && n === HOUSEHOLDS / 2) await dieHalfWay(phone, name)
    await scoreOne(phone, n, dies)
  }
  await phone.back()
  await phone.see(`${HOUSEHOLDS}户已经存好，等信号`)
  if (dies) await phone.shot('round-04-waits')
  phone.loseNextReply('round.sendSheets')
  await phone.offline(false)
  await phone.notSee('已经存好，等信号')
  await phone.see(`评了${HOUSEHOLDS}户`)
  if (dies) await phone.shot('round-05-sent')
  await expectOnce(address, name, key)
}

export const openRoute = async (phone: Driver, name: string): Promise<void> => {
  await phone.tab('我的')
  await phone.tap(/^庭院卫生/)
  await phone.see(name)
  // The newest round stands first.
  await phone.tap('去检查', { nth: 0 })
  await phone.see('没评的')
  await phone.see(name)
}

/** The phone ends the app in the middle of a household: what was tapped is still there. */
const dieHalfWay = async (phone: Driver, name: string): Promise<void> => {
  await phone.tap('院内堆放7分')
  await phone.restart()
  await openRoute(phone, name)
  await phone.see(`${HOUSEHOLDS / 2}户已经存好，等信号`)
  await phone.shot('round-03-after')
  await phone.tap(/评了一半$/, { nth: 0 })
  await phone.see('院内堆放')
  await phone.see('还有7项没评')
}

export const scoreOne = async (phone: Driver, n: number, shoots: boolean): Promise<void> => {
  const text = await phone.text()
  const isHelped = text.includes('只帮不比')
  if (isHelped) await phone.tap('清扫院子')
  else {
    await phone.tap(`门前三包${9 - (n % 3)}分`)
    await phone.tap(/^没打的\d项都打/)
    await phone.see('合计')
  }
  if (n === 0 && shoots) await phone.shot('round-02-sheet')
  await phone.tap('评好了，下一户')
  await phone.see('存好了')
  // The next household stands there before anything else is tapped.
  await phone.notSee(/户号\d+/.exec(text)?.[0] ?? '户号')
}

const routeOf = async (address: string, token: string, name: string) => {
  const { id: villageId } = demoVillages().a
  const rounds = await call<{ roundId: string; name: string }[]>(address, token, 'round.list', { villageId })
  const roundId = rounds.find((r) => r.name === name)?.roundId
  return { roundId, route: await call<Route>(address, token, 'round.readRoute', { villageId, roundId }) }
}

/** The server has every sheet once. */
const expectOnce = async (address: string, name: string, key: DemoKey): Promise<void> => {
  const { route } = await routeOf(address, await tokenOf(address, key), name)
  const sent = route.stops.filter((s) => s.sent).length
  if (sent !== HOUSEHOLDS) throw new Error(`${key} sent ${sent} households, not ${HOUSEHOLDS}`)
}
