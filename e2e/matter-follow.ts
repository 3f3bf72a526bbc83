import { randomBytes } from 'node:crypto'
import { type DemoKey, demoPerson } from '../src/cloud/demo/demo-people'
import { addDays, dayOf } from '../src/domain/common/calendar'
import { type Driver, until } from './driver'
import {
  act,
  addressOf,
  ask,
  look,
  open,
  raise,
  type Scene as Shown,
  townshipId,
  villageId,
  write
} from './matter-scene'
import { signIn } from './story'

/** `mark`: in the words of this run alone, so that one server can hear the story from both phones. */
interface Scene extends Shown {
  readonly mark: string
}

const refused = /FORBIDDEN|NOT_FOUND/

/** What somebody comes upon in lists, searches and desks, and the report's numbers. */
const listed = async (scene: Scene, key: DemoKey, words: string): Promise<string> => {
  const questions: readonly [string, object][] = [
    ['issue.listPublic', { villageId }],
    ['issue.listPublic', { villageId, courtyard: true }],
    ['issue.listOwn', { villageId }],
    ['issue.search', { villageId, words: words.slice(0, 4) }],
    ['issue.listSimilar', { villageId, category: 'neighbour', words }],
    ['issue.listSimilar', { villageId, category: 'other', words }],
    ['issue.listDesk', { villageId }],
    ['issue.listWaiting', { townshipId }],
    ['issue.listTownship', { townshipId }],
    ['issue.readTownshipReport', { townshipId, month: dayOf(new Date()).slice(0, 7) }]
  ]
  const answers = await Promise.all(
    questions.map(([procedure, input]) =>
      ask<unknown>(scene, key, procedure, input).catch((error: Error) => {
        if (refused.test(error.message)) return 'refused'
        throw error
      })
    )
  )
  // What is read anew each time (addresses of files that run out) is no trace of a matter.
  return JSON.stringify(answers, (name, value) => (/url$/i.test(name) ? null : value))
}

/** Whether they have been told anything about a matter. */
const isTold = async (scene: Scene, key: DemoKey, issueId: string): Promise<boolean> => {
  const { placeId } = demoPerson(key)
  const told = await ask<readonly { issueId: string | null }[]>(scene, key, 'message.list', { placeId })
  return told.some((message) => message.issueId === issueId)
}

interface Unseen {
  readonly words: string
  /** Whose business it is: told of it, by which one knows that the messages have gone out. */
  readonly handler: DemoKey
  readonly raiseIt: () => Promise<string>
}

/** Throws when raising a matter changed anything that one of these people sees or is told. */
const expectUnseen = async (
  scene: Scene,
  people: readonly DemoKey[],
  { words, handler, raiseIt }: Unseen
): Promise<string> => {
  const before = new Map<DemoKey, string>()
  for (const key of people) before.set(key, await listed(scene, key, words))
  const issueId = await raiseIt()
  await until(
    async () => ((await isTold(scene, handler, issueId)) ? true : undefined),
    () => `${handler} is not told of a matter that is theirs to handle`
  )
  for (const key of people) {
    if ((await listed(scene, key, words)) !== before.get(key) || (await isTold(scene, key, issueId)))
      throw new Error(`${key} sees that something was raised which is none of their business`)
    const answer = await ask(scene, key, 'issue.read', { villageId, issueId }).catch((e: Error) => e.message)
    if (answer !== 'FORBIDDEN') throw new Error(`${key} reads what is none of their business`)
  }
  return issueId
}

/** Through the screens of somebody who must not find it: not by searching, not by its address. */
const expectUnfound = async (scene: Scene, key: DemoKey, words: string, issueId: string): Promise<void> => {
  const { phone } = scene
  await signIn(phone, key)
  await phone.tab('说事')
  await phone.tap('找村里的事')
  await phone.fill('要找的词', words.slice(0, 4))
  await phone.see('没有找到')
  await open(scene, issueId)
  await phone.see('现在看不到')
  await phone.notSee(words)
}

/**
 * What becomes of three matters, seen from the phones of those whom they concern: one done badly, done over and rated;
 * a quarrel and a matter about a cadre that nobody else can find. The desks' side is played by the API.
 */
export const matterFollow = async (phone: Driver, address: string): Promise<void> => {
  const mark = `${phone.name}${randomBytes(3).toString('hex')}`
  const scene = { phone, address, tokens: new Map(), mark }
  await doneOver(scene)
  await quarrel(scene)
  await aboutCadre(scene)
}

const doneOver = async (scene: Scene): Promise<void> => {
  const words = `三组晒坝边的排水沟垮了（${scene.mark}）`
  const issueId = await raise(scene, { category: 'water', words, placeWords: '三组晒坝' })
  const due = addDays(dayOf(new Date()), 3)
  await write(scene, 'staff-shaxi', 'issue.show', { issueId })
  await act(scene, 'host-a', issueId, 'triage', { reason: '排水沟是院落公共的，先去看看。' })
  await follow(scene, issueId, words)
  const ownerId = demoPerson('committee-a').holderId
  await act(scene, 'committee-a', issueId, 'assign', { ownerId, dueOn: due })
  await act(scene, 'committee-a', issueId, 'start')
  await act(scene, 'committee-a', issueId, 'done', { reason: '沟已经掏通，垮的地方用石头码了。' })
  await rateBadly(scene)
  await act(scene, 'committee-a', issueId, 'restart')
  await act(scene, 'committee-a', issueId, 'done', { reason: '垮的地方重新用水泥砌了，雨后看过不漫水。' })
  await rateWell(scene)
  await readAsOthers(scene, issueId)
}

