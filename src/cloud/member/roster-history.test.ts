import { activeGrants } from '@/domain/role/may'
import { createContext } from '../api/context'
import { RosterScene } from './testing'

let s: RosterScene
beforeAll(async () => {
  s = await RosterScene.begin()
})
afterAll(() => s.end())

const roleEvents = () =>
  s.base.db
    .selectFrom('role_event as e')
    .innerJoin('role_grant as g', (j) =>
      j.onRef('g.place_id', '=', 'e.place_id').onRef('g.id', '=', 'e.grant_id')
    )
    .select(['e.kind', 'e.from_day', 'e.to_day', 'e.actor_name', 'e.actor_role', 'g.holder_id'])
    .orderBy('e.id')
    .execute()

test('a representative of the file is one, and no longer one from the hour the file says no; both are history', async () => {
  const member = await s.member('李大翠')
  const phone = await s.world.callerAs({ placeId: member.village_id, id: member.id })
  const isOne = async () => {
    const account = phone.actor.accountId ?? ''
    const ctx = await createContext(s.world.deps, { authorization: await s.world.authorize(account) })
    return activeGrants(ctx.actor).some((g) => g.role === 'villager_rep')
  }
  await s.apply(s.change('李大翠', { representative: '是' }))
  expect(await isOne()).toBe(true)
  await s.apply(s.change('李大翠', { representative: '否' }))
  expect(await isOne()).toBe(false)
  const by = { actor_name: '谭志强', actor_role: 'committee_member', holder_id: member.id }
  expect(await roleEvents()).toEqual([
    { ...by, kind: 'granted', from_day: '2026-11-22', to_day: '2029-11-21' },
    { ...by, kind: 'ended', from_day: '2026-11-22', to_day: '2026-11-21' }
  ])
})

test('whoever leaves loses the account, with who took them off the roster beside it', async () => {
  const member = await s.member('向小梅')
  const phone = await s.world.callerAs({ placeId: member.village_id, id: member.id })
  await s.apply(s.without('向小梅'))
  const events = await s.base.db
    .selectFrom('binding_event')
    .select(['from_state', 'to_state', 'account_id', 'actor_name', 'reason'])
    .execute()
  expect(events).toEqual([
    {
      from_state: 'active',
      to_state: 'ended',
      account_id: phone.actor.accountId,
      actor_name: '谭志强',
      reason: '名册中已移出'
    }
  ])
})
