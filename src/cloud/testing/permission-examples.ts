import { randomUUID } from 'node:crypto'
import type { AppRouter } from '../api/router'
import type { World, WorldPlace } from './world'
import type { WorldLife } from './world-life'

/** What an example may name: the village it is about, and what has happened there. */
export interface Scene {
  readonly world: World
  readonly at: WorldPlace
  readonly life: WorldLife
  readonly bindingId: string
  readonly grantId: string
}

type Procedures = AppRouter['_def']['record']
type Paths = { [E in keyof Procedures]: `${E}.${Extract<keyof Procedures[E], string>}` }[keyof Procedures]

const requestId = () => randomUUID()

/**
 * One input for every procedure, lawful but for the caller: the walk over all roles calls each procedure with it, in
 * the caller's own village and in another. Where a success would change the scene for those who come after, the
 * example asks for something that the rules refuse once the permission has been given.
 */
export const examples: Record<Paths, (scene: Scene) => object> = {
  'session.listDemoPeople': () => ({}),
  'session.read': () => ({}),
  'session.signInDemo': () => ({ requestId: requestId(), accountId: randomUUID() }),
  'session.signInWechat': () => ({ requestId: requestId(), code: 'not-a-code' }),
  'session.signOut': () => ({ requestId: requestId() }),
  'binding.bindByPhone': () => ({ requestId: requestId(), code: 'not-a-code' }),
  'binding.askByGateCode': ({ at }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    gateCode: 'WRONG234',
    name: '无此人'
  }),
  'binding.listPending': ({ at }) => ({ villageId: at.villageId }),
  'binding.confirm': ({ at, bindingId }) => ({ requestId: requestId(), villageId: at.villageId, bindingId }),
  'binding.refuse': ({ at, bindingId }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    bindingId,
    reason: '不认识这个人'
  }),
  'binding.end': ({ at }) => ({ requestId: requestId(), placeId: at.villageId, holderId: randomUUID() }),
  'place.find': () => ({ code: '422802205221' }),
  'place.listVillages': () => ({}),
  'place.read': ({ at }) => ({ villageId: at.villageId }),
  'place.merge': ({ at }) => ({
    requestId: requestId(),
    townshipId: at.townshipId,
    from: [at.villageId, randomUUID()],
    name: '并村',
    code: '422802205299',
    on: '2026-11-22'
  }),
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
  }),
  'decision.list': ({ at }) => ({ villageId: at.villageId }),
  'decision.read': ({ at, life }) => ({ villageId: at.villageId, decisionId: life.draftDecisionId }),
  'issue.listPublic': ({ at }) => ({ villageId: at.villageId }),
  'issue.listOwn': ({ at }) => ({ villageId: at.villageId }),
  'issue.listWaiting': ({ at }) => ({ townshipId: at.townshipId }),
  'issue.read': ({ at, life }) => ({ villageId: at.villageId, issueId: life.shownIssueId }),
  'issue.raise': ({ at }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    category: 'road',
    words: '水井边的路塌了',
    photoIds: [],
    showName: false
  }),
  'issue.show': ({ at, life }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    issueId: life.shownIssueId
  }),
  'issue.hide': ({ at, life }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    issueId: life.waitingIssueId,
    reason: 'advert'
  }),
  'points.readRulebook': ({ at }) => ({ villageId: at.villageId }),
  'points.recordAward': ({ at, life }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    householdId: at.households[0].id,
    itemId: life.itemId,
    times: 1,
    occurredOn: '2026-11-21'
  }),
  'points.reverseAward': ({ at, life }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    entryId: life.entryId,
    reason: '记到别人家了'
  }),
  'points.readStatement': ({ at }) => ({ villageId: at.villageId, householdId: at.households[0].id }),
  'message.list': ({ at }) => ({ placeId: at.villageId })
}
