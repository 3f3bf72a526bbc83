import { randomUUID } from 'node:crypto'
import type { AppRouter } from '../api/router'
import { meetingExamples } from './meeting-examples'
import { claimExamples } from './permission-examples-claim'
import { deductionExamples } from './permission-examples-deduction'
import { honourExamples } from './permission-examples-honour'
import { issueExamples } from './permission-examples-issue'
import { peopleExamples } from './permission-examples-people'
import { practiceExamples } from './permission-examples-practice'
import { privacyExamples } from './permission-examples-privacy'
import { roundExamples } from './permission-examples-round'
import { rulebookExamples } from './permission-examples-rulebook'
import { shopExamples } from './permission-examples-shop'
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
export type Paths = {
  [E in keyof Procedures]: `${E}.${Extract<keyof Procedures[E], string>}`
}[keyof Procedures]

const requestId = () => randomUUID()
const noDesk = { code: '00000000', secret: 'x'.repeat(43) }

const noticeText = { title: '修路决议公开', sections: [{ heading: '结果', lines: ['通过'], table: null }] }
const ofNotice = ({ at, life }: Scene) => ({
  requestId: requestId(),
  villageId: at.villageId,
  noticeId: life.doneNoticeId
})
const ofObjection = ({ at, life }: Scene) => ({
  requestId: requestId(),
  villageId: at.villageId,
  objectionId: life.withdrawnObjectionId
})

/**
 * One input for every procedure, lawful but for the caller: the walk over all roles calls each procedure with it, in
 * the caller's own village and in another. Where a success would change the scene for those who come after, the
 * example asks for something that the rules refuse once the permission has been given.
 */
