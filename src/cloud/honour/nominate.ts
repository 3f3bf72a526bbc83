import type * as z from 'zod/mini'
import { dayOf } from '@/domain/common/calendar'
import { Nominate } from '@/domain/honour/forms'
import { honourRefusals } from '@/domain/honour/refusals'
import { common } from '@/domain/refusal/refusal'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { attachFiles } from '../file/attach-files'
import { recorderFor } from '../points/recorder'
import { accountHere } from './acting-here'
import { lockRound } from './load-honour'
import { presentNomineeState } from './present-honour'
import { refusePersonal } from './refuse-personal'
import { writeNominated } from './save-honour'
import { tellHosts, tellNominees } from './tell-honour'

type Input = z.output<typeof Nominate>

const householdOf = (db: WriteContext['db'], villageId: string) =>
  db
    .selectFrom('household as h')
    .select(['h.id', 'h.no', 'h.group_id', 'h.courtyard_id'])
    .where('h.village_id', '=', villageId)
    .where('h.ended_on', 'is', null)

const findNamed = async (db: WriteContext['db'], { villageId, name, householdNo }: Input) => {
  if (name === undefined) return deny(honourRefusals.whoNeeded)
  const found = await householdOf(db, villageId)
    .innerJoin('member as m', (j) =>
      j.onRef('m.village_id', '=', 'h.village_id').onRef('m.household_id', '=', 'h.id')
    )
    .where('m.name', '=', name)
    .where('m.ended_on', 'is', null)
    .$if(householdNo !== undefined, (q) => q.where('h.no', '=', householdNo ?? ''))
    .distinct()
    .limit(2)
    .execute()
  if (found.length > 1) return deny(honourRefusals.whoMany)
  return found[0] ?? deny(honourRefusals.whoUnknown)
}

const findOwn = async (ctx: WriteContext, villageId: string, householdId: string) => {
  if (!accountHere(ctx, villageId).households.includes(householdId)) return deny(common.forbidden)
  const found = await householdOf(ctx.db, villageId).where('h.id', '=', householdId).executeTakeFirst()
  return found ?? deny(common.notFound)
}

/**
 * Puts a household forward: one's own, which then takes part at once, or another, which is asked first and shown to
 * nobody before it agrees. Why, and the photos, the village reads once the township has looked. Refuses HONOUR_ROUND_NOT_NOW, HONOUR_CLOSED, HONOUR_ALREADY, HONOUR_PERSONAL_DATA,
 * HONOUR_WHO_NEEDED, HONOUR_WHO_UNKNOWN, HONOUR_WHO_MANY, FILE_NOT_YOURS and VILLAGE_ENDED.
 */
export const nominate = mutation({
  action: 'honour_nominate',
  input: Nominate,
  subject: ({ db }, { villageId, roundId }) => lockRound(db, villageId, roundId),
  run: async (ctx, input, subject) => {
    const { db, now } = ctx
    const { villageId } = input
    const { round } = subject
    if (round.state !== 'nominating') deny(honourRefusals.roundNotNow)
    if (dayOf(now) > round.nominate_until) deny(honourRefusals.closed)
    refusePersonal('words', input.words)
    const household = input.householdId
      ? await findOwn(ctx, villageId, input.householdId)
      : await findNamed(db, input)
    const own = accountHere(ctx, villageId).households.includes(household.id)
    const by = recorderFor(ctx, 'honour_nominate', subject)
    const row = await db
      .insertInto('honour_nominee')
      .values({
        ...{ village_id: villageId, id: newId(), round_id: round.id, household_id: household.id },
        ...{ household_no: household.no, group_id: household.group_id, courtyard_id: household.courtyard_id },
        ...{ nominator_id: by.id, nominator_name: by.name, own, words: input.words },
        ...{ state: own ? 'entered' : 'asked', agreed_at: own ? now : null },
        ...{ full_name: own && input.fullName === true, nominated_at: now },
        ...{ moderation: 'waiting', written_by: ctx.actor.accountId }
      })
      .onConflict((c) => c.columns(['village_id', 'round_id', 'household_id']).doNothing())
      .returningAll()
      .executeTakeFirst()
    if (!row) return deny(honourRefusals.already)
    await writeNominated(db, row, { now, by })
    await attachFiles(db, {
      ...{ villageId, fileIds: input.fileIds, ownerKind: 'honour', ownerId: row.id },
      uploadedBy: ctx.actor.accountId ?? ''
    })
    if (own) await tellHosts(db, row, now, dayOf(now))
    else await tellNominees(db, [row], { kind: 'honour_asked', now })
    return presentNomineeState(row)
  }
})
