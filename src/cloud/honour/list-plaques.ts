import { ListPlaques } from '@/domain/honour/forms'
import { plaqueStates } from '@/domain/honour/names'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import type { NomineeRow } from './load-honour'
import { presentPlaque } from './present-honour'
import { householdNamesOf } from './read-nominees'

const PAGE = 50

/** The village's plaques, the latest nomination first, as the notices showed them: for everybody. */
export const listPlaques = query({
  action: 'honour_public',
  input: ListPlaques,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db }, { villageId, after }) => {
    const rows: NomineeRow[] = await db
      .selectFrom('honour_nominee')
      .selectAll()
      .where('village_id', '=', villageId)
      .where('state', 'in', [...plaqueStates])
      .$if(after !== undefined, (q) => q.where('id', '<', after ?? ''))
      .orderBy('id', 'desc')
      .limit(PAGE)
      .execute()
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
    const name = await householdNamesOf(db, villageId, rows)
    return {
      plaques: rows.flatMap((row) => {
        const round = rounds.find((r) => r.id === row.round_id)
        return round ? [presentPlaque(row, round, name(row))] : []
      }),
      next: rows.length < PAGE ? null : (rows.at(-1)?.id ?? null)
    }
  }
})
