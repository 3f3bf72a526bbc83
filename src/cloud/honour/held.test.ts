import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { localContentCheck } from '../adapters/local/local-content-check'
import { uploadFile } from '../file/upload-file'
import { checkWaiting } from '../jobs/check-waiting'
import type { ContentCheck } from '../ports/content-check'
import { as, outcome } from '../testing/caller'
import { honourScene } from './honour-testing'

const h = honourScene()
const { scene, here } = h
const home = () => scene.world.A.households[0]
const mine = new Set<string>()
const township = (where: 'A' | 'B' = 'A') => scene.world[where].townshipId
const check = (content: ContentCheck = localContentCheck()) =>
  checkWaiting({
    db: scene.db,
    secret: scene.world.deps.secret,
    content,
    clock: scene.world.deps.clock
  })

beforeEach(async () => {
  mine.clear()
  await check()
})

const photo = async () => {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer()
  const file = { villageId: scene.villageId(), requestId: randomUUID(), bytes }
  return (await uploadFile(await scene.world.callerFor('villager', 'A'), file)).fileId
}
/** Household 0 puts itself forward, with a photo. */
const entered = async (over: object = {}) => {
  scene.at('11-22 10:00')
  const roundId = await h.opened()
  const own = { householdId: home().id, words: '院子一年四季都收拾', fileIds: [await photo()], ...over }
  const { nomineeId } = await (await scene.who('villager')).honour.nominate({ ...here(), roundId, ...own })
  mine.add(nomineeId)
  return { roundId, nomineeId }
}
const read = async (nomineeId: string, role: Parameters<typeof scene.who>[0]) =>
  (await scene.who(role)).honour.readNominee({ villageId: scene.villageId(), nomineeId })
// What other tests put up is theirs.
const held = async (hidden = false) =>
  (await (await scene.who('township_staff')).honour.listHeld({ townshipId: township(), hidden })).filter(
    (n) => mine.has(n.nomineeId)
  )
const show = async (nomineeId: string) =>
  (await scene.who('township_staff')).honour.showNominee({ ...here(), nomineeId })
const hide = async (nomineeId: string, note?: string) =>
  (await scene.who('township_staff')).honour.hideNominee({
    ...{ ...here(), nomineeId, reason: 'insult' as const },
    ...(note ? { note } : {})
  })

describe('refuses', () => {
  test('everybody but the own township’s staff to look, show or keep back', async () => {
    const { nomineeId } = await entered()
    const roles = [
      ...(['visitor', 'villager', 'courtyard_host', 'villager_rep', 'committee_member'] as const),
      ...(['party_secretary', 'supervision_member', 'county_observer', 'sys_admin'] as const)
    ]
    for (const role of roles) {
      const { honour } = await scene.who(role)
      for (const call of [
        honour.listHeld({ townshipId: township(), hidden: false }),
        honour.showNominee({ ...here(), nomineeId }),
        honour.hideNominee({ ...here(), nomineeId, reason: 'advert' })
      ])
        expect(['FORBIDDEN', 'NOT_SIGNED_IN']).toContain(await outcome(call))
    }
    const other = await as(scene.world.callerFor('township_staff', 'B'))
    expect(await outcome(other.honour.showNominee({ ...here(), nomineeId }))).toBe('FORBIDDEN')
  })

  test('what a colleague has decided, and a reason that is not listed', async () => {
    const { nomineeId } = await entered()
    await show(nomineeId)
    expect(await outcome(show(nomineeId))).toBe('ISSUE_ALREADY_MODERATED')
    await hide(nomineeId)
    expect(await outcome(hide(nomineeId))).toBe('ISSUE_ALREADY_MODERATED')
    const { honour } = await scene.who('township_staff')
    const bad = { ...here(), nomineeId, reason: 'negative' as never }
    expect(await outcome(honour.hideNominee(bad))).toBe('INPUT_INVALID')
  })
})

test('the village reads neither words nor photos before the township has looked; who decides about it does', async () => {
  const { roundId, nomineeId } = await entered()
  const stranger = await h.settle('向外人', '0599')
  const seen = async () =>
    (await h.whoIs(stranger)).honour.readNominee({ villageId: scene.villageId(), nomineeId })
  expect(await seen()).toMatchObject({ words: null, photos: [], waits: 'waiting', hiddenFor: null })
  const round = await (await h.whoIs(stranger)).honour.readRound({ villageId: scene.villageId(), roundId })
  expect(round.nominees).toMatchObject([{ words: null, photos: [], waitsName: '等乡镇看过再公开' }])
  for (const role of [
    ...(['villager', 'courtyard_host', 'villager_rep', 'committee_member'] as const),
    ...(['party_secretary', 'supervision_member', 'points_assessor'] as const)
  ])
    expect(await read(nomineeId, role)).toMatchObject({
      words: '院子一年四季都收拾',
      photos: [{ kind: 'photo' }]
    })
  await show(nomineeId)
  expect(await seen()).toMatchObject({
    words: '院子一年四季都收拾',
    photos: [{ kind: 'photo' }],
    waits: null
  })
})

