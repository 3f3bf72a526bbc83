import { outcome } from '../testing/caller'
import { claimScene, type ScenePerson } from '../testing/claim-scene'
import { press } from '../testing/notice-scene'

const scene = claimScene(3)
const villageId = () => scene.villageId()
const assessor = (i: number): ScenePerson => scene.assessors[i] as ScenePerson
const scored = async (claimId: string, as = scene.who('committee_member')) =>
  outcome((await as).claim.score({ ...press(), villageId: villageId(), claimId, points: 5 }))

// Of all who give first scores, the three assessors of the scene are left.
beforeAll(async () => {
  await scene.base.db
    .updateTable('role_grant')
    .set({ to_day: '2026-01-02' })
    .where('place_id', '=', villageId())
    .where('role', 'in', ['points_assessor', 'group_leader', 'villager_rep'])
    .where(
      'holder_id',
      'not in',
      scene.assessors.map((a) => a.id)
    )
    .execute()
})

test('where three others can score a claim the committee does not', async () => {
  const claimId = await scene.declared(scene.person(0))
  expect(await scored(claimId)).toBe('CLAIM_OUT_OF_REACH')
  const { sheets } = await (await scene.who('committee_member')).claim.toScore({ villageId: villageId() })
  expect(sheets).toEqual([])
})

test('an assessor’s own claim comes to three scores by the committee; it would have waited for ever', async () => {
  const claimId = await scene.declared(assessor(0))
  const { sheets } = await (await scene.who('committee_member')).claim.toScore({ villageId: villageId() })
  expect(sheets).toMatchObject([{ open: 1 }])
  for (const i of [1, 2]) expect(await scored(claimId, scene.whoIs(assessor(i)))).toBe('ok')
  expect(await scored(claimId)).toBe('ok')
  expect(await scene.stateOf(claimId)).toBe('FIRST_SCORED')
})

test('two assessors of one account are one', async () => {
  await scene.share(assessor(1), assessor(2))
  const claimId = await scene.declared(scene.person(1))
  expect(await scored(claimId)).toBe('ok')
})
