import { randomBytes } from 'node:crypto'
import { demoPerson } from '../src/cloud/demo/demo-people'
import { addDays } from '../src/domain/common/calendar'
import { moveClock, tokenOf } from './api'
import type { H5Driver } from './h5-driver'
import { act, look, open, raise, type Scene as Shown, write } from './matter-scene'
import { signIn } from './story'

interface Scene extends Shown {
  readonly phone: H5Driver
  readonly mark: string
}

/** A PC of the township, and a phone again. */
const onPc = (phone: H5Driver) => phone.page.setViewportSize({ width: 1280, height: 800 })

/**
 * What the clock does, by moving it: a mediation that takes too long stays on its desk as late; a matter nobody took up
 * climbs from the courtyard to the township, which urges those who have it and gives it into hands; past every term it
 * is late for all to see.
 */
export const matterLate = async (phone: H5Driver, address: string): Promise<void> => {
  const scene = { phone, address, tokens: new Map(), mark: randomBytes(3).toString('hex') }
  const words = `老桥的桥板松了（${scene.mark}）`
  await mediate(scene)
  const issueId = await raise(scene, { category: 'road', words })
  await write(scene, 'staff-shaxi', 'issue.show', { issueId })
  await act(scene, 'host-a', issueId, 'triage')
  await lateOnDesk(scene)
  await urged(scene, issueId, words)
  await atTownship(scene, issueId, words)
  await pastAll(scene, words)
}

const later = async ({ address }: Scene, days: number): Promise<string> =>
  moveClock(address, await tokenOf(address, 'observer'), days)

/** A quarrel in a mediator's hands: it does not climb by itself. */
const mediate = async (scene: Scene): Promise<void> => {
  const other = demoPerson('representative-a')
  const issueId = await raise(scene, {
    ...{ channel: 'mediation', category: 'neighbour', words: `两家的田坎界线说不清（${scene.mark}）` },
    otherParty: { memberId: other.holderId, name: other.name }
  })
  await act(scene, 'committee-a', issueId, 'triage')
  await act(scene, 'representative-a', issueId, 'consent', { consent: { of: 'other', given: true } })
  await act(scene, 'committee-a', issueId, 'start_mediation', { ownerId: demoPerson('committee-a').holderId })
}

const lateOnDesk = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await later(scene, 9)
  await signIn(phone, 'committee-a')
  await phone.tap(/^说事办理/)
  await phone.see(/已经超期 \d+件/)
  await phone.see(/超期\d天/)
  await phone.see('保密的事')
  await phone.see('已转到村')
  await look(scene, 'late-01-desk')
}

/** 督办, from a PC: words to those who have it, which the raiser reads as well. */
const urged = async (scene: Scene, issueId: string, words: string): Promise<void> => {
  const { phone } = scene
  const said = '请本周内定下由谁来修'
  await signIn(phone, 'staff-shaxi')
  await onPc(phone)
  await phone.tap(/^说事督办/)
  await phone.see('全部在办')
  await phone.tap(words)
  await phone.fill('督办的话', said)
  await look(scene, 'late-02-urge-pc')
  await phone.tap('督办', { nth: 1 })
  await phone.see('已督办')
  await phone.see(said)
  await signIn(phone, 'villager-a-elder')
  await open(scene, issueId)
  await phone.see('村这一级')
  await phone.see(said)
  await look(scene, 'late-03-urged')
}

/** Nobody of the village took it up: the township gives it into hands, and its raiser sees who passed it over. */
const atTownship = async (scene: Scene, issueId: string, words: string): Promise<void> => {
  const { phone } = scene
  const today = await later(scene, 8)
  await signIn(phone, 'staff-shaxi')
  await onPc(phone)
  await phone.tap(/^说事督办/)
  await phone.tap(words)
  await phone.see('已转到乡镇')
  await look(scene, 'late-04-passed-up-pc')
  await phone.tap('办理、答复、交办')
  await phone.tap('派给人办')
  await phone.tap(new RegExp(`^${demoPerson('staff-shaxi').name}`))
  await phone.fill('哪天以前办结', addDays(today, 5))
  await look(scene, 'late-05-assign-pc')
  await phone.tap('派给人办', { nth: 1 })
  await phone.see('已登记')
  await signIn(phone, 'villager-a-elder')
  await open(scene, issueId)
  await phone.see(`${demoPerson('staff-shaxi').name}（乡镇经办）`)
  await phone.see('系统自动')
  await look(scene, 'late-06-in-hands')
}

/** Above the county is nobody: past its term it stays there, late, where the township sees it first. */
const pastAll = async (scene: Scene, words: string): Promise<void> => {
  const { phone } = scene
  await later(scene, 31)
  await later(scene, 20)
  await signIn(phone, 'staff-shaxi')
  await phone.tap(/^说事督办/)
  await phone.tap('只看超期')
  await phone.see(words)
  await phone.see(/已超期\d+天/)
  await look(scene, 'late-07-overdue')
  await onPc(phone)
  await phone.see('办到哪一步了')
  await look(scene, 'late-08-overdue-pc')
}
