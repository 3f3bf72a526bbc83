import { ListOwnNominations } from '@/domain/honour/forms'
import { query } from '../api/procedure'
import type { Db } from '../db/pool'
import { villageSubject } from '../place/subjects'
import { accountHere } from './acting-here'
import type { NomineeRow } from './load-honour'
import { presentMade } from './present-honour'
import { presentNominees } from './read-nominees'

const PAGE = 20

/** What the rounds of these households are called. */
export const roundNamesOf = async (
  db: Db,
  villageId: string,
  rows: readonly Pick<NomineeRow, 'round_id'>[]
): Promise<(row: Pick<NomineeRow, 'round_id'>) => string> => {
  const ids = [...new Set(rows.map((r) => r.round_id))]
  const rounds =
    ids.length === 0
      ? []
      : await db
          .selectFrom('honour_round')
          .select(['id', 'category', 'period'])
          .where('village_id', '=', villageId)
          .where('id', 'in', ids)
          .execute()
  const names = new Map(rounds.map((r) => [r.id, `${r.period}${r.category}`]))
  return (row) => names.get(row.round_id) ?? ''
}

/** The own household's nominations, and those that the caller made, the newest first. */
export const listOwnNominations = query({
  action: 'honour_nominate',
  input: ListOwnNominations,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, before }, subject) => {
    const { accountIds, households } = accountHere(ctx, subject.villageId)
    if (accountIds.length === 0) return { own: [], made: [], next: null }
    const rows: NomineeRow[] = await ctx.db
      .selectFrom('honour_nominee')
      .selectAll()
      .where('village_id', '=', villageId)
      .where((w) =>
        w.or([
          w('nominator_id', 'in', accountIds),
          ...(households.length === 0 ? [] : [w('household_id', 'in', households)])
        ])
      )
      .$if(before !== undefined, (q) => q.where('id', '<', before ?? ''))
      .orderBy('id', 'desc')
      .limit(PAGE)
      .execute()
    const own = rows.filter((r) => households.includes(r.household_id))
    const others = rows.filter((r) => !households.includes(r.household_id))
    const name = await roundNamesOf(ctx.db, villageId, rows)
    const cards = await presentNominees(ctx, villageId, subject.villageId, own, {
      ...{ isOffice: false, reads: false }
    })
    return {
      own: cards.map((card) => ({ ...card, name: name({ round_id: card.roundId }) })),
      made: others.map((r) => presentMade(r, name(r))),
      next: rows.length < PAGE ? null : (rows.at(-1)?.id ?? null)
    }
  }
})
