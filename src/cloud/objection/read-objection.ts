import { ReadObjection } from '@/domain/objection/objection'
import { common } from '@/domain/refusal/refusal'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { villageSubject } from '../place/subjects'
import { loadHolds } from './load-holds'
import { loadObjection } from './load-objection'
import { presentObjection } from './present-objection'
import { viewerOf } from './viewer'

/**
 * One objection: for whoever raised it, for the offices that answer and verify it (the committee without the name),
 * and for the township once it was passed up. To anyone else it does not exist.
 */
export const readObjection = query({
  action: 'read_objection',
  input: ReadObjection,
  subject: async (ctx, { villageId, objectionId }) => {
    const village = await villageSubject(ctx.db, villageId)
    const loaded = village && (await loadObjection(ctx.db, villageId, objectionId))
    if (!village || !loaded) return null
    const viewer = viewerOf(ctx, village, loaded.objection)
    if (!viewer) return deny(ctx.actor.accountId ? common.forbidden : common.notSignedIn)
    return { ...village, loaded, viewer }
  },
  run: async ({ db, now }, _input, { loaded, viewer }) => {
    const holds = await loadHolds(db, [loaded])
    return presentObjection(loaded, viewer, now, holds.get(loaded.objection.id))
  }
})
