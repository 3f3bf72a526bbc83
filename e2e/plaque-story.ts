import type { DemoKey } from '../src/cloud/demo/demo-people'
import { type Award, plaquesOf, toAwards } from './award-scene'
import { type Driver, until } from './driver'
import { expectNowhere, lookAt } from './look-at'
import { openMessage } from './open-message'
import { passDays } from './pass-days'
import { signIn } from './story'

const FAULT = '柴草又堆到了路上，过不了车'

/** After the days to object: the plaque for all to see, its points apart, and what happens when the house is let go. */
export const plaqueStory = async (award: Award): Promise<void> => {
  await honoured(award)
  await hangsForAll(award.phone, award.elders.name, '已挂牌')
  await findFault(award)
  await askedToMend(award)
  await nobodyElseReads(award)
  await pause(award)
  await hangsForAll(award.phone, award.elders.name, '暂停挂牌')
  await keepsPoints(award)
}

/** What the statement says can be spent. */
const spendable = (phone: Driver): Promise<string> =>
  until(
    async () => /可用积分\s*([\d,]+)\s*分/.exec(await phone.text())?.[1],
    () => 'the statement does not say what can be spent'
  )

const honoured = async (award: Award): Promise<void> => {
  const { phone } = award
  await signIn(phone, 'villager-a-daughter')
  await passDays(award, 7)
  await phone.tab('积分')
  await phone.see('另有20分：荣誉分，不兑换')
  await phone.see('荣誉分，只记荣誉，不能兑换')
  const points = await spendable(phone)
  await phone.shot('award-10-statement')
  await phone.tap(/^积分超市/)
  await phone.see('兑换预算')
  await phone.tap(/^肥皂/)
  await phone.see(new RegExp(`我家能用的分[^\\d]*${points}分`))
  await openMessage(phone, 'villager-a-elder', '您家评上了，已经挂牌，荣誉分已记上')
  await phone.see('已挂牌')
}

const hangsForAll = async (phone: Driver, home: string, state: string): Promise<void> => {
  await phone.launch(plaquesOf)
  await phone.see(home)
  await phone.see(state)
  await phone.shot(`award-11-${state === '已挂牌' ? 'hangs' : 'paused'}`)
}

/** From a tab to the page of the elders' plaque. */
const toPlaque = async ({ phone, elders }: Award): Promise<void> => {
  await toAwards(phone)
  await phone.tap(/^挂牌的户/)
  await phone.tap(new RegExp(`尾号${elders.no.slice(-3)}`))
  await phone.see('提名理由')
}

const openPlaque = async (award: Award, key: DemoKey): Promise<void> => {
  await signIn(award.phone, key)
  await toPlaque(award)
}

const findFault = async (award: Award): Promise<void> => {
  const { phone } = award
  await openPlaque(award, 'committee-a2')
  await phone.fill('要改什么', FAULT)
  await phone.tap('告诉这一户整改')
  await phone.see('限期整改')
  await phone.see('提出整改的人不能自己复查，请另一位去看')
  await phone.notSee('没有改好，暂停挂牌')
  await phone.shot('award-12-told')
}

const askedToMend = async ({ phone }: Award): Promise<void> => {
  await openMessage(phone, 'villager-a-elder', '您家的牌子要整改')
  await phone.see('限期整改')
  await phone.see(FAULT)
  await phone.see('以前改好')
  await lookAt(phone, 'award-13-to-mend')
}

/** To the others it hangs as it did. */
const nobodyElseReads = async (award: Award): Promise<void> => {
  const { phone } = award
  await openPlaque(award, 'party-member-a')
  await phone.see('已挂牌')
  await phone.notSee('限期整改')
  await expectNowhere(phone, FAULT)
}

/** Another looks again: before the last day it can only be found mended. */
const pause = async (award: Award): Promise<void> => {
  const { phone } = award
  await openPlaque(award, 'supervisor-a')
  await phone.see('已经改好')
  await phone.notSee('没有改好，暂停挂牌')
  await signIn(phone, 'supervisor-a')
  await passDays(award, 7, 1)
  await toPlaque(award)
  await phone.fill('看到的情况', '又去看过，柴草还在路上。')
  await phone.tap('没有改好，暂停挂牌')
  await phone.see('恢复挂牌')
  await lookAt(phone, 'award-14-paused')
}

/** What was given for it stays, and the household reads why it is paused. */
const keepsPoints = async (award: Award): Promise<void> => {
  const { phone } = award
  await signIn(phone, 'villager-a-elder')
  await phone.tab('积分')
  await phone.see('另有20分：荣誉分，不兑换')
  await toPlaque(award)
  await phone.see('又去看过，柴草还在路上')
}
