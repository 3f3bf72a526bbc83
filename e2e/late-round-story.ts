import { randomUUID } from 'node:crypto'
import { demoPerson, demoVillages } from '../src/cloud/demo/demo-people'
import { call, tokenOf } from './api'
import type { Driver } from './driver'
import { lookAt } from './look-at'
import { openRound, openRoute, scoreOne } from './round-story'
import { signIn } from './story'

/**
 * A household is scored without a signal, and the round is closed before there is one: the sheet is taken all the same,
 * and the phone says that it does not count. The committee sees what came late, opens the round again with a reason, is
 * told from whom sheets may still come, and closes it with a second press. A round of its own on each phone.
 */
export const lateRoundStory = async (phone: Driver, address: string): Promise<void> => {
  const name = `晚到的表（${phone.name}${randomUUID().slice(0, 4)}）`
  const roundId = await openRound(address, name)
  await signIn(phone, 'committee-a2')
  await openRoute(phone, name)
  await phone.tap(/没评$/, { nth: 0 })
  await phone.see('评好了，下一户')
  await phone.offline(true)
  await scoreOne(phone, 0, false)
  await phone.back()
  await phone.see('1户已经存好，等信号')
  await closeMeanwhile(address, roundId)
  await phone.offline(false)
  await phone.see('您评的1户收到了，但来晚了，没有算进结果')
  await lookAt(phone, 'late-round-01-said')
  await phone.back()
  await phone.see('您评的1户收到了，但这一轮已经结束，没有算进结果')
  await phone.tap(/^看进度/, { nth: 0 })
  await reopen(phone)
  await closeAgain(phone)
}

const closeMeanwhile = async (address: string, roundId: string): Promise<void> => {
  const token = await tokenOf(address, 'committee-a')
  const { id: villageId } = demoVillages().a
  await call(address, token, 'round.close', { requestId: randomUUID(), villageId, roundId, asked: true })
}

const reopen = async (phone: Driver): Promise<void> => {
  await phone.see('来晚的检查表：1份')
  await phone.tap('是哪几户（1）')
  await phone.see('户号')
  await lookAt(phone, 'late-round-02-late')
  await phone.fill('为什么重新打开', '岩上组没有信号')
  await phone.tap('重新打开，算进去')
  await phone.see('重新打开这一轮？')
  await phone.tap('重新打开')
  await phone.notSee('来晚的检查表')
  await phone.see('正在检查')
}

const closeAgain = async (phone: Driver): Promise<void> => {
  await phone.see('可能还有表没送到')
  await phone.tap('结束检查，告诉各户')
  await phone.see('结束这一轮检查？')
  await phone.tap('结束')
  await phone.see(new RegExp(`${demoPerson('supervisor-a').name}.*的表可能还没送到`))
  await lookAt(phone, 'late-round-03-quiet')
  await phone.tap('都问过了，结束检查')
  await phone.see('这一轮结束了')
  await phone.tap('谁开的、谁结束的')
  await phone.see('原因：岩上组没有信号')
  await lookAt(phone, 'late-round-04-course')
}
