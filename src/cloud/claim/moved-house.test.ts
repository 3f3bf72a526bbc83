import { verifyLedger } from '../points/verify'
import { outcome } from '../testing/caller'
import { claimScene } from '../testing/claim-scene'

const scene = claimScene(3)
const villageId = () => scene.villageId()

test('a batch with deeds of one person for two households hangs, and the person’s cap counts both', async () => {
  const [mover, other] = [scene.person(0), scene.person(1)]
  const deed = { itemId: scene.items.person, memberId: mover.id }
  const of = async (householdId: string, occurredOn: string) =>
    scene.score(await scene.declared({ ...mover, householdId }, { ...deed, occurredOn }), [5, 5, 5])
  await of(mover.householdId, '2026-11-19')
  await scene.base.db
    .updateTable('member')
    .set({ household_id: other.householdId, relation: 'spouse' })
    .where('village_id', '=', villageId())
    .where('id', '=', mover.id)
    .execute()
  await of(other.householdId, '2026-11-20')
  const third = await of(other.householdId, '2026-11-21')
  await scene.firstScored(scene.person(2))

  await scene.hung()
  // Ten a month: the third falls with the reason, and the others are on notice.
  expect(await scene.stateOf(third)).toBe('REJECTED')
  const accounts = [mover.householdId, other.householdId, scene.person(2).householdId].map(scene.account)
  expect((await Promise.all(accounts)).map((a) => a.pending)).toEqual([5, 5, 5])
  const more = scene.declared(
    { ...mover, householdId: other.householdId },
    { ...deed, occurredOn: '2026-11-18' }
  )
  expect(await outcome(more)).toBe('POINTS_CAP_REACHED')
  expect((await verifyLedger(scene.base.db, { villageId: villageId() })).faults).toEqual([])
})
