import type { Transaction } from 'kysely'
import { EnterTraining } from '@/domain/training/forms'
import { trainingRefusals, visitHours } from '@/domain/training/training'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { countySubject } from '../county/load-choice'
import { keyedHash } from '../crypto/keyed-hash'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'
import { openSession } from '../session/open-session'
import { tokenOf } from '../session/token-of'
import { denyPractising } from './deny-practising'
import { lockTraining, peopleOf, type TrainingPerson } from './load-training'
import { presentVisit } from './present-training'

const HOUR_MS = 60 * 60 * 1000

/** An account for this visit alone: it knows nothing of the caller, and nothing that is done in it is theirs. */
const makeAccount = async (
  db: Transaction<Database>,
  secret: Uint8Array,
  person: TrainingPerson,
  now: Date
): Promise<string> => {
  const id = newId()
  const subject_hash = keyedHash(secret, 'openid', `training:${id}`)
  await db.insertInto('account').values({ id, provider: 'training', subject_hash, created_at: now }).execute()
  await db
    .insertInto('binding')
    .values({
      ...{ place_id: person.place_id, id: newId(), account_id: id, holder_id: person.holder_id },
      ...{ household_id: person.household_id, via: 'training', state: 'active' },
      ...{ asked_at: now, decided_at: now }
    })
    .execute()
  return id
}

/**
 * Goes to the training village as somebody made up: answers a session of its own, good for twelve hours or until the
 * village begins anew. Refuses TRAINING_NOT_FOUNDED, TRAINING_NOBODY and TRAINING_NOT_HERE.
 */
export const enterTraining = mutation({
  action: 'training_enter',
  input: EnterTraining,
  subject: ({ db }, { countyId }) => countySubject(db, countyId),
  run: async (ctx, { countyId, holderId }) => {
    const { db, deps, now } = ctx
    await denyPractising(ctx)
    const open = (await lockTraining(db, countyId, 'share')) ?? deny(trainingRefusals.notFounded)
    const person =
      (await peopleOf(db, open)).find((p) => p.holder_id === holderId) ?? deny(trainingRefusals.nobody)
    const accountId = await makeAccount(db, deps.secret, person, now)
    return await openSession(db, accountId, now, visitHours * HOUR_MS)
  },
  reply: async ({ deps }, opened) => presentVisit(opened, await tokenOf(deps, opened))
})
