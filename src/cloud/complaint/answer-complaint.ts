import type { Selectable } from 'kysely'
import { AnswerComplaint } from '@/domain/complaint/forms'
import { complaintRefusals } from '@/domain/complaint/names'
import { common } from '@/domain/refusal/refusal'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'
import { recorderFor } from '../points/recorder'
import { answeringSubject } from './answering-subject'
import { presentComplaintState } from './present-complaint'

/** Tells whoever the account is bound to now; one bound to nobody finds the answer under 投诉举报. */
const tellComplainant = async (
  { db, now }: WriteContext,
  { account_id }: Pick<Selectable<Database['complaint']>, 'account_id'>
) => {
  const bound = await db
    .selectFrom('binding')
    .select(['place_id', 'holder_id'])
    .where('account_id', '=', account_id)
    .where('state', '=', 'active')
    .orderBy('asked_at')
    .limit(1)
    .executeTakeFirst()
  if (!bound) return
  await db
    .insertInto('outbox')
    .values({ ...bound, id: newId(), kind: 'complaint_answered', payload: '{}', at: now })
    .execute()
}

/** Answers a complaint, once. Refuses NOT_FOUND and COMPLAINT_ANSWERED. */
export const answerComplaint = mutation({
  action: 'complaint_answer',
  input: AnswerComplaint,
  subject: ({ db }, { placeId }) => answeringSubject(db, placeId),
  run: async (ctx, { placeId, complaintId, words }, subject) => {
    const { db, now } = ctx
    const row = await db
      .selectFrom('complaint')
      .select(['id', 'state', 'account_id'])
      .where('place_id', '=', placeId)
      .where('id', '=', complaintId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return deny(common.notFound)
    if (row.state !== 'asked') return deny(complaintRefusals.answered)
    const by = recorderFor(ctx, 'complaint_answer', subject)
    await db
      .updateTable('complaint')
      .set({ state: 'answered', answer: words, answered_at: now })
      .where('place_id', '=', placeId)
      .where('id', '=', complaintId)
      .execute()
    await db
      .insertInto('complaint_event')
      .values({
        place_id: placeId,
        id: newId(),
        complaint_id: complaintId,
        at: now,
        to_state: 'answered',
        actor_id: by.id,
        actor_name: by.name,
        actor_role: by.role,
        words
      })
      .execute()
    await tellComplainant(ctx, row)
    return presentComplaintState({ id: row.id, state: 'answered' })
  }
})