const follow = async (scene: Scene, issueId: string, words: string): Promise<void> => {
  const { phone } = scene
  await signIn(phone, 'villager-a-daughter')
  await phone.tab('说事')
  await phone.see(words)
  await look(scene, '01-public')
  await phone.tap('找村里的事')
  await phone.fill('要找的词', '排水沟')
  await phone.see(words)
  await look(scene, '02-search')
  await open(scene, issueId)
  await phone.see('一位村民（没有公开姓名）')
  await phone.tap('我也遇到')
  await phone.see('有进展，消息里会告诉您')
  await look(scene, '03-joined')
}

const rateBadly = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await signIn(phone, 'villager-a-elder')
  await phone.tab('说事')
  await phone.tap('我说的事')
  await phone.see('办完了，请您评价')
  await look(scene, '04-own')
  await phone.tap(new RegExp(scene.mark))
  await phone.see('办得怎么样，请您评价')
  await look(scene, '05-to-rate')
  await phone.tap(/不满意/)
  await phone.tap('提交评价')
  await phone.see('请写哪里没办好')
  await phone.fill('哪里没办好', '石头是干码的，昨天一场雨又垮了。')
  await look(scene, '06-dissatisfied')
  await phone.tap('提交评价')
  await phone.see('不满意，重新办')
  await look(scene, '07-rework')
}

const rateWell = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await signIn(phone, 'villager-a-elder')
  await phone.tab('说事')
  await phone.tap('我说的事')
  // The same matter stands in the village's list too, which is just giving way to one's own.
  await phone.see('办完了，请您评价')
  await phone.tap(new RegExp(scene.mark))
  await phone.see('又没办好，上一级会打电话问您')
  await phone.tap(/^满意/)
  phone.loseNextReply('issue.act')
  await phone.tap('提交评价')
  await phone.see('已存在手机上，有信号就送出')
  await phone.tap('现在再试一次')
  await phone.notSee('现在再试一次')
  await phone.see('已解决')
  await look(scene, '08-resolved')
}

/** Who follows reads the whole course, without the raiser's name or words; a stranger reads nothing. */
const readAsOthers = async (scene: Scene, issueId: string): Promise<void> => {
  const { phone } = scene
  await signIn(phone, 'villager-a-daughter')
  await open(scene, issueId)
  await phone.see('已解决')
  await phone.see('评价：不满意')
  await phone.notSee('昨天一场雨又垮了')
  await phone.notSee(demoPerson('villager-a-elder').name)
  await phone.launch(addressOf(issueId))
  await phone.see('登录后可以看')
}

const quarrel = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  const words = `隔壁的围墙占了屋檐滴水处（${scene.mark}）`
  const other = demoPerson('representative-a')
  const others: DemoKey[] = [
    ...(['villager-a-daughter', 'villager-b', 'host-a', 'supervisor-a'] as const),
    ...(['party-member-a', 'representative-a2', 'committee-b', 'staff-tuanbao'] as const)
  ]
  const issueId = await expectUnseen(scene, others, {
    words,
    handler: 'committee-a',
    raiseIt: () =>
      raise(scene, {
        ...{ channel: 'mediation', category: 'neighbour', words },
        otherParty: { memberId: other.holderId, name: other.name }
      })
  })
  await act(scene, 'committee-a', issueId, 'triage')
  await signIn(phone, 'representative-a')
  await phone.tab('说事')
  await phone.tap('我说的事')
  await phone.see('请您表态：愿不愿意调解')
  await phone.tap(new RegExp(scene.mark))
  await phone.see('只有双方和调解员看得到')
  await look(scene, '09-consent')
  await phone.tap('愿意调解')
  await phone.see('愿意调解')
  await phone.notSee('愿不愿意坐下来调解')
  await act(scene, 'committee-a', issueId, 'start_mediation', { ownerId: demoPerson('committee-a').holderId })
  // Whoever took it up has it; the other members of the committee (the secretary is one) are neighbours.
  for (const key of [...others, 'committee-a2', 'secretary-a'] as const) {
    const found = await listed(scene, key, words)
    if (found.includes(issueId)) throw new Error(`${key} finds a quarrel that is not theirs`)
  }
  await expectUnfound(scene, 'secretary-a', words, issueId)
  await signIn(phone, 'villager-a-elder')
  await open(scene, issueId)
  await phone.see('正在调解')
  await phone.see('谁看过这件事')
  await phone.see(`${other.name}（村民）`)
  await look(scene, '10-mediation')
}

const aboutCadre = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  const words = `修路剩的水泥拉去砌了自家院墙（${scene.mark}）`
  const village: DemoKey[] = [
    ...(['villager-a-daughter', 'host-a', 'committee-a', 'committee-a2', 'secretary-a'] as const),
    ...(['representative-a', 'representative-a2', 'party-member-a'] as const)
  ]
  const issueId = await expectUnseen(scene, village, {
    words,
    handler: 'supervisor-a',
    raiseIt: () => raise(scene, { category: 'other', about: 'cadre', words })
  })
  await expectUnfound(scene, 'committee-a', words, issueId)
  await expectUnfound(scene, 'secretary-a', words, issueId)
  const supervisor = demoPerson('supervisor-a')
  await signIn(phone, 'supervisor-a')
  await open(scene, issueId)
  await phone.see(words)
  await phone.see('村干部看不到')
  await signIn(phone, 'villager-a-elder')
  await phone.tab('说事')
  await phone.tap('我说的事')
  await phone.see('村干部看不到')
  await phone.tap(new RegExp(scene.mark))
  await phone.see(`${supervisor.name}（村监委成员）`)
  await look(scene, '11-cadre')
}
