import { randomUUID } from 'node:crypto'
import type { Paths, Scene } from './permission-examples'

const written = ({ at }: Scene) => ({ requestId: randomUUID(), villageId: at.villageId })

/** One input for every procedure of 最美评选; see permission-examples.ts. The village has a round that was cancelled. */
export const honourExamples: Record<Extract<Paths, `honour.${string}`>, (scene: Scene) => object> = {
  'honour.openRound': (scene) => ({
    ...written(scene),
    ...{
      category: '最美庭院',
      period: '2026年',
      standard: '门前干净，院内整齐',
      nominateUntil: '2026-01-01'
    },
    ...{ plaques: 1, points: 10, method: 'points' }
  }),
  'honour.actRound': (scene) => ({
    ...written(scene),
    ...{ roundId: scene.life.honourRoundId, action: 'close_panel' }
  }),
  'honour.nominate': (scene) => ({
    ...written(scene),
    ...{ roundId: scene.life.honourRoundId, name: '无此人', words: '院子收拾得好', fileIds: [] }
  }),
  'honour.act': (scene) => ({
    ...written(scene),
    ...{ nomineeId: scene.life.honourNomineeId, action: 'restore', words: '改好了，恢复' }
  }),
  'honour.recordView': (scene) => ({
    ...written(scene),
    ...{ nomineeId: scene.life.honourNomineeId, supports: true, words: '大家都说好', present: '院落十户' }
  }),
  'honour.judge': (scene) => ({
    ...written(scene),
    ...{ nomineeId: scene.life.honourNomineeId, points: 80, words: '院子干净整齐' }
  }),
  'honour.heart': (scene) => ({ ...written(scene), nomineeId: scene.life.honourNomineeId, given: true }),
  'honour.draftNotice': (scene) => ({ ...written(scene), roundId: scene.life.honourRoundId }),
  'honour.listRounds': ({ at }) => ({ villageId: at.villageId }),
  'honour.readRound': ({ at, life }) => ({ villageId: at.villageId, roundId: life.honourRoundId }),
  'honour.readNominee': ({ at, life }) => ({ villageId: at.villageId, nomineeId: life.honourNomineeId }),
  'honour.listOwn': ({ at }) => ({ villageId: at.villageId }),
  'honour.listToView': ({ at }) => ({ villageId: at.villageId }),
  'honour.listPlaques': ({ at }) => ({ villageId: at.villageId }),
  'honour.listHeld': ({ at }) => ({ townshipId: at.townshipId, hidden: false }),
  'honour.showNominee': (scene) => ({ ...written(scene), nomineeId: scene.life.honourNomineeId }),
  'honour.hideNominee': (scene) => ({
    ...written(scene),
    ...{ nomineeId: scene.life.honourNomineeId, reason: 'advert' }
  })
}
