import { randomUUID } from 'node:crypto'
import { createContext } from '../api/context'
import { newId } from '../crypto/new-id'
import { deliverOutbox } from '../jobs/deliver-outbox'
import { as } from '../testing/caller'
import { worldScene } from '../testing/world-scene'

// A family with one phone: one account is bound to several people of one village, first to those without office.
const scene = worldScene()

const bound = async (...people: readonly { placeId: string; id: string }[]) => {
  const account = await scene.world.stranger()
  for (const [i, person] of people.entries()) {
    await scene.db
      .updateTable('binding')
      .set({ state: 'ended' })
      .where('holder_id', '=', person.id)
      .where('state', '=', 'active')
      .execute()
    await scene.db
      .insertInto('binding')
      .values({
        place_id: person.placeId,
        id: newId(),
        account_id: account.actor.accountId ?? '',
        holder_id: person.id,
        via: 'demo',
        state: 'active',
        asked_at: new Date(scene.now.getTime() + i)
      })
      .execute()
  }
  return createContext(scene.world.deps, {
    authorization: await scene.world.authorize(account.actor.accountId ?? '')
  })
}
const record = (householdId: string) => ({
  requestId: randomUUID(),
  villageId: scene.world.A.villageId,
  itemId: scene.life.itemId,
  times: 1,
  occurredOn: '2026-11-22',
  fileIds: [],
  lines: [{ householdId }]
})

describe('refuses', () => {
  test('points for the own household, also under another spelling of its id', async () => {
    const clerk = await as(scene.world.callerFor('committee_member', 'A'))
    const own = scene.world.A.households[1].id
    expect(own.toUpperCase()).not.toBe(own)
    for (const householdId of [own, own.toUpperCase()]) {
      const { lines } = await clerk.claim.record(record(householdId))
      expect(lines[0]?.refusal?.code).toBe('POINTS_OWN_HOUSEHOLD')
    }
  })
})

test('a record and a reversal name the person whose office it was, not another of the same account', async () => {
  const { A } = scene.world
  const recorder = await as(bound(A.holders.villager_rep, A.holders.committee_member))
  const { sheetId } = await recorder.claim.record(record(A.households[0].id))
  const sheet = await scene.db
    .selectFrom('claim_sheet')
    .select(['by_id', 'by_name', 'by_role'])
    .where('id', '=', sheetId ?? '')
    .executeTakeFirst()
  expect(sheet).toEqual({
    ...{ by_id: A.holders.committee_member.id, by_name: '谭志强', by_role: 'committee_member' }
  })
  const supervisor = await as(bound(A.holders.villager_rep, A.holders.supervision_member))
  const { reversalId } = await supervisor.claim.askReversal({
    requestId: randomUUID(),
    villageId: A.villageId,
    entryId: scene.life.entryId,
    reason: '记错了户'
  })
  const reversal = await scene.db
    .selectFrom('points_reversal')
    .select('asked_by')
    .where('id', '=', reversalId)
    .executeTakeFirst()
  expect(reversal).toEqual({ asked_by: A.holders.supervision_member.id })
})

test('a role and a binding are given in the name of the person who may', async () => {
  const { A } = scene.world
  const secretary = await as(bound(A.holders.villager_rep, A.holders.party_secretary))
  const { grantId } = await secretary.role.grantRole({
    requestId: randomUUID(),
    villageId: A.villageId,
    memberId: A.holders.villager.id,
    role: 'points_assessor',
    from: '2026-11-22',
    to: '2027-11-21'
  })
  const event = await scene.db
    .selectFrom('role_event')
    .select(['actor_id', 'actor_role'])
    .where('grant_id', '=', grantId)
    .executeTakeFirst()
  expect(event).toEqual({ actor_id: A.holders.party_secretary.id, actor_role: 'party_secretary' })

  const asker = await as(scene.world.stranger())
  const home = A.households[0]
  const { bindingId } = await asker.binding.askByGateCode({
    requestId: randomUUID(),
    villageId: A.villageId,
    gateCode: home.gateCode,
    name: '向小梅'
  })
  const host = await as(bound(A.holders.group_leader, A.holders.courtyard_host))
  await host.binding.confirm({ requestId: randomUUID(), villageId: A.villageId, bindingId })
  const decided = await scene.db
    .selectFrom('binding')
    .select('decided_by')
    .where('id', '=', bindingId)
    .executeTakeFirst()
  expect(decided).toEqual({ decided_by: A.holders.courtyard_host.id })
})

test('what was raised and what was told belongs to every person of the account, and lies where they live', async () => {
  const { A } = scene.world
  const [head, spouse] = [A.holders.household_head, A.holders.villager]
  const context = await bound(A.holders.points_assessor, head, spouse)
  const family = await as(context)
  expect((await family.issue.listOwn({ villageId: A.villageId })).map((i) => i.issueId).sort()).toEqual(
    [scene.life.waitingIssueId, scene.life.shownIssueId].sort()
  )
  const raised = await family.issue.raise({
    requestId: randomUUID(),
    villageId: A.villageId,
    category: 'road',
    words: '门前的路塌了',
    photoIds: [],
    showName: false,
    onBehalfOf: head.id
  })
  const row = await scene.db
    .selectFrom('issue')
    .select(['raised_by', 'group_id', 'courtyard_id'])
    .where('id', '=', raised.issueId)
    .executeTakeFirst()
  const { groupId, courtyardId } = A.households[0]
  expect(row).toEqual({ raised_by: head.id, group_id: groupId, courtyard_id: courtyardId })

  const moderator = await as(scene.world.callerFor('township_staff', 'A'))
  await moderator.issue.show({
    requestId: randomUUID(),
    villageId: A.villageId,
    issueId: scene.life.waitingIssueId
  })
  await deliverOutbox(scene.db, scene.now)
  const told = await family.message.list({ placeId: A.villageId })
  // Beside it only what the household was told of the record above.
  expect(told.flatMap((m) => m.issueId ?? [])).toEqual([scene.life.waitingIssueId])
  const neighbour = await as(scene.world.callerFor('party_member', 'A'))
  expect(await neighbour.message.list({ placeId: A.villageId })).toEqual([])
})
