import { sql, type Transaction } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import { grantFor } from '@/domain/role/may'
import { ResetTraining } from '@/domain/training/forms'
import { trainingRefusals } from '@/domain/training/training'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { countySubject } from '../county/load-choice'
import type { Database } from '../db/schema'
import { personOf } from '../session/person-of'
import { denyPractising } from './deny-practising'
import { foundTraining } from './found-training'
import { lockTraining, type TrainingRow } from './load-training'
import { presentBegun } from './present-training'

interface By {
  readonly id: string
  readonly name: string
}

/** Closes a training village: nobody can act there any more, and whoever is there is back home. Its rows stay. */
const endTraining = async (
  db: Transaction<Database>,
  open: TrainingRow,
  by: By,
  now: Date
): Promise<void> => {
  const { village_id, township_id } = open
  await db
    .updateTable('training_village')
    .set({ ended_at: now, ended_by: by.id, ended_by_name: by.name })
    .where('place_id', '=', open.place_id)
    .where('no', '=', open.no)
    .execute()
  await sql`update place set ended_on = ${dayOf(now)}
    where id in (${village_id}, ${township_id}, (select county_id from place where id = ${village_id}))`.execute(
    db
  )
  await sql`update session set ended_at = ${now} where ended_at is null and account_id in (
    select account_id from binding where place_id in (${village_id}, ${township_id}) and via = 'training')`.execute(
    db
  )
}

const whoPresses = ({ actor, persons }: WriteContext, countyId: string): By => {
  const grant = grantFor(actor, 'training_reset', { countyId })
  if (grant === null || grant === 'visitor') throw new Error('nobody presses')
  const person = personOf(persons, grant)
  return { id: person.holderId, name: person.name }
}

/**
 * 重新开始: ends the training village and founds the next one from the same plan, under ids of its own: what was tried out
 * is never wiped, for histories cannot be. Also founds the first. Of two presses at once the second is refused
 * TRAINING_BEGUN_ANEW; whoever practises TRAINING_NOT_HERE.
 */
export const resetTraining = mutation({
  action: 'training_reset',
  input: ResetTraining,
  subject: ({ db }, { countyId }) => countySubject(db, countyId),
  run: async (ctx, { countyId, basedOn }, county) => {
    const { db, deps, now } = ctx
    await denyPractising(ctx)
    // One after another, also for the first one, which has no row to lock yet.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`training:${countyId}`}, 0))`.execute(db)
    const open = await lockTraining(db, countyId, 'update')
    if ((open?.no ?? null) !== basedOn) return deny(trainingRefusals.anew)
    const by = whoPresses(ctx, countyId)
    if (open) await endTraining(db, open, by, now)
    const no = (open?.no ?? 0) + 1
    await foundTraining(
      { db, secret: deps.secret, files: deps.files, now },
      { countyId, area: county.code.slice(0, 4), no, by }
    )
    return presentBegun(no)
  }
})
