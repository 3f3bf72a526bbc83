import { randomUUID } from 'node:crypto'
import type { Role } from '@/domain/role/roles'
import { bindingScene, press } from '../testing/binding-scene'
import { as, outcome } from '../testing/caller'

const scene = bindingScene()

const release = async (role: Role, memberId: string, over: { where?: 'A' | 'B'; reason?: string } = {}) =>
  outcome(
    (await as(scene.world.callerFor(role, over.where ?? 'A'))).binding.release({
      ...press(),
      villageId: scene.world.A.villageId,
      memberId,
      reason: over.reason ?? '手机丢了'
    })
  )

describe('refuses', () => {
  test('who does not confirm: villagers, supervisors, the secretary, staff, another courtyard, another village', async () => {
    const person = scene.member(0, 2)
    await scene.world.callerAs(person)
    for (const role of [
      'villager',
      'supervision_member',
      'party_secretary',
      'township_staff',
      'sys_admin'
    ] as const)
      expect([role, await release(role, person.id)]).toEqual([role, 'FORBIDDEN'])
    expect(await release('visitor', person.id)).toBe('NOT_SIGNED_IN')
    expect(await release('committee_member', person.id, { where: 'B' })).toBe('FORBIDDEN')
    const elsewhere = scene.member(2, 2)
    await scene.world.callerAs(elsewhere)
    expect(await release('courtyard_host', elsewhere.id)).toBe('FORBIDDEN')
    expect(await scene.states(person.id)).toEqual(['active'])
  })

  test('somebody unknown, nobody’s WeChat, one’s own, and no reason', async () => {
    expect(await release('committee_member', randomUUID())).toBe('NOT_FOUND')
    expect(await release('committee_member', scene.member(0, 3).id)).toBe('BINDING_NONE')
    expect(await release('committee_member', scene.world.A.holders.committee_member.id)).toBe(
      'BINDING_OWN_RELEASE'
    )
    await scene.world.callerAs(scene.member(0, 2))
    expect(await release('committee_member', scene.member(0, 2).id, { reason: ' ' })).toBe('INPUT_INVALID')
  })

  test('what only waits: that is confirmed or refused', async () => {
    await scene.askFor(scene.member(0, 2))
    expect(await release('committee_member', scene.member(0, 2).id)).toBe('BINDING_NONE')
    expect(await scene.states(scene.member(0, 2).id)).toEqual(['pending'])
  })
})

test('the account is nobody’s at once and reads why; the history says who; it may ask anew', async () => {
  const person = scene.member(0, 2)
  const lost = await scene.world.callerAs(person)
  expect(await release('courtyard_host', person.id)).toBe('ok')
  const after = await scene.again(lost)
  expect(after.persons).toEqual([])
  const session = await (await as(after)).session.read({})
  expect(session.asks).toEqual([
    expect.objectContaining({ state: 'ended', reason: '手机丢了', name: person.name })
  ])
  const [event] = await scene.db
    .selectFrom('binding_event')
    .select(['from_state', 'to_state', 'actor_name', 'reason'])
    .where('place_id', '=', scene.world.A.villageId)
    .execute()
  expect(event).toEqual({
    from_state: 'active',
    to_state: 'ended',
    actor_name: '覃秀兰',
    reason: '手机丢了'
  })
  expect(await outcome((await as(after)).binding.askByGateCode(scene.gate(person.name)))).toBe('ok')
})

test('what was asked for by a new phone meanwhile stays and can be confirmed', async () => {
  const person = scene.member(0, 2)
  await scene.world.callerAs(person)
  const { bindingId } = await scene.askFor(person)
  expect(await release('committee_member', person.id)).toBe('ok')
  expect([...(await scene.states(person.id))].sort()).toEqual(['ended', 'pending'])
  const committee = await as(scene.world.callerFor('committee_member', 'A'))
  const confirm = { ...press(), villageId: scene.world.A.villageId, bindingId }
  expect(await outcome(committee.binding.confirm(confirm))).toBe('ok')
})

test('two at once: one ends it, and it is ended once', async () => {
  const person = scene.member(0, 2)
  await scene.world.callerAs(person)
  const both = await Promise.all([
    release('courtyard_host', person.id),
    release('committee_member', person.id)
  ])
  expect(both.sort()).toEqual(['BINDING_NONE', 'ok'])
  expect(await scene.moves()).toEqual(['active → ended'])
})

test('who ends it themselves is told nothing more', async () => {
  const person = scene.member(0, 2)
  const own = await scene.world.callerAs(person)
  const input = { ...press(), placeId: scene.world.A.villageId, holderId: person.id }
  await (await as(own)).binding.end(input)
  expect((await (await as(scene.again(own))).session.read({})).asks).toEqual([])
})
