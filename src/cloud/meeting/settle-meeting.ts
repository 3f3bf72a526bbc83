import { dayOf } from '@/domain/common/calendar'
import type { Decision } from '@/domain/decision/life'
import type { Stepped } from '@/domain/decision/step'
import type { WriteContext } from '../api/procedure'
import { calledFor, loadSheet } from './load-meeting'
import { moveMeeting } from './save-meeting'
import { tellOfMeeting } from './tell-meeting'
import { titleOf } from './title-of'

/**
 * What a step of the decision does to the meeting that was called for it: held, adjourned for want of a quorum, or void
 * because the matter has left the step or become another one in substance; then those who were asked to come are told.
 * Nothing where none is called. The caller holds the lock on the decision's row.
 */
export const settleMeeting = async (
  ctx: Pick<WriteContext, 'db' | 'now'>,
  villageId: string,
  before: Decision,
  { next, events, version }: Stepped
): Promise<void> => {
  const called = await calledFor(ctx.db, villageId, before.id, true)
  const [event] = events
  if (!called || !event) return
  const at = { at: ctx.now, actorId: event.actorId }
  if (event.meeting?.id === called.id) {
    const sums = (await loadSheet(ctx.db, called))?.sums
    const status = event.assessment?.adjourned ? 'adjourned' : 'held'
    await moveMeeting(ctx.db, called, { ...at, status, ...(sums ? { detail: { sums } } : {}) })
  } else if (next.state !== before.state || version?.substantive) {
    await moveMeeting(ctx.db, called, { ...at, status: 'voided' })
    if (called.planned_on >= dayOf(ctx.now))
      await tellOfMeeting(ctx, called, 'meeting_cancelled', await titleOf(ctx.db, called))
  }
}
