import { outcome } from '../testing/caller'
import { claimScene, type ScenePerson } from '../testing/claim-scene'
import { press } from '../testing/notice-scene'

const scene = claimScene(3)
const villageId = () => scene.villageId()
const village = () => ({ ...press(), villageId: villageId() })
const entryOf = async (claimId: string) =>
  (await scene.read(await scene.who('supervision_member'), claimId)).entryId ?? ''

test('a red entry takes two: refused to one alone, to relatives, while on notice, and twice', async () => {
  const me = scene.person(0)
  const assessor = scene.assessors[0] as ScenePerson
  const claimId = await scene.firstScored(me)
  await scene.hung()
  const asking = await scene.whoIs(assessor)
  const form = async (reason = '签到表上没有他') => ({
    ...village(),
    entryId: await entryOf(claimId),
    reason
  })
  expect(await outcome(asking.claim.askReversal(await form()))).toBe('POINTS_ON_NOTICE')
  await scene.clock('11-28 00:10')
  expect(await outcome(asking.claim.askReversal({ ...(await form()), entryId: claimId }))).toBe(
    'POINTS_ENTRY_NOT_FOUND'
  )
  for (const role of ['villager', 'committee_member', 'party_secretary', 'courtyard_host'] as const)
    expect([role, await outcome((await scene.who(role)).claim.askReversal(await form()))]).toEqual([
      role,
      'FORBIDDEN'
    ])
  const supervisor = await scene.who('supervision_member')
  const { reversalId } = await supervisor.claim.askReversal(await form())
  expect(await outcome(asking.claim.askReversal(await form()))).toBe('REVERSAL_OPEN_ALREADY')
  const decide = { reversalId, agree: true }
  expect(await outcome(supervisor.claim.decideReversal({ ...village(), ...decide }))).toBe('REVERSAL_OWN')
  expect(await outcome(asking.claim.decideReversal({ ...village(), ...decide }))).toBe('FORBIDDEN')
  const second = await scene.whoIs(await scene.grant(await scene.settle('监委乙'), 'supervision_member'))
  expect(await outcome(second.claim.decideReversal({ ...village(), reversalId, agree: false }))).toBe(
    'INPUT_INVALID'
  )
  const refused = await second.claim.decideReversal({
    ...village(),
    reversalId,
    agree: false,
    words: '签到表上有'
  })
  expect(refused).toEqual({ state: 'refused', stateName: '不予冲销', entryId: null })
  // Refused once, it may be asked again; agreed, it is over.
  const again = await asking.claim.askReversal(await form('村里重新核对过'))
  const relative = await scene.grant(me, 'supervision_member')
  const recused = await scene.whoIs(relative)
  expect(
    await outcome(recused.claim.decideReversal({ ...village(), reversalId: again.reversalId, agree: true }))
  ).toBe('SCORER_RECUSED')
  const before = await scene.account(me.householdId)
  const done = await second.claim.decideReversal({ ...village(), reversalId: again.reversalId, agree: true })
  expect(done).toMatchObject({ state: 'done', entryId: expect.any(String) })
  expect(await scene.account(me.householdId)).toEqual({ ...before, available: before.available - 5 })
  expect(await scene.stateOf(claimId)).toBe('REVERSED')
  expect(
    await outcome(second.claim.decideReversal({ ...village(), reversalId: again.reversalId, agree: true }))
  ).toBe('REVERSAL_OVER')
  expect(await outcome(asking.claim.askReversal(await form()))).toBe('POINTS_ALREADY_REVERSED')
  const list = await second.claim.listReversals({ villageId: villageId() })
  expect(list.map((r) => [r.state, r.points, r.mayDecide])).toEqual([
    ['done', 5, false],
    ['refused', 5, false],
    // Of the test world, about another household.
    ['refused', 5, false]
  ])
})
