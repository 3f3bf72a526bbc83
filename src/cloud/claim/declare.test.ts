import { randomUUID } from 'node:crypto'
import { addDays } from '@/domain/common/calendar'
import { newId } from '../crypto/new-id'
import { outcome } from '../testing/caller'
import { claimScene, type ScenePerson } from '../testing/claim-scene'
import { press } from '../testing/notice-scene'

const scene = claimScene(6)
const villageId = () => scene.villageId()

const declare = async (who: ScenePerson, over: object = {}) =>
  (await scene.whoIs(who)).claim.declare(scene.deed({ householdId: who.householdId, ...over }))
const codes = async (who: ScenePerson, ...overs: object[]) => {
  const answers: string[] = []
  for (const over of overs) answers.push(await outcome(declare(who, over)))
  return answers
}
const lineCodes = (answer: { lines: readonly { refusal: { code: string } | null }[] }) =>
  answer.lines.map((line) => line.refusal?.code ?? 'ok')

describe('declare refuses', () => {
  test('a day to come and one too long ago, a rule of another day, an unknown one; neither bound', async () => {
    const me = scene.person(0)
    const day = (back: number) => ({ occurredOn: addDays(scene.today(), -back) })
    expect(await codes(me, day(-1), day(0), day(90), day(91))).toEqual([
      'POINTS_DAY_AHEAD',
      'ok',
      'ok',
      'POINTS_DAY_TOO_OLD'
    ])
    expect(await codes(me, { itemId: randomUUID() }, { times: 0 }, { times: 32 })).toEqual([
      'NOT_FOUND',
      'INPUT_INVALID',
      'INPUT_INVALID'
    ])
  })
  test('another household, until the village has noted the relation; then both names stand there', async () => {
    const [me, other] = [scene.person(0), scene.person(1)]
    const forOther = { householdId: other.householdId, memberId: other.id }
    expect(await codes(me, forOther)).toEqual(['CLAIM_NOT_RELATIVE'])
    await scene.base.db
      .insertInto('kinship')
      .values({
        ...{
          village_id: villageId(),
          id: newId(),
          member_id: me.id,
          relative_id: other.id,
          relation: 'parent'
        },
        ...{ noted_by: me.id, noted_name: me.name, noted_at: scene.base.now }
      })
      .execute()
    const { claimId } = await declare(me, forOther)
    const [mine] = (await (await scene.whoIs(me)).claim.mine({ villageId: villageId() })).claims
    expect(mine).toMatchObject({ claimId, by: '田甲户（村民）', memberName: '田乙户', mayWithdraw: true })
    expect((await (await scene.whoIs(other)).claim.mine({ villageId: villageId() })).claims).toHaveLength(1)
    // A stranger of the village neither lists nor reads it.
    expect(
      (await (await scene.whoIs(scene.person(2))).claim.mine({ villageId: villageId() })).claims
    ).toEqual([])
    expect(await outcome(scene.read(await scene.whoIs(scene.person(2)), claimId))).toBe('FORBIDDEN')
    expect(await outcome(scene.read(await scene.who('visitor'), claimId))).toBe('NOT_SIGNED_IN')
  })
  test('a rule that others record, one without its proof, a person of another household, nobody where a person counts', async () => {
    const me = scene.person(2)
    const { items } = scene
    expect(await codes(me, { itemId: scene.base.life.itemId })).toEqual(['CLAIM_NOT_BY_YOU'])
    expect(await codes(me, { itemId: items.proof }, { itemId: items.proof, note: '有签到表' })).toEqual([
      'CLAIM_EVIDENCE_NEEDED',
      'ok'
    ])
    expect(await codes(me, { memberId: scene.person(3).id }, { fileIds: [randomUUID()] })).toEqual([
      'POINTS_MEMBER_ELSEWHERE',
      'FILE_NOT_YOURS'
    ])
    expect(await codes(me, { itemId: items.person }, { itemId: items.person, memberId: me.id })).toEqual([
      'POINTS_PERSON_NEEDED',
      'ok'
    ])
  })
  test('the same deed twice, and what is under way counts against a cap and an exclusive group', async () => {
    const me = scene.person(3)
    const { items } = scene
    const day = (back: number) => ({ occurredOn: addDays(scene.today(), -back) })
    expect(await codes(me, {}, {}, day(1))).toEqual(['ok', 'CLAIM_SAME_ALREADY', 'ok'])
    const capped = { itemId: items.capped }
    expect(
      await codes(me, { ...capped, times: 3 }, { ...capped, ...day(1), times: 2 }, { ...capped, ...day(1) })
    ).toEqual(['ok', 'POINTS_CAP_REACHED', 'ok'])
    const seen = await (await scene.whoIs(me)).claim.foresee({
      ...{
        villageId: villageId(),
        householdId: me.householdId,
        itemId: items.capped,
        occurredOn: scene.today()
      }
    })
    expect(seen).toMatchObject({ left: 0, mostTimes: 0, capsWords: '每户每季最多20分', groupTaken: null })
    expect(
      await codes(me, { itemId: items.clean }, { itemId: items.cleanest }, { itemId: items.clean, ...day(2) })
    ).toEqual(['ok', 'POINTS_GROUP_TAKEN', 'ok'])
  })
  test('the same press twice is one claim', async () => {
    const me = scene.person(4)
    const form = scene.deed({ householdId: me.householdId })
    const caller = await scene.whoIs(me)
    const [one, two] = await Promise.all([caller.claim.declare(form), caller.claim.declare(form)])
    expect(two).toEqual(one)
    expect(await outcome(caller.claim.declare({ ...form, times: 2 }))).toBe('REQUEST_ID_REUSED')
    // Two presses of the same deed at once: the second finds the first.
    const twice = () =>
      outcome(caller.claim.declare(scene.deed({ householdId: me.householdId, occurredOn: '2026-11-01' })))
    expect((await Promise.all([twice(), twice()])).sort()).toEqual(['CLAIM_SAME_ALREADY', 'ok'])
  })
})

