import { randomBytes } from 'node:crypto'
import { type DemoKey, demoPerson } from '../src/cloud/demo/demo-people'
import { addDays, dayOf } from '../src/domain/common/calendar'
import type { H5Driver } from './h5-driver'
import { act, look, open, raise, type Scene as Shown, write } from './matter-scene'
import { signIn } from './story'

interface Scene extends Shown {
  readonly phone: H5Driver
  readonly mark: string
}

const RAISER = 'villager-a-elder'

/**
 * What the offices do with matters that do not go straight on, pressed on their desks: refused and reconsidered by
 * somebody else, one made of two, handed to the right owner, kept from the public and appealed.
 */
export const matterDesk = async (phone: H5Driver, address: string): Promise<void> => {
  const scene = { phone, address, tokens: new Map(), mark: randomBytes(3).toString('hex') }
  await refused(scene)
  await merged(scene)
  await returned(scene)
  await hidden(scene)
}

/** From 我的 to the form of one step of a matter; its card stands on the desk. */
const openStep = async ({ phone }: Scene, key: DemoKey, words: string, says: string): Promise<void> => {
  await signIn(phone, key)
  await phone.tap(/^说事办理/)
  await phone.tap(words)
  await phone.see('现在能做什么')
  await phone.tap(says)
  await phone.see('换一项')
}

/** The step's name stands above its form as well, where a tap leads back. */
const send = async (phone: H5Driver, says: string): Promise<void> => {
  await phone.tap(says, { nth: 1 })
  await phone.see('已登记')
}

const openOwn = async ({ phone }: Scene, words: string, waits: string): Promise<void> => {
  await signIn(phone, RAISER)
  await phone.tab('说事')
  await phone.tap('我说的事')
  await phone.see(waits)
  await phone.tap(words)
  await phone.see('办到哪一步')
}

/** Refused for a listed reason, asked to be looked at again, and taken in by somebody who had not refused it. */
const refused = async (scene: Scene): Promise<void> => {
  const { phone, mark } = scene
  const words = `院坝边想添一盏路灯（${mark}甲）`
  const issueId = await raise(scene, { category: 'light', words })
  await write(scene, 'staff-shaxi', 'issue.show', { issueId })
  await act(scene, 'host-a', issueId, 'triage')
  await openStep(scene, 'host-a', words, '不予受理')
  await phone.tap('不予受理', { nth: 1 })
  await phone.see('请')
  await phone.tap('超出村里的权限')
  await phone.fill('可以到哪里去办', '镇便民服务中心')
  await look(scene, 'desk-01-decline')
  await send(phone, '不予受理')
  await openOwn(scene, words, '没有受理，可以申请复议')
  await phone.see('镇便民服务中心')
  await look(scene, 'desk-02-declined')
  await phone.fill('为什么要再看一看', '路灯归村里管，别的院落都装了')
  await phone.tap('申请复议')
  await phone.notSee('没有受理，您可以申请复议')
  await openStep(scene, 'committee-a', words, '该受理，重新办')
  await phone.fill('为什么该受理', '村里有路灯的钱，应该受理')
  await look(scene, 'desk-03-reconsider')
  await send(phone, '该受理，重新办')
  await open(scene, issueId)
  await phone.see('复议成立')
}

/** One matter goes into the other; whoever followed either follows the one that is left. */
const merged = async (scene: Scene): Promise<void> => {
  const { phone, mark } = scene
  const first = `岔路口的路灯不亮了（${mark}乙）`
  const second = `岔路口路灯黑了好几天（${mark}丙）`
  const issueId = await raise(scene, { category: 'light', words: first })
  const intoId = await raise(scene, { category: 'light', words: second }, 'representative-a')
  await write(scene, 'staff-shaxi', 'issue.show', { issueId })
  await write(scene, 'staff-shaxi', 'issue.show', { issueId: intoId })
  await write(scene, 'villager-a-daughter', 'issue.join', { issueId })
  await openStep(scene, 'host-a', first, '和另一件是同一件事，并过去')
  await phone.tap(second)
  await look(scene, 'desk-04-merge')
  await send(phone, '和另一件是同一件事，并过去')
  await signIn(phone, 'villager-a-daughter')
  await open(scene, issueId)
  await phone.tap('看合并到的那件事')
  await phone.see(second)
  await phone.see('连您一共2人也遇到')
  await look(scene, 'desk-05-merged')
}

/** Handed on once, and only with the right owner named. */
const returned = async (scene: Scene): Promise<void> => {
  const { phone, mark } = scene
  const words = `水井边的护栏松了（${mark}丁）`
  const issueId = await raise(scene, { category: 'safety', words })
  await write(scene, 'staff-shaxi', 'issue.show', { issueId })
  await act(scene, 'host-a', issueId, 'triage')
  const dueOn = addDays(dayOf(new Date()), 3)
  await act(scene, 'committee-a', issueId, 'assign', { ownerId: demoPerson('host-a').holderId, dueOn })
  await signIn(phone, 'host-a')
  await phone.tap(/^说事办理/)
  await phone.tap('派给我的')
  await phone.tap(`退回：${words}`)
  await phone.fill('为什么退回', '水井归村里管')
  await phone.tap('不该我办，退回', { nth: 1 })
  await phone.see('请选')
  await phone.tap(new RegExp(`^${demoPerson('committee-a2').name}`))
  await look(scene, 'desk-06-return')
  await send(phone, '不该我办，退回')
  await signIn(phone, 'committee-a2')
  await phone.tap(/^说事办理/)
  await phone.tap('派给我的')
  await phone.tap(words)
  await phone.see('请上一级指定谁办')
  await phone.see('现在还不能办')
  await look(scene, 'desk-07-once')
}

/** Kept back for a listed reason, its raiser told, looked at again once, and let through. */
const hidden = async (scene: Scene): Promise<void> => {
  const { phone, mark } = scene
  const words = `垃圾车三天没来，管事的没人理（${mark}戊）`
  const issueId = await raise(scene, { category: 'clean', words })
  await signIn(phone, 'staff-shaxi')
  await phone.tap('说事审核')
  await phone.see(words)
  await phone.tap('暂不公开', { nth: await placeOf(phone, words) })
  await phone.tap('辱骂或造谣中伤他人')
  await phone.fill('说明', '请不要说没人理')
  await look(scene, 'desk-08-hide')
  await phone.tap('确定暂不公开')
  await phone.notSee(words)
  await openOwn(scene, words, '未公开')
  await phone.see('乡镇没有公开这件事')
  await phone.see('理由：辱骂或造谣中伤他人')
  await phone.fill('为什么应该公开', '说的是实情，没有骂人')
  await look(scene, 'desk-09-hidden')
  await phone.tap('申请复核')
  await phone.see('未公开，正在复核')
  await signIn(phone, 'staff-shaxi')
  await phone.tap('说事审核')
  await phone.see('申请复核')
  await phone.see('说的是实情，没有骂人')
  await look(scene, 'desk-10-appeal')
  await phone.tap('让村里看到', { nth: await placeOf(phone, words) })
  await phone.notSee(words)
  await signIn(phone, 'villager-a-daughter')
  await open(scene, issueId)
  await phone.see(words)
}

/** How many matters stand above this one in the township's queue. */
const placeOf = async (phone: H5Driver, words: string): Promise<number> =>
  ((await phone.text()).split(words)[0] ?? '').split('让村里看到').length - 1
