import { OpenBatch } from '@/domain/claim/forms'
import { mutation } from '../api/procedure'
import { livingVillage } from '../notice/load-notice'
import { recorderFor } from '../points/recorder'
import { gatherBatch } from './gather-batch'
import { presentOpened } from './present-batch'

/** The committee opens the month's batch. Refuses what `gatherBatch` refuses. */
export const openBatch = mutation({
  action: 'points_review',
  input: OpenBatch,
  subject: ({ db }, { villageId }) => livingVillage(db, villageId),
  run: async (ctx, { villageId }, subject) =>
    presentOpened(await gatherBatch(ctx, villageId, recorderFor(ctx, 'points_review', subject)))
})
