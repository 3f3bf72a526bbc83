import { dayOf } from '@/domain/common/calendar'
import { ReadRound } from '@/domain/honour/forms'
import { shownStates } from '@/domain/honour/names'
import { actionsFor } from '@/domain/honour/nominee'
import { may } from '@/domain/role/may'
import { query } from '../api/procedure'
import type { Db } from '../db/pool'
import { villageSubject } from '../place/subjects'
import { contextsFor } from './acting-here'
import { type NomineeRow, nomineeOf, type RoundRow, selectRound } from './load-honour'
import { presentRound } from './present-honour'
import { presentNominees } from './read-nominees'

const PAGE = 50

/** Where the draft of a round's notice stands while it does not hang; null where there is none. */
const draftOf = async (db: Db, round: RoundRow): Promise<'draft' | 'cosigned' | null> => {
  if (round.state !== 'judged' || round.notice_id === null) return null
  const found = await db
    .selectFrom('notice')
    .select('state')
    .where('village_id', '=', round.village_id)
    .where('id', '=', round.notice_id)
    .executeTakeFirst()
  return found?.state === 'draft' || found?.state === 'cosigned' ? found.state : null
}

/**
 * One round with the households that take part, in the order of their numbers, never of their hearts; and what the caller
 * may do with it.
 */
export const readRound = query({
  action: 'honour_read',
  input: ReadRound,
  subject: async ({ db }, { villageId, roundId }) => {
    const village = await villageSubject(db, villageId)
    const round = await selectRound(db, villageId, roundId).executeTakeFirst()
    return village && round ? { ...village, round } : null
  },
  run: async (ctx, { villageId, after }, subject) => {
    const { round } = subject
    const rows: NomineeRow[] = await ctx.db
      .selectFrom('honour_nominee')
      .selectAll()
      .where('village_id', '=', villageId)
      .where('round_id', '=', round.id)
      .where('state', 'in', [...shownStates])
      .$if(after !== undefined, (q) => q.where('household_no', '>', after ?? ''))
      .orderBy('household_no')
      .limit(PAGE)
      .execute()
    const contextOf = await contextsFor(ctx, subject, round, rows)
    const isOffice = may(ctx.actor, 'honour_revisit', subject)
    const shown = await presentNominees(ctx, villageId, subject.villageId, rows, {
      ...{ isOffice, reads: may(ctx.actor, 'honour_judge', subject) }
    })
    const manages = may(ctx.actor, 'honour_manage', subject)
    const takesNames = round.state === 'nominating' && dayOf(ctx.now) <= round.nominate_until
    return {
      round: presentRound(round),
      mayNominate: takesNames && may(ctx.actor, 'honour_nominate', subject),
      mayManage: manages,
      /** For the committee: a draft of its notice waits to be signed, or is signed and waits to be put up. */
      draft: manages ? await draftOf(ctx.db, round) : null,
      nominees: shown.map((card, at) => ({
        ...card,
        mayJudge: rows[at] ? actionsFor(nomineeOf(rows[at]), contextOf(rows[at])).includes('judge') : false
      })),
      next: rows.length < PAGE ? null : (rows.at(-1)?.household_no ?? null)
    }
  }
})