export const examples: Record<Paths, (scene: Scene) => object> = {
  'home.read': ({ at }) => ({ villageId: at.villageId }),
  'session.listDemoPeople': () => ({}),
  'session.read': () => ({}),
  'session.signInDemo': () => ({ requestId: requestId(), accountId: randomUUID() }),
  'session.signInWechat': () => ({ requestId: requestId(), code: 'not-a-code' }),
  'session.signOut': () => ({ requestId: requestId() }),
  'session.openDesk': () => ({ requestId: requestId(), browser: 'edge', system: 'windows' }),
  'session.waitDesk': () => noDesk,
  'session.takeDesk': () => ({ requestId: requestId(), ...noDesk }),
  'session.seeDesk': () => ({ code: noDesk.code }),
  'session.confirmDesk': () => ({ requestId: requestId(), code: noDesk.code, number: 42 }),
  'session.refuseDesk': () => ({ requestId: requestId(), code: noDesk.code }),
  'session.listDesks': () => ({}),
  'session.endDesk': () => ({ requestId: requestId(), sessionId: randomUUID() }),
  ...privacyExamples,
  ...peopleExamples,
  'file.place': () => ({ requestId: requestId() }),
  'file.take': ({ at }) => ({ requestId: requestId(), villageId: at.villageId, incomingId: randomUUID() }),
  'file.open': () => ({ links: ['/files/not-a-link'] }),
  'file.download': () => ({ link: '/archives/not-a-link' }),
  'place.find': () => ({ code: '422802205221' }),
  'place.listCourtyards': ({ at }) => ({ villageId: at.villageId }),
  'place.listGroups': ({ at }) => ({ villageId: at.villageId }),
  'place.listVillages': () => ({}),
  'place.read': ({ at }) => ({ villageId: at.villageId }),
  'county.readChoice': ({ at }) => ({ countyId: at.countyId }),
  'county.choose': ({ at }) => ({
    requestId: requestId(),
    countyId: at.countyId,
    basedOn: null,
    choice: {
      packFamily: null,
      partyTwoThirds: false,
      townCheck: null,
      opinionWorkingDays: null,
      repeatMonths: null,
      closePercent: null,
      pointsWindowDays: null
    },
    reason: '按县里的规定办理'
  }),
  ...practiceExamples,
  'place.merge': ({ at }) => ({
    requestId: requestId(),
    townshipId: at.townshipId,
    from: [at.villageId, randomUUID()],
    name: '并村',
    code: '422802205299',
    on: '2026-11-22'
  }),
  'decision.list': ({ at }) => ({ villageId: at.villageId }),
  'decision.listForTownship': ({ at }) => ({ townshipId: at.townshipId }),
  'decision.read': ({ at, life }) => ({ villageId: at.villageId, decisionId: life.draftDecisionId }),
  'decision.readVersions': ({ at, life }) => ({ villageId: at.villageId, decisionId: life.draftDecisionId }),
  'decision.foresee': ({ at, life }) => ({ villageId: at.villageId, decisionId: life.publishedDecisionId }),
  'decision.listDesk': ({ at }) => ({ villageId: at.villageId }),
  'decision.listInForce': ({ at }) => ({ villageId: at.villageId }),
  'decision.prepare': ({ at, life }) => ({ villageId: at.villageId, decisionId: life.publishedDecisionId }),
  'decision.propose': ({ at }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    topic: 'public_works',
    flags: {},
    source: { kind: 'petition', petition: null },
    content: {
      title: '装路灯',
      summary: '在一组装路灯二十四盏，夜里走路看得见。',
      amount: null,
      scope: '一组',
      beneficiaries: '一组村民',
      land: null,
      term: null,
      contracting: null,
      contributions: null
    },
    meaning: '各户不出钱'
  }),
  'decision.act': ({ at, life }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    decisionId: life.draftDecisionId,
    action: 'withdraw_topic'
  }),
  'decision.readRegister': ({ at, life }) => ({
    villageId: at.villageId,
    decisionId: life.publishedDecisionId
  }),
  ...meetingExamples,
  'archive.read': ({ at, life }) => ({ villageId: at.villageId, decisionId: life.publishedDecisionId }),
  'notice.list': ({ at }) => ({ villageId: at.villageId }),
  'notice.read': ({ at, life }) => ({ villageId: at.villageId, noticeId: life.doneNoticeId }),
  'notice.readWall': ({ at, life }) => ({ villageId: at.villageId, noticeId: life.doneNoticeId }),
  'notice.follow': (scene) => ofNotice(scene),
  'notice.compose': ({ at, life }) => ({
    villageId: at.villageId,
    subject: 'decision_resolution',
    subjectId: life.publishedDecisionId
  }),
  'notice.check': ({ at }) => ({ villageId: at.villageId, text: noticeText }),
  'notice.draft': ({ at }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    subject: 'decision_resolution',
    subjectId: randomUUID(),
    text: noticeText,
    attachments: []
  }),
  'notice.cosign': (scene) => ({ ...ofNotice(scene), contentHash: '0'.repeat(64) }),
  'notice.putUp': (scene) => ({ ...ofNotice(scene), channels: ['page'] }),
  'notice.takeDown': (scene) => ({ ...ofNotice(scene), channels: ['page'], reason: 'term_done' }),
  'notice.addPhoto': (scene) => ({ ...ofNotice(scene), fileId: randomUUID() }),
  'notice.correct': (scene) => ({
    ...ofNotice(scene),
    text: noticeText,
    attachments: [{ fileId: randomUUID(), name: '明细表' }],
    reason: '少写了一笔收入'
  }),
  'objection.list': ({ at }) => ({ villageId: at.villageId }),
  'objection.listOwn': ({ at }) => ({ villageId: at.villageId }),
  'objection.listPassedUp': ({ at }) => ({ townshipId: at.townshipId }),
  'objection.read': ({ at, life }) => ({ villageId: at.villageId, objectionId: life.withdrawnObjectionId }),
  'objection.raise': (scene) => ({
    ...ofNotice(scene),
    ground: 'accounts',
    words: '支出没有写明用途',
    showName: false
  }),
  'objection.receive': (scene) => ofObjection(scene),
  'objection.extend': (scene) => ({ ...ofObjection(scene), reason: '要查账，时间不够' }),
  'objection.answer': (scene) => ({ ...ofObjection(scene), words: '已经查过账，没有少算收入。' }),
  'objection.verify': (scene) => ({ ...ofObjection(scene), finding: 'unfounded', reason: '答复经核对属实' }),
  'objection.report': (scene) => ({ ...ofObjection(scene), words: '已经到村里查过账，没有少算。' }),
  'objection.order': (scene) => ({
    ...ofObjection(scene),
    ground: 'illegal',
    article: '村民委员会组织法第31条',
    document: '责令改正通知书〔2026〕1号',
    reason: '没有公开收支'
  }),
  'objection.recordRuling': (scene) => ({
    ...ofObjection(scene),
    caseNumber: '（2026）鄂2802行初1号',
    reason: '撤销这个决定'
  }),
  'objection.escalate': (scene) => ofObjection(scene),
  'objection.withdraw': (scene) => ofObjection(scene),
  'decision.recordFollowUp': ({ at, life }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    decisionId: life.draftDecisionId,
    document: '县农函〔2026〕3号'
  }),
  ...issueExamples,
  'open311.listKeys': ({ at }) => ({ countyId: at.countyId }),
  'open311.createKey': ({ at }) => ({ requestId: requestId(), countyId: at.countyId, name: '县热线' }),
  'open311.endKey': ({ at }) => ({ requestId: requestId(), countyId: at.countyId, keyId: randomUUID() }),
  ...rulebookExamples,
  ...claimExamples,
  ...deductionExamples,
  'points.listCarries': ({ at }) => ({ villageId: at.villageId }),
  'points.askCarry': ({ at }) => ({
    ...{ requestId: requestId(), villageId: at.villageId, householdId: at.households[0].id },
    ...{ intoId: at.households[1].id, reason: '一家人并到一户' }
  }),
  'points.decideCarry': ({ at, life }) => ({
    ...{ requestId: requestId(), villageId: at.villageId, carryId: life.carryId, agree: true }
  }),
  'points.readYear': ({ at }) => ({ villageId: at.villageId, householdId: at.households[0].id }),
  'points.readProof': ({ at }) => ({ villageId: at.villageId, householdId: at.households[0].id }),
  'points.readProofEntries': ({ at }) => ({
    villageId: at.villageId,
    householdId: at.households[0].id,
    upTo: 1
  }),
  'points.listEarned': ({ at }) => ({ villageId: at.villageId, period: '2026-11' }),
  'points.listEarnedPublic': ({ at }) => ({ villageId: at.villageId, period: '2026-11' }),
  'points.readSums': ({ at }) => ({ villageId: at.villageId, period: '2026' }),
  'points.readStatement': ({ at }) => ({ villageId: at.villageId, householdId: at.households[0].id }),
  'kinship.note': ({ at }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    memberId: at.holders.villager.id,
    relative: { name: '无此人' },
    relation: 'sibling'
  }),
  'kinship.end': ({ at, life }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    kinshipId: life.kinshipId,
    reason: '登记错了人'
  }),
  'kinship.listOwn': ({ at }) => ({ villageId: at.villageId }),
  'kinship.list': ({ at }) => ({ villageId: at.villageId }),
  ...roundExamples,
  ...honourExamples,
  ...shopExamples,
  'message.list': ({ at }) => ({ placeId: at.villageId }),
  'message.asking': () => ({ template: 'matter' }),
  'message.consent': () => ({ requestId: requestId(), template: 'matter', answer: 'pass' }),
  'message.listDead': ({ at }) => ({ placeId: at.townshipId }),
  'message.retryDead': ({ at }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    pushId: randomUUID()
  }),
  'demo.moveClock': () => ({ requestId: requestId(), days: 1 })
}
