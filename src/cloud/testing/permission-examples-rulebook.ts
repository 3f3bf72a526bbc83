import { randomUUID } from 'node:crypto'
import type { Paths, Scene } from './permission-examples'

const requestId = () => randomUUID()

const ofRulebookDraft = ({ at }: Scene) => ({
  requestId: requestId(),
  villageId: at.villageId,
  draftId: randomUUID()
})

/** One input for every procedure of rulebooks; see permission-examples.ts. */
export const rulebookExamples: Record<Extract<Paths, `rulebook.${string}`>, (scene: Scene) => object> = {
  'rulebook.read': ({ at }) => ({ villageId: at.villageId }),
  'rulebook.listVersions': ({ at }) => ({ villageId: at.villageId }),
  'rulebook.readProposed': ({ at, life }) => ({
    villageId: at.villageId,
    decisionId: life.publishedDecisionId
  }),
  'rulebook.listDrafts': ({ at }) => ({ villageId: at.villageId }),
  'rulebook.readDraft': ({ at }) => ({ villageId: at.villageId, draftId: randomUUID() }),
  'rulebook.startDraft': ({ at }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    title: '积分细则',
    from: { kind: 'paste', text: '{}' }
  }),
  'rulebook.editDraft': (scene) => ({
    ...ofRulebookDraft(scene),
    ...{ title: '积分细则', source: '本村', effectiveFrom: null, effectiveTo: null },
    ...{ expiry: null, deductionPeriod: null, groups: [] }
  }),
  'rulebook.saveLine': (scene) => ({
    ...ofRulebookDraft(scene),
    lineId: null,
    rule: {
      ...{ category: 'virtue', words: '邻里互助', points: 5, unit: '次', caps: [], evidence: null },
      ...{ recordedBy: ['committee'], group: null, honour: false }
    }
  }),
  'rulebook.leaveOutLine': (scene) => ({
    ...ofRulebookDraft(scene),
    lineId: randomUUID(),
    leftOut: true
  }),
  'rulebook.handIn': (scene) => ofRulebookDraft(scene),
  'rulebook.reopen': (scene) => ofRulebookDraft(scene),
  'rulebook.dropDraft': (scene) => ofRulebookDraft(scene),
  'rulebook.compare': ({ at, life }) => ({ villageId: at.villageId, rulebookId: life.rulebookId })
}
