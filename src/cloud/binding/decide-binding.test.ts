import { randomUUID } from 'node:crypto'
import type { Role } from '@/domain/role/roles'
import type { Context } from '../api/context'
import { bindingScene, press } from '../testing/binding-scene'
import { as, outcome } from '../testing/caller'

const scene = bindingScene()

describe('confirming', () => {
  const decide = async (role: Role, bindingId: string, where: 'A' | 'B' = 'A') =>
    outcome(
      (await as(scene.world.callerFor(role, where))).binding.confirm({
        ...press(),
        villageId: scene.world.A.villageId,
        bindingId
      })
    )

  test('refuses villagers, supervisors, staff, the host of another courtyard, and everyone of another village', async () => {
    const { bindingId } = await scene.askFor(scene.member(0, 2))
    const elsewhere = await scene.askFor(scene.member(2, 2))
    for (const role of [
      'villager',
      'supervision_member',
      'party_secretary',
      'township_staff',
      'sys_admin'
    ] as const) {
      expect([role, await decide(role, bindingId)]).toEqual([role, 'FORBIDDEN'])
    }
    expect(await decide('courtyard_host', elsewhere.bindingId)).toBe('FORBIDDEN')
    expect(await decide('committee_member', bindingId, 'B')).toBe('FORBIDDEN')
    expect(await decide('committee_member', randomUUID())).toBe('NOT_FOUND')
  })

  test('refuses one’s own request, also from a second account of the same person', async () => {
    const host = await scene.world.callerFor('courtyard_host', 'A')
    const home = scene.world.A.households[1]
    const ask = await (await as(host)).binding.askByGateCode(scene.gate('谭志强', home.gateCode))
    const confirm = { ...press(), villageId: scene.world.A.villageId, bindingId: ask.bindingId }
    expect(await outcome((await as(host)).binding.confirm(confirm))).toBe('BINDING_OWN')
    const second = await scene.askFor(scene.member(1, 1))
    expect(await decide('courtyard_host', second.bindingId)).toBe('BINDING_OWN')
    expect(await decide('committee_member', second.bindingId)).toBe('ok')
  })

  test('refuses someone who left, what was refused, and what was taken back', async () => {
    const left = await scene.askFor(scene.member(0, 3))
    await scene.db
      .updateTable('member')
      .set({ ended_on: '2026-11-22' })
      .where('id', '=', scene.member(0, 3).id)
      .execute()
    expect(await decide('courtyard_host', left.bindingId)).toBe('BINDING_MEMBER_LEFT')
    const refused = await scene.askFor(scene.member(0, 2))
    const host = await as(scene.world.callerFor('courtyard_host', 'A'))
    const no = { villageId: scene.world.A.villageId, bindingId: refused.bindingId, reason: '不认识这个人' }
    await host.binding.refuse({ ...press(), ...no })
    expect(await decide('courtyard_host', refused.bindingId)).toBe('BINDING_ALREADY_DECIDED')
    expect(await outcome(host.binding.refuse({ ...press(), ...no }))).toBe('BINDING_ALREADY_DECIDED')
    expect((await (await as(refused.asker)).session.read({})).asks).toEqual([
      expect.objectContaining({ state: 'refused', reason: '不认识这个人' })
    ])
    const taken = await scene.askFor(scene.member(0, 1))
    await (await as(taken.asker)).binding.end({
      ...press(),
      placeId: scene.world.A.villageId,
      holderId: scene.member(0, 1).id
    })
    expect(await decide('courtyard_host', taken.bindingId)).toBe('BINDING_ALREADY_DECIDED')
  })

  test('two at once: one decides, the history has one decision, and the person is told', async () => {
    const { asker, bindingId } = await scene.askFor(scene.member(0, 2))
    const both = await Promise.all([
      decide('courtyard_host', bindingId),
      decide('committee_member', bindingId)
    ])
    expect(both.sort()).toEqual(['BINDING_ALREADY_DECIDED', 'ok'])
    expect((await scene.again(asker)).persons.map((p) => p.name)).toEqual(['向小梅'])
    expect(await scene.moves()).toEqual(['nothing → pending', 'pending → active'])
    const told = await scene.db
      .selectFrom('outbox')
      .select(['kind', 'holder_id'])
      .where('place_id', '=', scene.world.A.villageId)
      .execute()
    expect(told).toEqual([{ kind: 'binding_confirmed', holder_id: scene.member(0, 2).id }])
  })

  test('two accounts for one person, confirmed at once: the later has them, never both', async () => {
    const [one, two] = [await scene.askFor(scene.member(0, 2)), await scene.askFor(scene.member(0, 2))]
    expect(
      await Promise.all([decide('courtyard_host', one.bindingId), decide('committee_member', two.bindingId)])
    ).toEqual(['ok', 'ok'])
    expect((await scene.states(scene.member(0, 2).id)).sort()).toEqual(['active', 'ended'])
  })

  test('history cannot be rewritten', async () => {
    await scene.askFor(scene.member(0, 2))
    await expect(
      scene.db.updateTable('binding_event').set({ to_state: 'active' }).execute()
    ).rejects.toThrow()
    await expect(scene.db.deleteFrom('binding_event').execute()).rejects.toThrow()
  })
})

test('the list: a host sees the own courtyard, the committee the village, others nothing', async () => {
  const near = await scene.askFor(scene.member(0, 2))
  const far = await scene.askFor(scene.member(2, 2))
  const listed = async (role: Role) =>
    (
      await (
        await as(scene.world.callerFor(role, 'A'))
      ).binding.listPending({ villageId: scene.world.A.villageId })
    ).map((b) => b.bindingId)
  expect(await outcome(listed('villager'))).toBe('FORBIDDEN')
  expect(await outcome(listed('township_staff'))).toBe('FORBIDDEN')
  expect(
    await outcome(
      (await as(scene.world.callerFor('courtyard_host', 'B'))).binding.listPending({
        villageId: scene.world.A.villageId
      })
    )
  ).toBe('FORBIDDEN')
  expect(await listed('courtyard_host')).toEqual([near.bindingId])
  expect(await listed('committee_member')).toEqual([near.bindingId, far.bindingId])
})

describe('ending one’s own', () => {
  test('refuses a visitor, another’s binding, and what is over', async () => {
    const { id } = scene.member(0, 1)
    const mine = await scene.world.callerAs(scene.member(0, 1))
    const end = (context: Context) =>
      as(context).then((c) => c.binding.end({ ...press(), placeId: scene.world.A.villageId, holderId: id }))
    expect(await outcome(end(await scene.world.callerFor('visitor', 'A')))).toBe('NOT_SIGNED_IN')
    expect(await outcome(end(await scene.world.stranger()))).toBe('NOT_FOUND')
    expect(await outcome(end(mine))).toBe('ok')
    expect(await outcome(end(mine))).toBe('NOT_FOUND')
    expect((await scene.again(mine)).persons).toEqual([])
  })
})
