import { randomUUID } from 'node:crypto'
import { defaultLines } from '@/domain/inspection/rubric'
import type { Paths, Scene } from './permission-examples'

const requestId = () => randomUUID()
const ofHousehold = ({ at }: Scene) => ({ villageId: at.villageId, householdId: at.households[0].id })
const ofRound = ({ at, life }: Scene) => ({ villageId: at.villageId, roundId: life.closedRoundId })

/** One input for every procedure of courtyard rounds; see permission-examples.ts. */
export const roundExamples: Record<Extract<Paths, `round.${string}`>, (scene: Scene) => object> = {
  'round.readRubric': ({ at }) => ({ villageId: at.villageId }),
  'round.chooseRubric': ({ at }) => ({
    ...{ requestId: requestId(), villageId: at.villageId, basedOn: 7, scheme: 'marks' },
    lines: defaultLines
  }),
  'round.open': ({ at }) => ({
    ...{ requestId: requestId(), villageId: at.villageId, name: '十一月检查' },
    ...{ from: '2026-11-20', to: '2026-11-30', groupIds: [at.groups[0]?.id], inspectorIds: [] },
    leaderId: randomUUID()
  }),
  'round.list': ({ at }) => ({ villageId: at.villageId }),
  'round.readRoute': (scene) => ofRound(scene),
  'round.sendSheets': (scene) => ({
    ...{ ...ofRound(scene), requestId: requestId(), inspectorId: randomUUID() },
    sheets: [
      {
        ...{ sheetId: randomUUID(), householdId: scene.at.households[0].id, at: '2026-11-21T02:00:00.000Z' },
        ...{ consent: 'none', marks: {}, help: '', advice: '', again: false, photoIds: [] }
      }
    ]
  }),
  'round.readProgress': (scene) => ofRound(scene),
  'round.close': (scene) => ({ ...ofRound(scene), requestId: requestId() }),
  'round.reopen': (scene) => ({ ...ofRound(scene), requestId: requestId(), reason: '有表晚到' }),
  'round.readOwn': (scene) => ofHousehold(scene),
  'round.say': (scene) => ({ ...ofHousehold(scene), requestId: requestId(), kind: 'enter', value: null }),
  'round.markHelped': (scene) => ({ ...ofHousehold(scene), requestId: requestId(), helped: false }),
  'round.listHelped': ({ at }) => ({ villageId: at.villageId }),
  'round.readRedList': ({ at }) => ({ villageId: at.villageId })
}
