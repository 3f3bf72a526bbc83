import { openDecisions } from './decisions-tab'
import type { Driver } from './driver'
import { signIn } from './story'

/** Opens what is tapped and waits for the words by which its page is known. */
const open = async (phone: Driver, name: string | RegExp, ...words: readonly (string | RegExp)[]) => {
  await phone.tap(name)
  for (const word of words) await phone.see(word)
}

const back = async (phone: Driver, ...words: readonly (string | RegExp)[]) => {
  await phone.back()
  for (const word of words) await phone.see(word)
}

/**
 * Every page of a decision opened once, by somebody who may, on any phone: nothing on them is entered but one objection,
 * by which the pages of an objection are reached. The story of a whole decision is told in Chromium alone.
 */
export const decisionWalk = async (phone: Driver): Promise<void> => {
  await villager(phone)
  await proposing(phone)
  await secretary(phone)
  await board(phone)
  await representative(phone)
  await township(phone)
  await supervisor(phone)
}

/** Both phones may walk through the same host: each has an objector of its own. */
const objectors = { h5: 'villager-a-daughter', weapp: 'villager-a-elder' } as const

const villager = async (phone: Driver): Promise<void> => {
  await signIn(phone, objectors[phone.name])
  await openDecisions(phone)
  await open(phone, '老井水源饮水管网维修资金使用方案', '六步走到哪', '全部经过')
  await phone.shot('walk-01-decision')
  await open(phone, /看方案全文|看改了什么/, '第1版')
  await phone.shot('walk-02-versions')
  await back(phone, '六步走到哪')
  await open(phone, /看公示全文/, '公示记录', '校验码')
  await phone.shot('walk-03-notice')
  await open(phone, /提出异议/, '是哪方面')
  await phone.tap('钱数、账目不对')
  await phone.fill('要说的话', '水管的米数和我们量的不一样，请再量一次。')
  await phone.shot('walk-04-object')
  await open(phone, '提交异议', '异议已收到')
  await phone.shot('walk-05-receipt')
  await signIn(phone, objectors[phone.name])
  await open(phone, '我的异议', '水管的米数')
  await phone.shot('walk-06-own')
}

const proposing = async (phone: Driver): Promise<void> => {
  await signIn(phone, 'villager-a-elder')
  await open(phone, '提一件要村里定的事', '是哪一类事？')
  await open(phone, '公益事业的兴办', '提交', '从哪里来')
  await phone.fill('从哪天起', '2026-12-01')
  await phone.shot('walk-07-propose')
}

const secretary = async (phone: Driver): Promise<void> => {
  await signIn(phone, 'secretary-a')
  await open(phone, /^议事办理/, '办完的')
  await phone.shot('walk-08-desk')
  await open(phone, '村道路灯日常维护承包方案', '现在能登记什么', '六步登记表')
  await phone.shot('walk-09-act')
  await open(phone, '会开过了，审议通过', '确认登记', '会议记录和签到表')
  await phone.shot('walk-10-form')
  await phone.tap('换一项')
  await open(phone, '召集会议', '发出会议通知')
  await phone.shot('walk-11-call')
  await back(phone, '现在能登记什么')
  await back(phone, '办完的')
  await open(phone, '学堂院落文化活动室改造方案', '现在能登记什么')
  await open(phone, '看这次会的通知', '这次会议已经通知过了')
  await open(phone, '通知到人、签到、取消会议', '议程', '取消这次会议')
  await phone.shot('walk-12-attendance')
}

const board = async (phone: Driver): Promise<void> => {
  await signIn(phone, 'committee-a')
  await open(phone, /^公示办理/, '办理')
  await phone.shot('walk-13-board')
  await phone.tap('办理')
  await open(phone, '写更正公告', '检查并交村监委会签', '为什么更正')
  await phone.shot('walk-14-correction')
}

const representative = async (phone: Driver): Promise<void> => {
  await signIn(phone, 'representative-a2')
  await open(phone, /^要表决的事/, '学堂院落文化活动室改造方案')
  await phone.shot('walk-15-coming')
  await open(phone, /^听取各户意见/, '没问')
  await open(phone, /没问$/, '家怎么说')
  await phone.shot('walk-16-consult')
}

const township = async (phone: Driver): Promise<void> => {
  await signIn(phone, 'legal-shaxi')
  await open(phone, /^村里的议事/, '看全文，提意见')
  await phone.shot('walk-17-township')
  await open(phone, '看全文，提意见', '方案全文', '乡镇的意见')
  await phone.shot('walk-18-opinion')
  await signIn(phone, 'legal-shaxi')
  await open(phone, /^转来的异议/, '没有转来的异议')
  await signIn(phone, 'sys-admin')
  await open(phone, /^县里的规则/, '只管以后新提的事')
  await phone.shot('walk-19-county')
}

const supervisor = async (phone: Driver): Promise<void> => {
  await signIn(phone, 'supervisor-a')
  await open(phone, /^待会签的公示/, '没有等会签的公示')
  await signIn(phone, 'supervisor-a')
  await open(phone, /^异议办理/, '钱数、账目不对')
  await phone.shot('walk-20-objections')
  await open(phone, '打开办理', '水管的米数')
  await phone.shot('walk-21-objection')
}
