import { randomUUID } from 'node:crypto'
import type { Paths, Scene } from './permission-examples'

type People = Extract<Paths, `binding.${string}` | `member.${string}` | `role.${string}`>

const requestId = () => randomUUID()

/** One input for every procedure of the roster, of who is bound to it and of offices; see permission-examples.ts. */
export const peopleExamples: Record<People, (scene: Scene) => object> = {
  'binding.bindByPhone': () => ({ requestId: requestId(), code: 'not-a-code' }),
  'binding.askByGateCode': ({ at }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    gateCode: 'WRONG234',
    name: '无此人'
  }),
  'binding.issueGateCodes': ({ at }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    groupId: at.groups[0]?.id,
    renewHouseholdId: randomUUID()
  }),
  'binding.listPending': ({ at }) => ({ villageId: at.villageId }),
  'binding.confirm': ({ at, bindingId }) => ({ requestId: requestId(), villageId: at.villageId, bindingId }),
  'binding.refuse': ({ at, bindingId }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    bindingId,
    reason: '不认识这个人'
  }),
  'binding.release': ({ at }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    memberId: at.households[0].members[3]?.id,
    reason: '手机丢了'
  }),
  'binding.end': ({ at }) => ({ requestId: requestId(), placeId: at.villageId, holderId: randomUUID() }),
  'member.previewRoster': ({ at }) => ({ villageId: at.villageId, file: 'bm90IGEgZmlsZQ==' }),
  'member.applyRoster': ({ at }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    file: 'bm90IGEgZmlsZQ=='
  }),
  'member.exportRoster': ({ at }) => ({ villageId: at.villageId }),
  'member.rosterTemplate': ({ at }) => ({ villageId: at.villageId }),
  'member.listHouseholds': ({ at }) => ({ villageId: at.villageId, courtyardId: at.courtyards[0]?.id }),
  'member.readHousehold': ({ at }) => ({ villageId: at.villageId, householdId: at.households[0].id }),
  'role.listRoles': ({ at }) => ({ villageId: at.villageId }),
  'role.findPeople': ({ at }) => ({ villageId: at.villageId, name: '向国' }),
  'role.grantRole': ({ at }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    memberId: randomUUID(),
    role: 'villager_rep',
    from: '2026-11-22',
    to: '2028-11-21'
  }),
  'role.endRole': ({ at, grantId }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    grantId,
    on: '2099-01-01'
  })
}
