import { newId } from '../crypto/new-id'
import { outcome } from '../testing/caller'
import { claimScene, type ScenePerson } from '../testing/claim-scene'
import { press } from '../testing/notice-scene'

const scene = claimScene(6)
const villageId = () => scene.villageId()
const assessor = (i: number): ScenePerson => scene.assessors[i] as ScenePerson

const give = async (who: ScenePerson, claimId: string) =>
  (await scene.whoIs(who)).claim.score({ ...press(), villageId: villageId(), claimId, points: 5 })

test('whoever shares an account with a household neither scores nor reviews its claims', async () => {
  const me = scene.person(0)
  await scene.share(assessor(0), me)
  const claimId = await scene.declared(me)
  expect(await outcome(give(assessor(0), claimId))).toBe('SCORER_RECUSED')
  expect(await scene.read(await scene.whoIs(assessor(0)), claimId)).toMatchObject({ mayScore: false })

  const keeper = scene.person(1)
  await scene.share(await scene.grant(await scene.settle('村委甲'), 'committee_member'), keeper)
  const theirs = await scene.firstScored(keeper)
  await scene.openBatch()
  const reviewer = await scene.whoIs(keeper)
  const look = { ...press(), villageId: villageId(), claimId: theirs, points: 5 }
  expect(await outcome(reviewer.claim.recheck(look))).toBe('REVIEWER_RECUSED')
})

test('who recorded as one person does not score as another of the same account', async () => {
  const leader = await scene.grant(await scene.settle('村委乙'), 'committee_member')
  await scene.share(assessor(1), leader)
  const lines = [{ householdId: scene.person(2).householdId }]
  const recorded = await (await scene.whoIs(leader)).claim.record(scene.deed({ lines }))
  expect(await outcome(give(assessor(1), recorded.lines[0]?.claimId ?? ''))).toBe('SCORER_RECORDED')
})

test('a red entry takes two people with two accounts', async () => {
  const second = await scene.grant(await scene.settle('监委乙'), 'supervision_member')
  await scene.share(assessor(2), second)
  const { id: entryId } = await scene.base.db
    .selectFrom('points_entry')
    .select('id')
    .where('village_id', '=', villageId())
    .where('kind', '=', 'award')
    .executeTakeFirstOrThrow()
  const asked = { ...press(), villageId: villageId(), entryId, reason: '签到表上没有他' }
  const { reversalId } = await (await scene.whoIs(assessor(2))).claim.askReversal(asked)
  const decide = { ...press(), villageId: villageId(), reversalId, agree: true }
  expect(await outcome((await scene.whoIs(second)).claim.decideReversal(decide))).toBe('REVERSAL_OWN')
})

const related = (member: ScenePerson, relative: ScenePerson) =>
  scene.base.db
    .insertInto('kinship')
    .values({
      ...{ village_id: villageId(), id: newId(), member_id: member.id, relative_id: relative.id },
      ...{ relation: 'sibling', noted_by: member.id, noted_name: member.name, noted_at: scene.base.now }
    })
    .execute()

test('the relatives of everybody on the account are whose hand it is', async () => {
  const [judge, mother] = [
    await scene.grant(await scene.settle('评议丁'), 'points_assessor'),
    scene.person(3)
  ]
  await scene.share(judge, mother)
  await related(mother, scene.person(4))
  const claimId = await scene.declared(scene.person(4))
  expect(await outcome(give(judge, claimId))).toBe('SCORER_RECUSED')
  expect(await scene.read(await scene.whoIs(judge), claimId)).toMatchObject({ mayScore: false })
})

test('an account of one’s own does not undo what one is on another', async () => {
  const judge = await scene.grant(await scene.settle('评议戊'), 'points_assessor')
  // Bound for themselves first; the phone of another household stands for them as well.
  await scene.whoIs(judge)
  await scene.share(scene.person(5), judge)
  const claimId = await scene.declared(scene.person(5))
  expect(await outcome(give(judge, claimId))).toBe('SCORER_RECUSED')
})
