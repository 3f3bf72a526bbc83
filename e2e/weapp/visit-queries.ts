import { randomUUID } from 'node:crypto'
import { type DemoKey, demoPerson } from '../../src/cloud/demo/demo-people'
import { call } from '../api'
import { ask, type Scene, townshipId, villageId, write } from '../matter-scene'

/** The parameters of a page. */
export type Query = Record<string, string>
/** A host with the demo county, and the sessions of those who were asked for. */
export type World = Pick<Scene, 'address' | 'tokens'>

const elder = demoPerson('villager-a-elder')
const home = { villageId, householdId: String(elder.householdId) }
export const here = async () => ({ villageId })
export const family = async () => home

export const read = <T>(world: World, key: DemoKey, procedure: string, input: object = {}): Promise<T> =>
  ask<T>(world, key, procedure, { villageId, ...input })
export const send = <T>(world: World, key: DemoKey, procedure: string, input: object): Promise<T> =>
  write<T>(world, key, procedure, input)

/** The first of a list; without one the walk has nothing to open, which is its failure. */
export const first = <T>(list: readonly T[], what: string): T => {
  const [found] = list
  if (found === undefined) throw new Error(`the demo county has no ${what}`)
  return found
}

interface Decision {
  readonly decisionId: string
  readonly title: string
}

const decisionNamed = async (world: World, title: string): Promise<Query> => {
  const list = await read<Decision[]>(world, 'villager-a-elder', 'decision.list')
  const { decisionId } = first(
    list.filter((d) => d.title === title),
    `decision ${title}`
  )
  return { villageId, decisionId }
}
export const decision = (title: string) => (world: World) => decisionNamed(world, title)

export const noticeOpen = async (world: World): Promise<Query> => {
  const list = await read<{ noticeId: string; windowDaysLeft: number | null }[]>(
    world,
    'villager-a-elder',
    'notice.list'
  )
  const open = list.filter((n) => (n.windowDaysLeft ?? 0) > 0)
  return { villageId, noticeId: first(open, 'notice that is open').noticeId }
}

export const loudNotice = async (world: World): Promise<Query> => {
  const { noticeId = '' } = await noticeOpen(world)
  return { villageId, kind: 'notice', id: noticeId }
}

export const meeting = async (world: World): Promise<Query> => {
  const { holderId } = demoPerson('representative-a2')
  const input = { memberId: holderId }
  const { coming } = await read<{ coming: { meetingId: string; title: string }[] }>(
    world,
    'representative-a2',
    'meeting.listOwn',
    input
  )
  const called = coming.filter((m) => m.title === '学堂院落文化活动室改造方案')
  return { villageId, meetingId: first(called, 'meeting of the representatives').meetingId }
}

export const matter = async (world: World): Promise<Query> => {
  const list = await read<{ issueId: string }[]>(world, 'villager-a-elder', 'issue.listPublic')
  return { villageId, issueId: first(list, 'matter').issueId }
}

export const matterAtWork = async (world: World): Promise<Query> => {
  const list = await read<{ issueId: string; state: string }[]>(world, 'villager-a-elder', 'issue.listPublic')
  const working = list.filter((i) => i.state === 'IN_PROGRESS')
  return { villageId, issueId: first(working, 'matter being worked on').issueId }
}

export const objection = async (world: World): Promise<Query> => {
  const own = () => read<{ objectionId: string }[]>(world, 'villager-a-daughter', 'objection.listOwn')
  const [said] = await own()
  if (said) return { villageId, objectionId: said.objectionId }
  const { noticeId } = await noticeOpen(world)
  const words = '水管的米数和我们量的不一样，请再量一次。'
  await send(world, 'villager-a-daughter', 'objection.raise', {
    noticeId,
    ground: 'accounts',
    words,
    showName: false
  })
  return { villageId, objectionId: first(await own(), 'objection').objectionId }
}

export const claim = async (world: World): Promise<Query> => {
  const { claims } = await read<{ claims: { claimId: string }[] }>(world, 'villager-a-elder', 'claim.mine')
  return { villageId, claimId: first(claims, 'claim').claimId }
}

export const sheet = async (world: World): Promise<Query> => {
  const { sheets } = await read<{ sheets: { sheetId: string }[] }>(world, 'assessor-a3', 'claim.toScore')
  return { villageId, sheetId: first(sheets, 'sheet to score').sheetId }
}

export const batch = async (world: World): Promise<Query> => {
  const list = await read<{ batchId: string }[]>(world, 'committee-a', 'claim.listBatches')
  return { villageId, batchId: first(list, 'batch of points').batchId }
}

interface Draft {
  readonly draftId: string
  readonly lines: readonly { readonly lineId: string }[]
}