test('kept back, the household is told why and stays in the round; it can be shown after all', async () => {
  const { nomineeId } = await entered()
  await hide(nomineeId, '第二句')
  expect(await read(nomineeId, 'villager')).toMatchObject({
    ...{ state: 'entered', waits: 'hidden' },
    hiddenFor: '辱骂或造谣中伤他人：第二句'
  })
  const told = await scene.db
    .selectFrom('outbox')
    .select('payload')
    .where('kind', '=', 'honour_hidden')
    .execute()
  expect(told.length).toBeGreaterThan(0)
  expect(await held()).toEqual([])
  expect(await held(true)).toMatchObject([{ nomineeId, hiddenFor: '辱骂或造谣中伤他人：第二句' }])
  await show(nomineeId)
  expect(await held(true)).toEqual([])
  const { steps } = await read(nomineeId, 'committee_member')
  expect(steps.map((s) => [s.name, s.role]).slice(-2)).toEqual([
    ['乡镇暂不公开', '乡镇经办'],
    ['乡镇公开', '乡镇经办']
  ])
})

test('a household that has not agreed is nobody’s to look at, neither a machine’s nor the township’s', async () => {
  scene.at('11-22 10:00')
  const roundId = await h.opened()
  const person = await h.settle('杨秀芝', '0501')
  const { nomineeId } = await (await scene.who('villager')).honour.nominate({
    ...{ ...here(), roundId, name: person.name, words: '待人和气，院子干净', fileIds: [] }
  })
  mine.add(nomineeId)
  expect(await check()).toMatchObject({ nominees: 0 })
  expect(await held()).toEqual([])
})

test('who wrote about another household is told that it waits, and why it was kept back', async () => {
  scene.at('11-22 10:00')
  const roundId = await h.opened()
  const person = await h.settle('覃桂兰', '0502')
  const author = await scene.who('villager')
  const { nomineeId } = await author.honour.nominate({
    ...{ ...here(), roundId, name: person.name, words: '待人和气，院子干净', fileIds: [] }
  })
  mine.add(nomineeId)
  const made = async () =>
    (await author.honour.listOwn({ villageId: scene.villageId() })).made.find(
      (n) => n.nomineeId === nomineeId
    )
  expect(await made()).toMatchObject({ state: 'asked', waitsName: null, hiddenFor: null })
  await (await h.whoIs(person)).honour.act({ ...here(), nomineeId, action: 'agree' })
  expect(await made()).toMatchObject({ waitsName: '等乡镇看过再公开', hiddenFor: null })
  await hide(nomineeId, '第二句')
  const reason = '辱骂或造谣中伤他人：第二句'
  expect(await made()).toMatchObject({ waitsName: '乡镇没有公开', hiddenFor: reason })
  const told = await scene.db
    .selectFrom('outbox')
    .select(['holder_id', 'payload'])
    .where('kind', '=', 'honour_words_hidden')
    .execute()
  expect(told.filter((m) => m.payload.nomineeId === nomineeId)).toEqual([
    { holder_id: scene.world.A.holders.villager.id, payload: { nomineeId, reason } }
  ])
  await show(nomineeId)
  expect(await made()).toMatchObject({ waitsName: null, hiddenFor: null })
})

test('declined, or decided before a machine has looked: no account is kept for one', async () => {
  const writtenBy = async (id: string) =>
    (
      await scene.db
        .selectFrom('honour_nominee')
        .select('written_by')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).written_by
  const { nomineeId } = await entered()
  expect(await writtenBy(nomineeId)).not.toBeNull()
  await hide(nomineeId)
  expect(await writtenBy(nomineeId)).toBeNull()
  const left = (await entered()).nomineeId
  await (await scene.who('villager')).honour.act({ ...here(), nomineeId: left, action: 'withdraw' })
  expect(await writtenBy(left)).toBeNull()
})

test('the township sees the machine’s marks and the photos beside the words, and no name', async () => {
  const { nomineeId } = await entered({ words: '那个王八蛋家比不上我们' })
  expect(await held()).toMatchObject([{ nomineeId, machine: { suggestion: null } }])
  expect(await check()).toMatchObject({ nominees: 1 })
  expect(await check()).toMatchObject({ nominees: 0 })
  const [one] = await held()
  expect(one).toMatchObject({
    ...{ roundName: '2026年最美庭院', how: '自荐', words: '那个王八蛋家比不上我们' },
    machine: { suggestion: 'review', marks: [{ labelName: '辱骂', start: 2, end: 5 }] }
  })
  expect(one?.machine.media).toMatchObject([{ verdict: 'undecided' }])
  expect(one?.photoLinks).toHaveLength(1)
  const household = await scene.db
    .selectFrom('member')
    .select('name')
    .where('household_id', '=', home().id)
    .execute()
  for (const { name } of household) expect(JSON.stringify(one)).not.toContain(name)
})

test('a machine that is out of reach is asked again; what it said is kept once, and the account forgotten', async () => {
  const { nomineeId } = await entered({ fileIds: [] })
  const row = () =>
    scene.db
      .selectFrom('honour_nominee')
      .select(['machine_check', 'written_by'])
      .where('id', '=', nomineeId)
      .executeTakeFirstOrThrow()
  const down: ContentCheck = {
    ...localContentCheck(),
    checkWords: async () => ({ kind: 'unavailable', again: true })
  }
  expect(await check(down)).toMatchObject({ nominees: 0 })
  expect((await row()).written_by).not.toBeNull()
  expect(await check()).toMatchObject({ nominees: 1 })
  expect(await row()).toMatchObject({ machine_check: { suggestion: 'pass' }, written_by: null })
})
