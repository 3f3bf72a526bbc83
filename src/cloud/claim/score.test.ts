import { newId } from '../crypto/new-id'
import { outcome } from '../testing/caller'
import { claimScene, type ScenePerson } from '../testing/claim-scene'
import { press } from '../testing/notice-scene'

const scene = claimScene(6)
const villageId = () => scene.villageId()
const assessor = (i: number): ScenePerson => scene.assessors[i] as ScenePerson
const give = async (who: ScenePerson, claimId: string, points: number, reason?: string) =>
  (await scene.whoIs(who)).claim.score({
    ...{ ...press(), villageId: villageId(), claimId, points },
    ...(reason ? { reason } : {})
  })
const ask = async (who: ScenePerson, claimId: string, words = '那天我们全家都去了') =>
  (await scene.whoIs(who)).claim.askReconsideration({ ...press(), villageId: villageId(), claimId, words })

describe('refuses', () => {
  test('relatives, whoever recorded it, a second score, too many points, and less than all without a reason', async () => {
    const me = scene.person(0)
    const claimId = await scene.declared(me)
    await scene.base.db
      .insertInto('kinship')
      .values({
        ...{ village_id: villageId(), id: newId(), member_id: me.id, relative_id: assessor(0).id },
        ...{ relation: 'sibling', noted_by: me.id, noted_name: me.name, noted_at: scene.base.now }
      })
      .execute()
    const codes = [
      await outcome(give(assessor(0), claimId, 5)),
      await outcome(give(assessor(1), claimId, 6)),
      await outcome(give(assessor(1), claimId, 4)),
      await outcome(give(assessor(1), claimId, 5)),
      await outcome(give(assessor(1), claimId, 5))
    ]
    expect(codes).toEqual([
      'SCORER_RECUSED',
      'SCORE_OUT_OF_RANGE',
      'SCORE_REASON_NEEDED',
      'ok',
      'SCORE_TWICE'
    ])
    const own = await scene.declared(assessor(0))
    expect(await outcome(give(assessor(0), own, 5))).toBe('SCORER_RECUSED')
    const leader = scene.base.world.A.holders.group_leader
    const { lines } = await (await scene.who('group_leader')).claim.record(
      scene.deed({ lines: [{ householdId: me.householdId }], occurredOn: '2026-09-15' })
    )
    const recorded = { ...press(), villageId: villageId(), claimId: lines[0]?.claimId ?? '', points: 5 }
    expect(leader.id).toBeTruthy()
    expect(await outcome((await scene.who('group_leader')).claim.score(recorded))).toBe('SCORER_RECORDED')
  })
  test('whoever has no seat, and those whose group it is not; the committees only in a second round', async () => {
    const claimId = await scene.declared(scene.person(1))
    const score = { villageId: villageId(), claimId, points: 5 }
    const codes: Record<string, string> = {}
    for (const role of [
      'villager',
      'party_member',
      'courtyard_host',
      'supervision_member',
      'township_staff',
      'committee_member',
      'party_secretary'
    ] as const)
      codes[role] = await outcome((await scene.who(role)).claim.score({ ...press(), ...score }))
    expect(codes).toEqual({
      ...{ villager: 'FORBIDDEN', party_member: 'FORBIDDEN', courtyard_host: 'FORBIDDEN' },
      ...{ supervision_member: 'FORBIDDEN', township_staff: 'FORBIDDEN' },
      ...{ committee_member: 'CLAIM_OUT_OF_REACH', party_secretary: 'CLAIM_OUT_OF_REACH' }
    })
    expect(await outcome((await scene.who('group_leader')).claim.score({ ...press(), ...score }))).toBe('ok')
    const far = await scene.declared(await scene.settle('二组户', 1))
    const other = { ...press(), ...score, claimId: far }
    expect(await outcome((await scene.who('group_leader')).claim.score(other))).toBe('FORBIDDEN')
  })
})

test('three scores give the median; a household reads who gave what, and why', async () => {
  const me = scene.person(2)
  const claimId = await scene.declared(me, { times: 2 })
  await give(assessor(0), claimId, 10)
  await give(assessor(1), claimId, 0, '没有看到')
  expect(await scene.stateOf(claimId)).toBe('DECLARED')
  expect(await give(assessor(2), claimId, 7, '去了一天半')).toMatchObject({
    state: 'FIRST_SCORED',
    scored: 3
  })
  const read = await scene.read(await scene.whoIs(me), claimId)
  expect(read).toMatchObject({ points: 7, asked: 10, mayScore: false })
  expect(read.scores.map((s) => [s.by, s.points, s.reason])).toEqual([
    ['冉评议', 10, null],
    ['向评议', 0, '没有看到'],
    ['覃评议', 7, '去了一天半']
  ])
  expect(read.steps.at(-1)).toMatchObject({ name: '打分', words: '去了一天半；取中位数7分' })
})

