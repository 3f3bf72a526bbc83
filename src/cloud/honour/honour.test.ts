import { newId } from '../crypto/new-id'
import { outcome } from '../testing/caller'
import { honourScene } from './honour-testing'

const h = honourScene()
const { scene, here } = h
const say = '院子收拾得干净，邻里和睦'
const home = () => scene.world.A.households[0]

describe('refuses', () => {
  test('a round without days, and personal data in what the village reads', async () => {
    scene.at('11-22 10:00')
    expect(await outcome(h.opened({ nominateUntil: '2026-11-22' }))).toBe('HONOUR_DAY_BAD')
    expect(await outcome(h.opened({ standard: '有事打13812345678' }))).toBe('HONOUR_PERSONAL_DATA')
    expect(await outcome(h.opened({ plaques: 0 }))).toBe('INPUT_INVALID')
  })
  test('every role that may not open, judge, speak for the courtyard or look again', async () => {
    const roundId = await h.opened()
    const person = await h.settle('杨秀芝', '0501')
    const nomineeId = await h.entered(roundId, person)
    const roles = [
      ...(['visitor', 'villager', 'party_member', 'courtyard_host', 'group_leader', 'villager_rep'] as const),
      ...(['points_assessor', 'committee_member', 'party_secretary', 'supervision_member'] as const),
      ...(['township_staff', 'county_observer', 'sys_admin'] as const)
    ]
    const could: Record<string, string[]> = { open: [], view: [], judge: [], revisit: [] }
    for (const role of roles) {
      const { honour } = await scene.who(role)
      const bad = () => ({ ...here(), nomineeId })
      const past = { category: '最美', period: '一期', standard: '干净整齐', nominateUntil: '2026-01-01' }
      const tries = {
        open: () => honour.openRound({ ...here(), ...past, plaques: 1, points: 1, method: 'points' }),
        view: () =>
          honour.recordView({
            ...bad(),
            supports: false,
            words: '没有看过',
            present: '无人'
          }),
        judge: () => honour.judge({ ...bad(), points: 50, words: '没有看过' }),
        revisit: () => honour.act({ ...bad(), action: 'restore', words: '改好了的' })
      }
      for (const [name, call] of Object.entries(tries)) {
        const code = await outcome(call())
        if (!['FORBIDDEN', 'NOT_SIGNED_IN', 'HONOUR_NOT_YOURS'].includes(code)) could[name]?.push(role)
      }
    }
    expect(could).toEqual({
      open: ['committee_member'],
      view: ['courtyard_host', 'group_leader'],
      judge: ['villager_rep', 'points_assessor', 'committee_member', 'party_secretary'],
      revisit: ['committee_member', 'party_secretary', 'supervision_member']
    })
  })
  test('whom nobody knows, two of one name, the same household twice, a day too late', async () => {
    const roundId = await h.opened()
    await h.settle('向同名', '0511')
    await h.settle('向同名', '0512')
    const c = await scene.who('villager')
    const put = (over: object) =>
      outcome(c.honour.nominate({ ...here(), roundId, words: say, fileIds: [], ...over }))
    const codes = [
      await put({}),
      await put({ name: '查无此人' }),
      await put({ name: '向同名' }),
      await put({ name: '向同名', householdNo: '0511' }),
      await put({ name: '向同名', householdNo: '0511' }),
      await put({ householdId: scene.world.A.households[2].id }),
      await put({ householdId: home().id, words: '电话13812345678找我' })
    ]
    expect(codes).toEqual([
      ...['HONOUR_WHO_NEEDED', 'HONOUR_WHO_UNKNOWN', 'HONOUR_WHO_MANY', 'ok', 'HONOUR_ALREADY', 'FORBIDDEN'],
      'HONOUR_PERSONAL_DATA'
    ])
    scene.at('11-25 23:59')
    expect(await put({ householdId: home().id })).toBe('ok')
    scene.at('11-26 00:00')
    const later = (await scene.who('villager')).honour
    const late = { ...here(), roundId, name: '黄显明', words: say, fileIds: [] }
    expect(await outcome(later.nominate(late))).toBe('HONOUR_CLOSED')
    expect(
      await outcome(
        c.honour.nominate({ ...here(), villageId: scene.world.B.villageId, roundId, words: say, fileIds: [] })
      )
    ).toBe('NOT_FOUND')
  })
})