export const rulebookDraft = async (world: World): Promise<Query> => {
  const list = () => read<{ drafts: { draftId: string }[] }>(world, 'committee-a', 'rulebook.listDrafts')
  const begun = (await list()).drafts[0]
  if (begun) return { villageId, draftId: begun.draftId }
  const books = await read<{ versions: { rulebookId: string }[] }>(
    world,
    'committee-a',
    'rulebook.listVersions'
  )
  const from = { kind: 'version', rulebookId: first(books.versions, 'rulebook').rulebookId }
  await send(world, 'committee-a', 'rulebook.startDraft', { title: '莫𡐓村积分细则', from })
  return { villageId, draftId: first((await list()).drafts, 'draft of a rulebook').draftId }
}

export const rulebookLine = async (world: World): Promise<Query> => {
  const at = await rulebookDraft(world)
  const draft = await read<Draft>(world, 'committee-a', 'rulebook.readDraft', at)
  return { ...at, lineId: first(draft.lines, 'line of a rulebook').lineId }
}

export const round = async (world: World): Promise<Query> => {
  const list = await read<{ roundId: string; state: string }[]>(world, 'committee-a', 'round.list')
  return {
    roundId: first(
      list.filter((r) => r.state === 'open'),
      'round under way'
    ).roundId
  }
}

export const stop = async (world: World): Promise<Query> => {
  const at = await round(world)
  const route = await read<{ stops: { id: string; helped: boolean }[] }>(
    world,
    'committee-a',
    'round.readRoute',
    at
  )
  const entered = route.stops.filter((s) => !s.helped)
  return { ...at, householdId: first(entered, 'household on the route').id }
}

export const honourRound = async (world: World): Promise<Query> => {
  const { rounds } = await read<{ rounds: { roundId: string; name: string }[] }>(
    world,
    'villager-a-elder',
    'honour.listRounds'
  )
  const { roundId, name } = first(rounds, 'round of 最美评选')
  return { villageId, roundId, name }
}

export const nominee = async (world: World): Promise<Query> => {
  const { roundId } = await honourRound(world)
  const { nominees } = await read<{ nominees: { nomineeId: string }[] }>(
    world,
    'villager-a-elder',
    'honour.readRound',
    { roundId }
  )
  return { villageId, nomineeId: first(nominees, 'nominee').nomineeId }
}

const goods = async (world: World): Promise<{ goodsId: string; price: number }> => {
  const { goods: list } = await read<{ goods: { goodsId: string; price: number }[] }>(
    world,
    'villager-a-elder',
    'shop.listGoods',
    { householdId: home.householdId }
  )
  return first(list, 'goods in the shop')
}

export const goodsOnly = async (world: World): Promise<Query> => ({ goodsId: (await goods(world)).goodsId })

export const redemption = async (world: World): Promise<Query> => {
  const own = () =>
    read<{ redemptions: { redemptionId: string }[] }>(world, 'villager-a-elder', 'shop.listOwn')
  const taken = (await own()).redemptions[0]
  if (taken) return { redemptionId: taken.redemptionId }
  const { goodsId, price } = await goods(world)
  const input = { householdId: home.householdId, goodsId, count: 1, price }
  await send(world, 'villager-a-elder', 'shop.redeem', input)
  return { redemptionId: first((await own()).redemptions, 'redemption').redemptionId }
}

export const opinion = async (world: World): Promise<Query> => {
  const { items } = await ask<{ items: { villageId: string; decisionId: string }[] }>(
    world,
    'legal-shaxi',
    'decision.listForTownship',
    { townshipId, kind: 'opinion' }
  )
  const item = first(items, 'decision that waits for an opinion')
  return { villageId: item.villageId, decisionId: item.decisionId }
}

/** An office in force that the secretary may end. */
export const office = async (world: World): Promise<Query> => {
  const list = await read<{ grantId: string; role: string; when: string }[]>(
    world,
    'secretary-a',
    'role.listRoles'
  )
  const held = list.filter((o) => o.role === 'villager_rep' && o.when === 'now')
  return { villageId, grantId: first(held, 'representative').grantId }
}

/** Something for the township to look at. */
export const unseen = async (world: World): Promise<Query> => {
  const waiting = await ask<readonly unknown[]>(world, 'staff-shaxi', 'issue.listWaiting', { townshipId })
  if (waiting.length === 0)
    await send(world, 'villager-a-elder', 'issue.raise', {
      ...{ category: 'road', words: '三组水井边的路塌了一截，老人过不去。', where: '三组老水井' },
      ...{ photoIds: [], showName: false }
    })
  return {}
}

/** What stands in the code on the gate of a household. */
export const gate = async (): Promise<Query> => ({ v: villageId, h: home.householdId, k: '123456' })

export const inbox = async (): Promise<Query> => ({ placeId: villageId })

/** A notice that is corrected: the form holds its words. */
export const correction = async (world: World): Promise<Query> => ({
  villageId,
  corrects: String((await noticeOpen(world)).noticeId)
})

/** A PC that waits to be let in. */
export const desk = async ({ address }: World): Promise<Query> => {
  const input = { requestId: randomUUID(), browser: 'edge', system: 'windows' }
  return { code: (await call<{ code: string }>(address, null, 'session.openDesk', input)).code }
}
