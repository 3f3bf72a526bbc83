import { randomUUID } from 'node:crypto'
import type { Scene } from './permission-examples'

const requestId = () => randomUUID()

const ofCase = ({ at, life }: Scene) => ({
  requestId: requestId(),
  villageId: at.villageId,
  caseId: life.deductionId
})

/** One input for every procedure of deductions; see permission-examples.ts. */
export const deductionExamples = {
  'points.remindDeduction': ({ at, life }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    householdId: at.households[0].id,
    itemId: life.itemId,
    occurredOn: '2026-11-20',
    words: '请把门前的杂物收好'
  }),
  'points.informDeduction': (scene) => ({ ...ofCase(scene), words: '门前杂物没有收好' }),
  'points.mendDeduction': (scene) => ofCase(scene),
  'points.answerDeduction': (scene) => ({ ...ofCase(scene), words: '已经收好了' }),
  'points.reviewDeduction': (scene) => ({ ...ofCase(scene), keep: true, reason: '核对过照片' }),
  'points.listDeductions': ({ at }) => ({ villageId: at.villageId }),
  'points.listOwnDeductions': ({ at }) => ({ villageId: at.villageId, householdId: at.households[0].id })
} satisfies Record<string, (scene: Scene) => object>
