import { randomBytes } from 'node:crypto'
import { demoPerson } from '../src/cloud/demo/demo-people'
import { addDays, dayOf } from '../src/domain/common/calendar'
import { type Driver, until } from './driver'
import { sayAllTheSame, signIn } from './story'

const RAISER = 'villager-a-daughter'
const HOST = 'host-a'

/** The phone that goes from hand to hand, and the words by which this matter is known from all others. */
interface Scene {
  readonly phone: Driver
  readonly words: string
}

const agreed = '各家出一天工把沟掏通，水泥由村里出'
const progress = '水泥拉来了，周六动工'
const firstAccount = '沟掏通了，垮的地方用石头码好'
const badly = '石头是干码的，一场雨又垮了'
const secondAccount = '垮的地方用水泥重新砌了，雨后去看过'

/**
 * One matter from 说 to 评, on screens alone: said, let through, taken in, talked over by the households of the
 * courtyard, given to the host with a day, done, not to the raiser's liking, done over, and settled.
 */
export const matterLoop = async (phone: Driver): Promise<void> => {
  const mark = `${phone.name}${randomBytes(3).toString('hex')}`
  const scene = { phone, words: `晒坝边的水沟垮了，漫到院坝里（${mark}）` }
  await say(scene)
  await letThrough(scene)
  await takeIn(scene)
  await talkOver(scene)
  await giveTo(scene)
  await work(scene)
  await rateBadly(scene)
  await workAgain(scene)
  await rateWell(scene)
}

const say = async ({ phone, words }: Scene): Promise<void> => {
  await signIn(phone, RAISER)
  await phone.tab('说事')
  await phone.tap('我要说事')
  await phone.fill('要说的事', words)
  await phone.tap('饮水排水')
  await phone.fill('地点', '三组晒坝')
  await phone.tap('发送')
  await sayAllTheSame(phone)
  await phone.see('已收到')
  await phone.shot('loop-01-said')
}

/** The township reads the longest waiting first; what others said may stand above. */
const letThrough = async ({ phone, words }: Scene): Promise<void> => {
  await signIn(phone, 'staff-shaxi')
  await phone.tap('说事审核')
  await phone.see(words)
  const above = (await phone.text()).split(words)[0] ?? ''
  await phone.tap('让村里看到', { nth: above.split('让村里看到').length - 1 })
  await phone.notSee(words)
}

const openDesk = async ({ phone }: Scene): Promise<void> => {
  await signIn(phone, HOST)
  await phone.tap(/^说事办理/)
  await phone.see('派给我的')
}

const takeIn = async (scene: Scene): Promise<void> => {
  const { phone, words } = scene
  await openDesk(scene)
  await phone.see(words)
  await phone.shot('loop-02-desk')
  await phone.tap(`接下：${words}`)
  await phone.see('已登记：已接下')
}

/** The minutes of a 说事会: five households came, four agreed. */
const talkOver = async ({ phone, words }: Scene): Promise<void> => {
  await phone.tap('记一次说事会')
  await phone.see('谁到了')
  await phone.fill('哪天开的', dayOf(new Date()))
  await phone.fill('在哪里', '覃家院坝')
  for (const nth of [0, 1, 2, 3, 4]) await phone.tap(/家，?户号/, { nth })
  await phone.see('5户')
  await phone.shot('loop-03-households')
  await phone.tap(new RegExp(`^${words}，?饮水排水`))
  await phone.tap('保存这次说事会')
  await phone.see('还有')
  await phone.shot('loop-04-lacking')
  await phone.tap('议定了')
  await phone.fill('到会5户，同意', '4')
  await phone.fill('议的内容', agreed)
  await phone.fill('会议记录', '晚上七点开到八点，各家都说了话')
  await phone.fill('谁记的', demoPerson(HOST).name)
  await phone.notSee('还有')
  await phone.shot('loop-05-minutes')
  await phone.tap('保存这次说事会')
  await phone.see('记好了')
  await phone.see('实到5户')
  await phone.shot('loop-06-recorded')
  await phone.tap('返回')
  await phone.see('派给我的')
}

