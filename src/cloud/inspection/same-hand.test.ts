import { newId } from '../crypto/new-id'
import { roundScene } from './course-testing'

const s = roundScene()

type Inspector = (typeof s.inspectors)[number]

/** The account of one inspector stands for another member as well, until it is ended. */
const share = async (role: Inspector, memberId: string) => {
  const { actor } = await s.base.world.callerFor(role, 'A')
  const id = newId()
  await s.db
    .insertInto('binding')
    .values({
      ...{ place_id: s.villageId(), id, account_id: actor.accountId ?? '', holder_id: memberId },
      ...{ via: 'demo', state: 'active', asked_at: s.base.now }
    })
    .execute()
  return () => s.db.updateTable('binding').set({ state: 'ended' }).where('id', '=', id).execute()
}
const relate = (memberId: string, relativeId: string) =>
  s.db
    .insertInto('kinship')
    .values({
      ...{ village_id: s.villageId(), id: newId(), member_id: memberId, relative_id: relativeId },
      ...{ relation: 'parent', noted_by: memberId, noted_name: '田大山', noted_at: s.base.now }
    })
    .execute()

test('two inspectors of one account give one score: the second is told, in whatever order they come', async () => {
  const roundId = await s.open()
  const end = await share('points_assessor', s.holder('villager_rep'))
  expect(await s.codes('villager_rep', roundId, s.sheet(90))).toEqual([null])
  expect(await s.codes('points_assessor', roundId, s.sheet(80))).toEqual(['ROUND_SAME_HAND'])
  // The one who scored may put the own score right.
  expect(await s.codes('villager_rep', roundId, s.sheet(85, { at: '2026-11-22T02:30:00.000Z' }))).toEqual([
    null
  ])
  expect(await s.stop(roundId)).toMatchObject({ kind: 'waiting', sheets: 2 })
  await end()
  expect(await s.codes('points_assessor', roundId, s.sheet(80))).toEqual([null])
})

test('with another account one still stands back from whom the first one stands for', async () => {
  const roundId = await s.open()
  // Somebody of the first household acts on a phone that stands for the inspector too; the inspector has an own one.
  const parent = s.base.world.A.households[0].members.at(-1)?.id ?? ''
  const { actor } = await s.base.world.callerAs({ placeId: s.villageId(), id: parent })
  const id = newId()
  await s.db
    .insertInto('binding')
    .values({
      ...{
        place_id: s.villageId(),
        id,
        account_id: actor.accountId ?? '',
        holder_id: s.holder('points_assessor')
      },
      ...{ via: 'demo', state: 'active', asked_at: s.base.now }
    })
    .execute()
  expect(await s.codes('points_assessor', roundId, s.sheet(90))).toEqual(['SCORER_RECUSED'])
  expect((await s.route('points_assessor', roundId)).stops[0]?.kin).toBe(true)
  await s.db.updateTable('binding').set({ state: 'ended' }).where('id', '=', id).execute()
  expect(await s.codes('points_assessor', roundId, s.sheet(90))).toEqual([null])
})

test('where the leader has left the village, another inspector looks again', async () => {
  const roundId = await s.open()
  await s.codes('supervision_member', roundId, s.sheet(90))
  await s.codes('points_assessor', roundId, s.sheet(90))
  await s.codes('villager_rep', roundId, s.sheet(60))
  const again = (minute: number) => s.sheet(80, { again: true, at: `2026-11-22T03:${minute}:00.000Z` })
  expect(await s.codes('villager_rep', roundId, again(10))).toEqual(['ROUND_AGAIN_LEADER'])
  const left = (on: string | null) =>
    s.db
      .updateTable('member')
      .set({ ended_on: on })
      .where('village_id', '=', s.villageId())
      .where('id', '=', s.holder('committee_member'))
      .execute()
  await left('2026-11-22')
  expect((await s.route('villager_rep', roundId)).stops[0]?.again).toBe(true)
  expect(await s.codes('villager_rep', roundId, again(20))).toEqual([null])
  expect(await s.stop(roundId)).toMatchObject({ kind: 'done' })
  await left(null)
})

test('opening a round says how many households too few of those chosen may score', async () => {
  const opened = async (roles: readonly Inspector[]) =>
    (await s.who('committee_member')).round.open(
      s.draft({ inspectorIds: roles.map((role) => s.holder(role)), leaderId: s.holder('committee_member') })
    )
  const homes = await s.db
    .selectFrom('member')
    .select('household_id')
    .distinct()
    .where('village_id', '=', s.villageId())
    .where('id', 'in', s.inspectors.slice(0, 3).map(s.holder))
    .execute()
  const three = await opened(s.inspectors.slice(0, 3))
  expect(three).toMatchObject({ households: 3, short: homes.length })
  await relate(s.holder('villager_rep'), s.base.world.A.households[0].members[0]?.id ?? '')
  expect((await opened(s.inspectors.slice(0, 3))).short).toBe(homes.length + 1)
  // A fourth stands in for one of them.
  expect((await opened(s.inspectors)).short).toBeLessThan(homes.length + 1)
})
