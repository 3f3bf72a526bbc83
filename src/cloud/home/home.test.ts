import { cardsAtHome } from '@/domain/home/home'
import type { Role } from '@/domain/role/roles'
import { as, outcome } from '../testing/caller'
import { noticeScene, press } from '../testing/notice-scene'

const scene = noticeScene()
const home = async (role: Role, where: 'A' | 'B' = 'A', over: object = {}) =>
  (await as(scene.world.callerFor(role, where))).home.read({ villageId: scene.villageId(), ...over })

describe('refuses', () => {
  test('a village that there is not', async () => {
    expect(await outcome(home('villager', 'A', { villageId: scene.world.A.countyId }))).toBe('NOT_FOUND')
    expect(await outcome(home('visitor', 'A', { villageId: scene.world.A.countyId }))).toBe('NOT_SIGNED_IN')
  })

  test('a visitor and a stranger anybody’s matter and points', async () => {
    expect(await home('visitor')).toMatchObject({ matter: null, points: null })
    const stranger = await as(scene.world.stranger())
    expect(await stranger.home.read({ villageId: scene.villageId() })).toMatchObject({
      matter: null,
      points: null
    })
  })

  test('to take somebody else’s id for one’s own', async () => {
    const [other] = scene.world.A.households[1].members
    const mine = await home('villager')
    expect(await home('villager', 'A', { holderId: other?.id })).toEqual(mine)
  })
})

test('what a villager asks: the newest own matter and the household’s points', async () => {
  const { matter, points } = await home('villager')
  const statement = await (await scene.who('villager')).points.readStatement({
    villageId: scene.villageId(),
    householdId: scene.world.A.households[0].id
  })
  expect(points).toEqual({ available: statement.available, pending: statement.pending })
  const [latest] = await (await scene.who('villager')).issue.listOwn({ villageId: scene.villageId() })
  expect(matter).toMatchObject({ issueId: latest?.issueId, stateName: latest?.stateName })
  expect(Object.keys(matter ?? {})).not.toContain('raiserName')
})

test('a new matter is the one that is told of', async () => {
  const { issueId } = await (await scene.who('villager')).issue.raise({
    ...press(),
    villageId: scene.villageId(),
    category: 'road',
    words: '三组岔路口的路灯不亮，晚上走路看不见脚下，老人不敢出门',
    photoIds: [],
    showName: false
  })
  const { matter } = await home('villager')
  expect(matter).toMatchObject({ issueId, state: 'REPORTED', overdue: false })
  expect(Array.from(matter?.words ?? '')).toHaveLength(20)
})

test('whoever looks at another village still hears of their own', async () => {
  const away = await (await scene.who('villager')).home.read({ villageId: scene.world.B.villageId })
  const { matter, points } = await home('villager')
  expect(away).toMatchObject({ matter, points })
  expect(matter).not.toBeNull()
  // An office of the township has neither.
  expect(await home('township_staff')).toMatchObject({ matter: null, points: null })
})

test('the notice that can still be objected to, with how many hang besides', async () => {
  const { more = -1 } = (await home('visitor')).notice ?? {}
  scene.at('11-22 11:00')
  const first = await scene.hung()
  const one = (await home('visitor')).notice
  expect(one).toMatchObject({ noticeId: first, state: 'window_open', more: more + 1 })
  scene.at('11-24 11:00')
  await scene.hung()
  // The older one ends first.
  expect((await home('visitor')).notice).toMatchObject({ noticeId: first, more: more + 2 })
  // Its window has passed, the younger one's has not.
  const last = one?.windowLastDay ?? ''
  scene.at(`${last.slice(5)} 23:59`)
  expect((await home('visitor')).notice).toMatchObject({ noticeId: first, windowDaysLeft: 0 })
})

test('a notice that was covered is not told of', async () => {
  const before = (await home('visitor')).notice
  const noticeId = await scene.hung()
  await scene.takeDown(noticeId, 'leak', 'supervision_member', ['wall', 'page'])
  expect((await home('visitor')).notice).toEqual(before)
})

test('the first decisions come with it, and the list goes on after the last of them', async () => {
  for (let i = 0; i < cardsAtHome; i += 1) await scene.decision('IMPLEMENTING')
  const { cards, more } = await home('visitor')
  const visitor = await scene.who('visitor')
  const all = await visitor.decision.list({ villageId: scene.villageId() })
  expect(all.length).toBeGreaterThan(cardsAtHome)
  expect(cards).toEqual(all.slice(0, cardsAtHome))
  expect(more).toBe(true)
  const rest = await visitor.decision.list({
    villageId: scene.villageId(),
    before: cards.at(-1)?.decisionId ?? ''
  })
  expect([...cards, ...rest]).toEqual(all)
})

test('a stranger’s cards are the published ones alone', async () => {
  const ids = async (role: Role) => (await home(role)).cards.filter((c) => !c.published).length
  expect(await ids('visitor')).toBe(0)
})

test('whom to call comes with it', async () => {
  expect((await home('visitor')).contact).toBeNull()
  await (await scene.who('committee_member')).contact.chooseVillage({
    ...press(),
    villageId: scene.villageId(),
    contact: { post: '村委会', name: '向会计', phone: '0718-7221234', hours: '白天', agreed: true }
  })
  expect((await home('visitor')).contact).toMatchObject({ level: 'village', name: '向会计' })
})
