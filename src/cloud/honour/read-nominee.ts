import { ReadNominee } from '@/domain/honour/forms'
import { shownStates } from '@/domain/honour/names'
import { actionsFor, leaveToOthers } from '@/domain/honour/nominee'
import { common } from '@/domain/refusal/refusal'
import { may } from '@/domain/role/may'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import { accountHere, contextAt } from './acting-here'
import { loadNominee, type NomineeRow, nomineeOf } from './load-honour'
import { presentJudgment, presentRound, presentStep, presentView } from './present-honour'
import { presentNominees } from './read-nominees'

const insideOf = async (db: Db, row: NomineeRow, panelClosed: boolean) => {
  const steps = await db
    .selectFrom('honour_event')
    .selectAll()
    .where('village_id', '=', row.village_id)
    .where('nominee_id', '=', row.id)
    .orderBy('id')
    .execute()
  const views = await db
    .selectFrom('honour_view')
    .selectAll()
    .where('village_id', '=', row.village_id)
    .where('nominee_id', '=', row.id)
    .orderBy('at')
    .execute()
  const judgments = panelClosed
    ? await db
        .selectFrom('honour_judgment')
        .selectAll()
        .where('village_id', '=', row.village_id)
        .where('nominee_id', '=', row.id)
        .orderBy('at')
        .execute()
    : []
  return { steps, views, judgments }
}

/** What is to be mended, or why the plaque is paused, in the words of whoever looked last; null where it hangs. */
const faultOf = (
  row: NomineeRow,
  steps: readonly { kind: string; words: string | null }[]
): string | null => {
  const found = row.state === 'mending' ? 'tell' : row.state === 'paused' ? 'pause' : null
  return steps.filter((s) => s.kind === found).at(-1)?.words ?? null
}

/**
 * One household of a round. Before it agrees only itself, whoever may note its answer, and nobody else, may read it; what
 * was said in the courtyard and by the panel is for it and the offices.
 */
export const readNominee = query({
  action: 'honour_read',
  input: ReadNominee,
  subject: ({ db }, { villageId, nomineeId }) => loadNominee(db, villageId, nomineeId),
  run: async (ctx, { villageId }, subject) => {
    const { row, round } = subject
    const own = accountHere(ctx, subject.villageId).households.includes(row.household_id)
    const hosts = may(ctx.actor, 'honour_view', subject)
    const isOffice = may(ctx.actor, 'honour_revisit', subject)
    const judges = may(ctx.actor, 'honour_judge', subject)
    const shown = shownStates.some((s) => s === row.state)
    if (!shown && !own && !hosts) return deny(common.notFound)
    const [card] = await presentNominees(ctx, villageId, subject.villageId, [row], {
      ...{ isOffice, reads: hosts || judges }
    })
    if (!card) throw new Error(`a nominee that is not presented: ${row.id}`)
    const context = await contextAt(ctx, subject)
    const inside = own || hosts || isOffice || judges
    const panelClosed = round.state !== 'nominating' && round.state !== 'judging'
    const { steps, views, judgments } = inside
      ? await insideOf(ctx.db, row, panelClosed)
      : { steps: [], views: [], judgments: [] }
    return {
      ...card,
      round: presentRound(round),
      may: actionsFor(nomineeOf(row), context),
      mayHeart: may(ctx.actor, 'honour_nominate', subject),
      recused: context.actor.recused,
      /** Why whoever judges, speaks for the courtyard or looks again must leave this household to others. */
      bar: leaveToOthers(nomineeOf(row), context),
      by: inside ? row.nominator_name : null,
      // Fault found with a plaque is between the household and those who look.
      fault: own || isOffice ? faultOf(row, steps) : null,
      steps: own || isOffice ? steps.map(presentStep) : [],
      views: views.map(presentView),
      judgments: own || isOffice || judges ? judgments.map(presentJudgment) : []
    }
  }
})
