import { newId } from '../crypto/new-id'
import { worldScene } from '../testing/world-scene'
import { countEligible } from './count-eligible'

const scene = worldScene()
const on = '2026-11-22'
const count = (kind: Parameters<typeof countEligible>[2], mode?: Parameters<typeof countEligible>[3]) =>
  countEligible(scene.db, { villageId: scene.world.A.villageId, on }, kind, mode)
const member = (name: string) => {
  const found = scene.world.A.households.flatMap((h) => h.members).find((m) => m.name === name)
  if (!found) throw new Error(name)
  return found
}
const grantRep = (holderId: string, to_day: string) =>
  scene.db
    .insertInto('role_grant')
    .values({
      ...{ place_id: scene.world.A.villageId, id: newId(), holder_id: holderId, role: 'villager_rep' },
      ...{ from_day: '2026-01-01', to_day, source: 'township', granted_at: scene.now }
    })
    .execute()

test('what the roster cannot know is not guessed', async () => {
  expect(await count('party_committee')).toBeNull()
  expect(await count('two_committees')).toBeNull()
  expect(await count('group_meeting', 'adult')).toBeNull()
  expect(await count('collective_members')).toBeNull()
  expect(await count('yishiyiyi')).toBeNull()
})

test('villagers: the minor is not counted, everybody else is; households each once', async () => {
  expect(await count('villagers_adult')).toEqual({ eligible: 11 })
  expect(await count('yishiyiyi', 'adult')).toEqual({ eligible: 11 })
  expect(await count('villagers_household')).toEqual({ eligible: 3 })
  const pupil = member('向天乐')
  await scene.db.updateTable('member').set({ birth_month: null }).where('id', '=', pupil.id).execute()
  expect(await count('villagers_adult')).toEqual({ eligible: 12 })
})

test('party members: those on probation are members without a vote', async () => {
  await scene.db
    .updateTable('member')
    .set({ party: 'probationary' })
    .where('id', '=', member('向小梅').id)
    .execute()
  expect(await count('party_members')).toEqual({ eligible: 2, allMembers: { eligible: 3 } })
})

test('representatives: an office that is over or held twice, and women only where the roster says so', async () => {
  expect(await count('rep_meeting')).toEqual({ eligible: 2 })
  await grantRep(member('谭志强').id, '2028-01-01')
  await grantRep(member('李大翠').id, '2026-11-21')
  expect(await count('rep_meeting')).toEqual({ eligible: 2 })
  for (const [name, sex] of [
    ['冉春桃', 'female'],
    ['谭志强', 'male']
  ] as const) {
    await scene.db.updateTable('member').set({ sex }).where('id', '=', member(name).id).execute()
  }
  expect(await count('rep_meeting')).toEqual({ eligible: 2, women: { eligible: 1 } })
})