const giveTo = async ({ phone, words }: Scene): Promise<void> => {
  await phone.tap(`派给…：${words}`)
  await phone.see('由谁办')
  await phone.tap(`${demoPerson(HOST).name}（我）`)
  await phone.fill('哪天以前办结', addDays(dayOf(new Date()), 3))
  await phone.shot('loop-07-assign')
  await send(phone, '派给人办')
  await phone.see(`由${demoPerson(HOST).name}办`)
  await phone.shot('loop-08-assigned')
  await phone.tap('返回')
  await phone.see('派给我的')
}

/** The step's name stands above its form as well, where a tap leads back. */
const send = async (phone: Driver, says: string): Promise<void> => {
  await phone.tap(says, { nth: 1 })
  await phone.see('已登记')
}

/** Writes down a step that asks for words, from the desk and back to it. */
const write = async ({ phone, words }: Scene, way: string, says: string, label: string, text: string) => {
  await phone.tap(`${way}：${words}`)
  await phone.fill(label, text)
  await phone.shot(`loop-form-${says}`)
  await send(phone, says)
  await phone.tap('返回')
  await phone.see('派给我的')
}

const work = async (scene: Scene): Promise<void> => {
  const { phone, words } = scene
  await phone.tap('派给我的')
  await phone.see(words)
  await phone.see(`派给${demoPerson(HOST).name}，`)
  await phone.shot('loop-09-mine')
  await phone.tap(`开始办：${words}`)
  await phone.see('已登记：正在办')
  await write(scene, '记进展', '记一笔进展', '办到哪一步了', progress)
  await write(scene, '办完', '办完了', '办得怎么样', firstAccount)
}

const openOwn = async ({ phone, words }: Scene): Promise<void> => {
  await signIn(phone, RAISER)
  await phone.tab('说事')
  await phone.tap('我说的事')
  await phone.see('办完了，请您评价')
  await phone.tap(new RegExp(words))
  await phone.see('办得怎么样，请您评价')
}

const rateBadly = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await openOwn(scene)
  await phone.see(firstAccount)
  await phone.tap(/不满意/)
  await phone.tap('提交评价')
  await phone.see('请写哪里没办好')
  await phone.fill('哪里没办好', badly)
  await phone.shot('loop-10-dissatisfied')
  await phone.tap('提交评价')
  await phone.see('不满意，重新办')
  await phone.shot('loop-11-rework')
}

const workAgain = async (scene: Scene): Promise<void> => {
  const { phone, words } = scene
  await openDesk(scene)
  await phone.tap('派给我的')
  await phone.see(words)
  await phone.shot('loop-12-again')
  await phone.tap(`重新办：${words}`)
  await phone.see('已登记：正在办')
  await write(scene, '办完', '办完了', '办得怎么样', secondAccount)
}

const rateWell = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await openOwn(scene)
  await phone.see('又没办好，上一级会打电话问您')
  await phone.tap(/^满意/)
  await phone.tap('提交评价')
  await phone.notSee('提交评价')
  await phone.see('已解决')
  await phone.shot('loop-13-resolved')
  await expectCourse(scene)
}

/** Everything that was done stands in its step, with who did it. */
const expectCourse = async ({ phone }: Scene): Promise<void> => {
  const said = [agreed, progress, firstAccount, badly, secondAccount]
  for (const part of [...said, demoPerson(HOST).name, '4户同意', '评价：不满意']) await phone.see(part)
  await phone.see(new RegExp(`评价\\s+${demoPerson(RAISER).name} · \\S+\\s+满意`))
  const course = await until(
    async () => (await phone.text()).split('办到哪一步')[1],
    () => 'the page does not show how far it has come'
  )
  const steps = ['说', '议', '办', '评'].map((step) => course.search(new RegExp(`\\n${step}\\s*已`)))
  if (steps.some((at, i) => at < 0 || at < (steps[i - 1] ?? 0)))
    throw new Error(`the steps are not all done, in their order:\n${course}`)
}