test('a household that others put forward is shown to nobody before it agrees', async () => {
  scene.at('11-22 10:00')
  const roundId = await h.opened()
  const supervisor = await scene.who('supervision_member')
  const { nomineeId } = await supervisor.honour.nominate({
    ...here(),
    ...{ roundId, name: '向国富', words: say, fileIds: [] }
  })
  const villageId = scene.villageId()
  const count = async (role: 'committee_member' | 'villager') =>
    (await (await scene.who(role)).honour.readRound({ villageId, roundId })).nominees.length
  expect(await count('committee_member')).toBe(0)
  const read = (
    role: 'committee_member' | 'villager_rep' | 'supervision_member' | 'villager' | 'courtyard_host'
  ) => scene.who(role).then((c) => outcome(c.honour.readNominee({ villageId, nomineeId })))
  expect(await read('committee_member')).toBe('NOT_FOUND')
  expect(await read('villager_rep')).toBe('NOT_FOUND')
  expect(await read('supervision_member')).toBe('NOT_FOUND')
  expect(await read('villager')).toBe('ok')
  expect(await read('courtyard_host')).toBe('ok')
  expect(await h.told('honour_asked')).toContain(scene.world.A.holders.villager.id)
  const heart = { ...here(), nomineeId, given: true }
  expect(await outcome((await scene.who('committee_member')).honour.heart(heart))).toBe('HONOUR_NOT_NOW')
  expect(await outcome(h.supported(nomineeId))).toBe('HONOUR_NOT_NOW')
  const act = (
    role: 'committee_member' | 'courtyard_host' | 'villager',
    action: 'agree' | 'withdraw',
    words?: string
  ) =>
    scene
      .who(role)
      .then((c) => outcome(c.honour.act({ ...here(), nomineeId, action, ...(words ? { words } : {}) })))
  expect(await act('committee_member', 'agree')).toBe('HONOUR_NOT_YOURS')
  expect(await act('courtyard_host', 'agree')).toBe('HONOUR_REASON_NEEDED')
  expect(await act('courtyard_host', 'agree', '上门问过，老人当面同意')).toBe('ok')
  expect(await act('villager', 'withdraw')).toBe('ok')
  expect(await act('villager', 'agree')).toBe('ok')
  const [card] = (await (await scene.who('party_member')).honour.readRound({ villageId, roundId })).nominees
  expect(card).toMatchObject({
    householdName: expect.stringMatching(/^向家（尾号/),
    how: '他人推荐',
    own: false
  })
  const other = await (await scene.who('party_member')).honour.readNominee({ villageId, nomineeId })
  expect(other).toMatchObject({ by: null, steps: [], views: [], judgments: [], may: [] })
})

test('hearts are one a person, can be taken back, and order nothing', async () => {
  scene.at('11-22 10:00')
  const roundId = await h.opened()
  const first = await h.entered(roundId, await h.settle('阿一', '0521'))
  const second = await h.entered(roundId, await h.settle('阿二', '0522'))
  const heart = async (role: 'villager' | 'party_member', given: boolean) =>
    (await scene.who(role)).honour.heart({ ...here(), nomineeId: second, given })
  await heart('villager', true)
  await heart('villager', true)
  await heart('party_member', true)
  const list = async () =>
    (
      await (await scene.who('villager')).honour.readRound({ villageId: scene.villageId(), roundId })
    ).nominees.map((n) => [n.nomineeId, n.hearts, n.myHeart])
  expect(await list()).toEqual([
    [first, 0, false],
    [second, 2, true]
  ])
  await heart('villager', false)
  expect((await list())[1]).toEqual([second, 1, false])
  expect(
    await outcome(
      (await scene.who('township_staff')).honour.heart({ ...here(), nomineeId: second, given: true })
    )
  ).toBe('FORBIDDEN')
})

test('the courtyard and the panel: relatives, own households, rivals and those who spoke before stand back', async () => {
  scene.at('11-22 10:00')
  const roundId = await h.opened()
  const kin = await h.settle('冉大姐', '0531')
  const rep = scene.world.A.holders.villager_rep
  await scene.db
    .insertInto('kinship')
    .values({
      ...{ village_id: scene.villageId(), id: newId(), member_id: kin.id, relative_id: rep.id },
      ...{ relation: 'sibling' as const, noted_by: kin.id, noted_name: kin.name, noted_at: scene.base.now }
    })
    .execute()
  const nomineeId = await h.entered(roundId, kin)
  const rival = await h.entered(roundId, {
    ...scene.world.A.holders.points_assessor,
    householdId: scene.world.A.households[2].id
  })
  const host = await h.entered(roundId, {
    ...scene.world.A.holders.courtyard_host,
    householdId: scene.world.A.households[1].id
  })
  expect(await outcome(h.supported(host))).toBe('HONOUR_RECUSED')
  expect(await outcome(h.supported(rival))).toBe('FORBIDDEN')
  await h.supported(nomineeId)
  expect(await outcome(h.supported(nomineeId))).toBe('HONOUR_TWICE')
  await h.supported(nomineeId, 'group_leader')
  expect(await outcome(h.moved(roundId, 'begin_panel'))).toBe('HONOUR_NOT_OVER')
  scene.at('11-26 00:00')
  await h.moved(roundId, 'begin_panel')
  expect(await h.stateOf(rival)).toBe('passed_over')
  const codes = [
    await outcome(h.judged('villager_rep', nomineeId, 90)),
    await outcome(h.judged('points_assessor', nomineeId, 90)),
    await outcome(h.judged('committee_member', nomineeId, 90))
  ]
  // The committee's and the representative's own household, 1, was passed over but had entered as well.
  expect(codes).toEqual(['HONOUR_RECUSED', 'HONOUR_RIVAL', 'HONOUR_RIVAL'])
  const barTo = async (role: 'villager_rep' | 'points_assessor' | 'villager') =>
    (await (await scene.who(role)).honour.readNominee({ villageId: scene.villageId(), nomineeId })).bar
  expect(await barTo('villager_rep')).toContain('请回避')
  expect(await barTo('points_assessor')).toContain('您自己家也在这一轮里')
  expect(await barTo('villager')).toBeNull()
  expect(await outcome(h.moved(roundId, 'close_panel'))).toBe('HONOUR_PANEL_SHORT')
  expect(await outcome(h.moved(roundId, 'cancel', '评议的人不够，重来'))).toBe('ok')
  expect(await h.stateOf(nomineeId)).toBe('lapsed')
})