describe('record', () => {
  test('answers every line for itself: the own household, one out of reach, unknown, ended, twice, at its cap', async () => {
    const { world, db } = scene.base
    const ended = await scene.settle('迁出户')
    await db
      .updateTable('household')
      .set({ ended_on: '2026-11-01' })
      .where('id', '=', ended.householdId)
      .execute()
    const lines = [
      { householdId: scene.person(5).householdId },
      { householdId: world.A.households[1].id },
      { householdId: randomUUID() },
      { householdId: ended.householdId },
      { householdId: scene.person(5).householdId },
      { householdId: scene.person(4).householdId, times: 5 },
      { householdId: scene.person(4).householdId, memberId: scene.person(3).id }
    ]
    const clerk = await scene.who('committee_member')
    const answer = await clerk.claim.record(scene.deed({ itemId: scene.items.capped, lines }))
    expect(lineCodes(answer)).toEqual([
      'ok',
      'POINTS_OWN_HOUSEHOLD',
      'CLAIM_NO_HOUSEHOLD',
      'POINTS_HOUSEHOLD_ENDED',
      'CLAIM_LINE_TWICE',
      'POINTS_CAP_REACHED',
      'POINTS_MEMBER_ELSEWHERE'
    ])
    expect(answer).toMatchObject({ recorded: 1, sheetId: expect.any(String) })
    const [none] = lines
    const again = await clerk.claim.record(scene.deed({ itemId: scene.items.capped, lines: [none] }))
    expect(again).toMatchObject({ recorded: 0, sheetId: null })
  })
  test('a host reaches the own courtyard, a leader the own group; the rule says who records at all', async () => {
    const far = await scene.settle('别组户', 1)
    const lines = [{ householdId: scene.person(0).householdId }, { householdId: far.householdId }]
    const day = { occurredOn: '2026-10-01' }
    for (const role of ['courtyard_host', 'group_leader'] as const) {
      const answer = await (await scene.who(role)).claim.record(
        scene.deed({
          lines,
          ...day,
          itemId: scene.items.deed,
          note: role,
          ...(role === 'group_leader' ? { occurredOn: '2026-10-02' } : {})
        })
      )
      expect([role, lineCodes(answer)]).toEqual([role, ['ok', 'CLAIM_OUT_OF_REACH']])
    }
    const leader = await scene.who('group_leader')
    expect(await outcome(leader.claim.record(scene.deed({ lines, itemId: scene.base.life.itemId })))).toBe(
      'CLAIM_NOT_BY_YOU'
    )
    for (const role of ['villager', 'points_assessor', 'supervision_member', 'township_staff'] as const) {
      expect([role, await outcome((await scene.who(role)).claim.record(scene.deed({ lines })))]).toEqual([
        role,
        'FORBIDDEN'
      ])
    }
    expect(await outcome((await scene.who('visitor')).claim.record(scene.deed({ lines })))).toBe(
      'NOT_SIGNED_IN'
    )
    const elsewhere = scene.deed({
      villageId: scene.base.world.B.villageId,
      lines: [{ householdId: scene.base.world.B.households[0].id }]
    })
    expect(await outcome((await scene.who('committee_member')).claim.record(elsewhere))).toBe('FORBIDDEN')
  })
  test('taken back before anybody scored it, by the household or whoever recorded it, and by nobody else', async () => {
    const me = scene.person(1)
    const { lines } = await scene.recorded([me], { occurredOn: '2026-09-30' })
    const claimId = lines[0]?.claimId ?? ''
    const back = { villageId: villageId(), claimId }
    const stranger = await scene.whoIs(scene.person(2))
    expect(await outcome(stranger.claim.withdraw({ ...press(), ...back }))).toBe('CLAIM_NOT_YOURS')
    expect(await (await scene.whoIs(me)).claim.withdraw({ ...press(), ...back })).toMatchObject({
      state: 'WITHDRAWN'
    })
    expect(await outcome((await scene.whoIs(me)).claim.withdraw({ ...press(), ...back }))).toBe(
      'CLAIM_NOT_NOW'
    )
    const scored = await scene.score(await scene.declared(me), [5])
    const late = { ...press(), villageId: villageId(), claimId: scored }
    expect(await outcome((await scene.whoIs(me)).claim.withdraw(late))).toBe('CLAIM_NOT_NOW')
  })
})

test('what a rule leaves to a person is foreseen by the own household, and by no other', async () => {
  const [me, other] = [scene.person(0), scene.person(1)]
  const foresee = async (memberId: string) =>
    outcome(
      (await scene.whoIs(me)).claim.foresee({
        ...{ villageId: villageId(), householdId: me.householdId, memberId },
        ...{ itemId: scene.items.person, occurredOn: scene.today() }
      })
    )
  expect([await foresee(other.id), await foresee(me.id)]).toEqual(['POINTS_MEMBER_ELSEWHERE', 'ok'])
})
