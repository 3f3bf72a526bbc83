import { dayOf } from '@/domain/common/calendar'
import { OpenRound } from '@/domain/honour/forms'
import { checkOpening } from '@/domain/honour/round'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { refuseMarked } from '../api/refuse-marked'
import { newId } from '../crypto/new-id'
import { livingVillage } from '../notice/load-notice'
import { recorderFor } from '../points/recorder'
import { presentRoundState } from './present-honour'
import { refusePersonal } from './refuse-personal'
import { writeOpened } from './save-honour'

/**
 * The committee opens a round of one award: what it is called, by what it is judged, until when one may nominate, how
 * many plaques. Refuses HONOUR_DAY_BAD, HONOUR_PERSONAL_DATA, CONTENT_MARKED and VILLAGE_ENDED.
 */
export const openRound = mutation({
  action: 'honour_manage',
  input: OpenRound,
  prepare: (ctx, { category, period, standard }) => refuseMarked(ctx, { category, period, standard }),
  subject: ({ db }, { villageId }) => livingVillage(db, villageId),
  run: async (ctx, input, subject) => {
    const checked = checkOpening(input.nominateUntil, dayOf(ctx.now))
    if (!checked.ok) return deny(checked.refusal)
    for (const field of ['category', 'period', 'standard'] as const) refusePersonal(field, input[field])
    const by = recorderFor(ctx, 'honour_manage', subject)
    const row = await ctx.db
      .insertInto('honour_round')
      .values({
        ...{ village_id: input.villageId, id: newId(), category: input.category, period: input.period },
        ...{ standard: input.standard, nominate_until: input.nominateUntil, plaques: input.plaques },
        ...{ points: input.points, method: input.method, state: 'nominating' },
        ...{ opened_by: by.id, opened_by_name: by.name, opened_at: ctx.now }
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    await writeOpened(ctx.db, row, { now: ctx.now, by })
    return presentRoundState(row)
  }
})
