import { randomUUID } from 'node:crypto'
import type { Paths, Scene } from './permission-examples'

const requestId = () => randomUUID()

const ofIssue = ({ at, life }: Scene) => ({
  requestId: requestId(),
  villageId: at.villageId,
  issueId: life.shownIssueId
})

/** One input for every procedure of matters; see permission-examples.ts. */
export const issueExamples: Record<Extract<Paths, `issue.${string}`>, (scene: Scene) => object> = {
  'issue.listPublic': ({ at }) => ({ villageId: at.villageId }),
  'issue.listOwn': ({ at }) => ({ villageId: at.villageId }),
  'issue.listFollowed': ({ at }) => ({ villageId: at.villageId }),
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
  'issue.listSimilar': ({ at }) => ({ villageId: at.villageId, category: 'road', words: '水井边的路塌了' }),
  'issue.search': ({ at }) => ({ villageId: at.villageId, words: '水井' }),
  'issue.listOfDecision': ({ at, life }) => ({
    villageId: at.villageId,
    decisionId: life.publishedDecisionId
  }),
  'issue.join': (scene) => ofIssue(scene),
  'issue.foresee': ({ at, life }) => ({ villageId: at.villageId, issueId: life.shownIssueId }),
  'issue.act': (scene) => ({ ...ofIssue(scene), action: 'start' }),
  'issue.listOwners': ({ at, life }) => ({ villageId: at.villageId, issueId: life.shownIssueId }),
  'issue.listLooks': ({ at, life }) => ({ villageId: at.villageId, issueId: life.shownIssueId }),
  'issue.listDesk': ({ at }) => ({ villageId: at.villageId }),
  'issue.recordSession': ({ at }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    courtyardId: at.courtyards[0]?.id,
    heldOn: '2099-01-01',
    householdIds: [at.households[0].id],
    minutes: '说了水井边的路',
    items: [{ category: 'road', outcome: 'open', words: '修水井边的路' }]
  }),
  'issue.listSessions': ({ at }) => ({ villageId: at.villageId }),
  'issue.listPresent': ({ at, life }) => ({ villageId: at.villageId, sessionId: life.sessionId }),
  'issue.listAdditions': ({ at }) => ({ townshipId: at.townshipId }),
  'issue.showAddition': ({ at, life }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    additionId: life.additionId
  }),
  'issue.hideAddition': ({ at, life }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    additionId: life.additionId,
    reason: 'advert'
  }),
  'issue.listHidden': ({ at }) => ({ townshipId: at.townshipId }),
  'issue.appeal': (scene) => ({ ...ofIssue(scene), words: '没有写别人的事' }),
  'issue.coverWords': (scene) => ({ ...ofIssue(scene), spans: [{ from: 0, to: 4000 }] }),
  'issue.coverPhoto': (scene) => ({
    ...ofIssue(scene),
    fileId: randomUUID(),
    boxes: [{ x: 0, y: 0, width: 1, height: 1 }]
  }),
  'issue.listTownship': ({ at }) => ({ townshipId: at.townshipId }),
  'issue.readTownshipReport': ({ at }) => ({ townshipId: at.townshipId, month: '2026-11' }),
  'issue.exportTownshipReport': ({ at }) => ({ townshipId: at.townshipId, month: '2026-11' }),
  'issue.readCountyReport': ({ at }) => ({ countyId: at.countyId, month: '2026-11' }),
  'issue.readTerms': ({ at }) => ({ countyId: at.countyId }),
  'issue.chooseTerms': ({ at }) => ({
    requestId: requestId(),
    countyId: at.countyId,
    courtyardDays: 7,
    villageDays: 7,
    townshipDays: 15,
    countyDays: 30,
    capDays: 29,
    count: 'calendar'
  })
}