test('a rejection says why, and within seven days it is looked at once more, by others', async () => {
  const me = scene.person(3)
  const claimId = await scene.declared(me)
  await scene.score(claimId, [0, 0, 5])
  const [mine] = (await (await scene.whoIs(me)).claim.mine({ villageId: villageId() })).claims
  expect(mine).toMatchObject({ state: 'REJECTED', reason: '只做了一半', reconsiderUntil: '2026-11-29' })
  expect(await outcome(ask(scene.person(1), claimId))).toBe('CLAIM_NOT_YOURS')
  scene.at('11-30 00:01')
  expect(await outcome(ask(me, claimId))).toBe('RECONSIDER_LATE')
  scene.at('11-29 23:59')
  await ask(me, claimId)
  expect(await outcome(ask(me, claimId))).toBe('RECONSIDER_ASKED')
  expect(await outcome(give(assessor(0), claimId, 5))).toBe('RECONSIDER_SAME_JUDGE')
  const sheets = (await (await scene.who('committee_member')).claim.toScore({ villageId: villageId() }))
    .sheets
  expect(sheets).toMatchObject([{ round: 2, open: 1 }])
  const others = [await scene.settle('复议甲'), await scene.settle('复议乙')]
  for (const other of others) await scene.grant(other, 'points_assessor')
  await (await scene.who('committee_member')).claim.score({
    ...press(),
    villageId: villageId(),
    claimId,
    points: 5
  })
  await scene.score(claimId, [4, 3], others)
  expect(await scene.stateOf(claimId)).toBe('FIRST_SCORED')
  const second = await scene.declared(me)
  await scene.score(second, [0, 0, 0])
  await ask(me, second)
  await scene.score(second, [0, 0], others)
  await (await scene.who('party_secretary')).claim.score({
    ...press(),
    villageId: villageId(),
    claimId: second,
    points: 0,
    reason: '核对过签到表'
  })
  expect(await outcome(ask(me, second))).toBe('RECONSIDER_FINAL')
  scene.at('11-22 10:00')
})

test('a deed that was declared again meanwhile is not looked at once more: one deed is booked once', async () => {
  const me = scene.person(1)
  const occurredOn = '2026-09-18'
  const first = await scene.score(await scene.declared(me, { occurredOn }), [0, 0, 0])
  const again = await scene.declared(me, { occurredOn })
  expect(await outcome(ask(me, first))).toBe('CLAIM_SAME_ALREADY')
  await (await scene.whoIs(me)).claim.withdraw({ ...press(), villageId: villageId(), claimId: again })
  expect(await outcome(ask(me, first))).toBe('ok')
  const clean = { itemId: scene.items.clean, occurredOn: '2026-10-03' }
  const lesser = await scene.score(await scene.declared(me, clean), [0, 0, 0])
  await scene.declared(me, { itemId: scene.items.cleanest, occurredOn: '2026-10-20' })
  expect(await outcome(ask(me, lesser))).toBe('POINTS_GROUP_TAKEN')
})

test('a work day is scored with one tap, exceptions singly; relatives and what was left stay for others', async () => {
  scene.at('11-22 10:00')
  const people = [0, 1, 2, 4, 5].map(scene.person)
  const { sheetId, lines } = await scene.recorded([...people, assessor(2)], { occurredOn: '2026-09-20' })
  if (sheetId === null) throw new Error('nothing was recorded')
  const [first, second, third] = lines.map((l) => l.claimId ?? '') as [string, string, string]
  const sheet = { villageId: villageId(), sheetId }
  const one = await scene.whoIs(assessor(1))
  const wrong = { ...press(), ...sheet, exceptions: [{ claimId: first, points: 1 }] }
  expect(await outcome(one.claim.scoreSheet(wrong))).toBe('SCORE_REASON_NEEDED')
  const unknown = { ...press(), ...sheet, exceptions: [{ claimId: newId(), points: 1, reason: '没有来' }] }
  expect(await outcome(one.claim.scoreSheet(unknown))).toBe('NOT_FOUND')
  const exceptions = [
    { claimId: second, points: 2, reason: '只来了半天' },
    { claimId: third, points: null }
  ]
  expect(await one.claim.scoreSheet({ ...press(), ...sheet, exceptions })).toMatchObject({
    scored: 5,
    advanced: 0,
    left: []
  })
  const zero = await scene.whoIs(assessor(0))
  const answer = await zero.claim.scoreSheet({ ...press(), ...sheet, exceptions: [] })
  expect(answer.scored).toBe(5)
  expect(answer.left).toEqual([{ claimId: first, why: '您和这一户是近亲属，请回避，由别人来评。' }])
  const two = await scene.whoIs(assessor(2))
  const read = await two.claim.readSheet(sheet)
  expect(read).toMatchObject({ item: '投工1', open: 5, by: '谭志强（村委会成员）' })
  expect(read.lines.at(-1)).toMatchObject({ recused: '不能给自己家打分，请由别人来评。', open: false })
  expect(await two.claim.scoreSheet({ ...press(), ...sheet, exceptions: [] })).toMatchObject({
    scored: 5,
    advanced: 3
  })
  const queue = await two.claim.toScore({ villageId: villageId() })
  expect(queue.sheets.find((s) => s.sheetId === sheetId)).toMatchObject({ lines: 3, open: 0, recused: 1 })
})
