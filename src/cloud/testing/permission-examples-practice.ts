import { randomUUID } from 'node:crypto'
import type { Paths, Scene } from './permission-examples'

type Practice = Extract<Paths, `training.${string}` | `picture.${string}`>

/** One input for every procedure of pictures and of the training village; see permission-examples.ts. */
export const practiceExamples: Record<Practice, (scene: Scene) => object> = {
  'picture.readMonth': ({ at }) => ({ villageId: at.villageId, month: '2026-11' }),
  'picture.readLeaflet': ({ at }) => ({ villageId: at.villageId }),
  'training.read': ({ at }) => ({ countyId: at.countyId }),
  'training.enter': ({ at }) => ({
    requestId: randomUUID(),
    countyId: at.countyId,
    holderId: randomUUID()
  }),
  'training.reset': ({ at }) => ({ requestId: randomUUID(), countyId: at.countyId, basedOn: 99 })
}
