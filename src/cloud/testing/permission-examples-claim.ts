import { randomUUID } from 'node:crypto'
import type { Paths, Scene } from './permission-examples'

const requestId = () => randomUUID()
/** Before any rulebook: refused once the permission has been given. */
const longAgo = '2020-01-01'

const ofClaim = ({ at, life }: Scene) => ({
  requestId: requestId(),
  villageId: at.villageId,
  claimId: life.claimId
})
const ofBatch = ({ at, life }: Scene) => ({ villageId: at.villageId, batchId: life.batchId })

/** One input for every procedure of claims; see permission-examples.ts. */
export const claimExamples: Record<Extract<Paths, `claim.${string}`>, (scene: Scene) => object> = {
  'claim.foresee': ({ at, life }) => ({
    villageId: at.villageId,
    householdId: at.households[0].id,
    itemId: life.itemId,
    occurredOn: '2026-11-20'
  }),
  'claim.declare': ({ at, life }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    householdId: at.households[0].id,
    itemId: life.itemId,
    times: 1,
    occurredOn: longAgo,
    fileIds: []
  }),
  'claim.record': ({ at, life }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    itemId: life.itemId,
    times: 1,
    occurredOn: longAgo,
    fileIds: [],
    lines: [{ householdId: at.households[0].id }]
  }),
  'claim.withdraw': (scene) => ofClaim(scene),
  'claim.mine': ({ at }) => ({ villageId: at.villageId }),
  'claim.recorded': ({ at }) => ({ villageId: at.villageId }),
  'claim.read': ({ at, life }) => ({ villageId: at.villageId, claimId: life.claimId }),
  'claim.toScore': ({ at }) => ({ villageId: at.villageId }),
  'claim.readSheet': ({ at, life }) => ({ villageId: at.villageId, sheetId: life.sheetId }),
  'claim.score': (scene) => ({ ...ofClaim(scene), points: 5 }),
  'claim.scoreSheet': ({ at, life }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    sheetId: life.sheetId,
    exceptions: []
  }),
  'claim.askReconsideration': (scene) => ({ ...ofClaim(scene), words: '请再看一看' }),
  'claim.waiting': ({ at }) => ({ villageId: at.villageId }),
  'claim.listBatches': ({ at }) => ({ villageId: at.villageId }),
  'claim.openBatch': ({ at }) => ({ requestId: requestId(), villageId: at.villageId }),
  'claim.readBatch': (scene) => ofBatch(scene),
  'claim.recheck': (scene) => ({ ...ofClaim(scene), points: 5 }),
  'claim.reviewBatch': (scene) => ({ requestId: requestId(), ...ofBatch(scene) }),
  'claim.previewNotice': (scene) => ofBatch(scene),
  'claim.draftAnew': (scene) => ({
    ...{ requestId: requestId(), ...ofBatch(scene), reason: '照片里有电话号码' }
  }),
  'claim.draftNotice': (scene) => ({ requestId: requestId(), ...ofBatch(scene) }),
  'claim.publicBatch': (scene) => ofBatch(scene),
  'claim.settleLine': ({ at, life }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    objectionId: life.withdrawnObjectionId,
    corrections: [],
    reason: '按乡镇的要求'
  }),
  'claim.askReversal': ({ at }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    entryId: randomUUID(),
    reason: '记到别人家了'
  }),
  'claim.listReversals': ({ at }) => ({ villageId: at.villageId }),
  'claim.decideReversal': ({ at, life }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    reversalId: life.reversalId,
    agree: true
  })
}
