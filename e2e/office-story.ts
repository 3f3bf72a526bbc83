import { demoPerson, demoVillages } from '../src/cloud/demo/demo-people'
import type { Driver } from './driver'
import { onOwnHost, onPhone } from './play'
import { signIn } from './story'

const elected = demoPerson('party-member-a')
const { name: villageName } = demoVillages().a
/** The desk of a representative, and one that every villager has. */
const DESK = '评积分'
const EVERYBODYS = '要表决的事'

/** Whether the person finds the desk of the office among theirs. */
const expectDesk = async (phone: Driver, isThere: boolean): Promise<void> => {
  await signIn(phone, 'party-member-a')
  await phone.see(EVERYBODYS)
  const found = (await phone.text()).includes(DESK)
  if (found !== isThere)
    throw new Error(`${elected.name} ${found ? 'has' : 'does not find'} the desk ${DESK}`)
}

/** Who was elected is looked up in the roster, and said in one sentence before it is entered. */
const enter = async (phone: Driver): Promise<void> => {
  await signIn(phone, 'secretary-a')
  await phone.tap(/^任职/)
  await phone.see('谁来登记')
  await phone.shot('office-01-list')
  await phone.tap('登记任职')
  // The list behind has a field of this name as well.
  await phone.see('先找是哪一位')
  await phone.fill('搜姓名', elected.name)
  await phone.tap(new RegExp(`^${elected.name}.*户号${elected.householdNo}`))
  await phone.tap(/^村民代表/)
  await phone.see(new RegExp(`^从今天到.+，${elected.name}任村民代表。$`, 'm'))
  await phone.shot('office-02-sentence')
  phone.loseNextReply('role.grantRole')
  await phone.tap('就这样登记')
  await phone.see('没有发出去')
  await phone.tap('就这样登记')
  await phone.see('登记好了')
}

/** The same person in the same office once more: refused, with what to do, and nothing typed is lost. */
const enterTwice = async (phone: Driver): Promise<void> => {
  await phone.tap('再登记一位')
  await phone.see('先找是哪一位')
  await phone.fill('搜姓名', elected.name)
  await phone.tap(new RegExp(`^${elected.name}.*户号${elected.householdNo}`))
  await phone.tap(/^村民代表/)
  await phone.tap('就这样登记')
  await phone.see('已经担任这个职务')
  await phone.see(elected.name)
  await phone.shot('office-03-refused')
}

/** The township opens a village of its own and sees who is in office; it has nothing to enter. */
const lookOn = async (phone: Driver): Promise<void> => {
  await signIn(phone, 'staff-shaxi')
  await phone.tap(/^任职/)
  await phone.tap(new RegExp(`^${villageName}`))
  await phone.fill('搜姓名', elected.name)
  await phone.see(new RegExp(`^${elected.name}`, 'm'))
  if ((await phone.text()).includes('登记任职')) throw new Error('the township is offered to enter an office')
  await phone.tap(new RegExp(`^${elected.name}`))
  await phone.see('选举、推选产生')
  if ((await phone.text()).includes('登记离任')) throw new Error('the township is offered to end an office')
}

const end = async (phone: Driver): Promise<void> => {
  await signIn(phone, 'secretary-a')
  await phone.tap(/^任职/)
  await phone.fill('搜姓名', elected.name)
  await phone.tap(new RegExp(`^${elected.name}`))
  await phone.tap('登记离任')
  await phone.tap('本人辞职')
  await phone.see(`从今天起，${elected.name}不再任村民代表`)
  await phone.shot('office-04-end')
  await phone.tap('确定离任')
  await phone.see('离任原因')
  await phone.see('本人辞职')
  await phone.shot('office-05-ended')
}

/** A villager elected as a representative finds the desk of the office, and no more once it has ended. */
const officeStory = async (phone: Driver): Promise<void> => {
  await expectDesk(phone, false)
  await enter(phone)
  await enterTwice(phone)
  await expectDesk(phone, true)
  await lookOn(phone)
  await end(phone)
  await expectDesk(phone, false)
}

/** A phone is lost: the committee takes its WeChat away from the household, and whoever holds it reads why. */
const lostPhone = async (phone: Driver, lost: Driver): Promise<void> => {
  const elder = demoPerson('villager-a-elder')
  await signIn(lost, 'villager-a-elder')
  await signIn(phone, 'committee-a')
  await phone.tap(/^家户/)
  await phone.fill('搜户主或户号', elder.householdNo ?? '')
  await phone.tap(new RegExp(`户号${elder.householdNo}`))
  await phone.see('已认户')
  await phone.shot('household-01')
  await phone.tap(new RegExp(`^${elder.name}`))
  await phone.tap('手机丢了')
  await phone.shot('household-02-release')
  await phone.tap('确定取消')
  await phone.notSee('确定取消')
  await lost.restart()
  await lost.tab('我的')
  await lost.see('村里取消了这个微信的认户：手机丢了')
  await lost.shot('household-03-told')
}

/** Offices and households on screens, with two phones and a host of their own: others must not lose their elder. */
export const officesAndHouseholds = (make: (server: string) => Driver): Promise<undefined> =>
  onOwnHost(make, async (phone, address) => {
    await officeStory(phone)
    await onPhone(make(address), (lost) => lostPhone(phone, lost))
  })
