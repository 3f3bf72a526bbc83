import { sql } from 'kysely'
import { ListTownship } from '@/domain/issue/forms'
import { query } from '../api/procedure'
import { townshipSubject } from '../place/subjects'
import { inHand } from './desk-condition'
import { lateAt } from './late-condition'
import { issueOf } from './load-issue'
import { presentTownshipCard } from './present-desk'
import { cardsOf, townshipKeys } from './township-page'
import { sightOf } from './viewer'

/**
 * The open matters of a township's villages, the most urgent first: everything in the open, to chase what is late,
 * and of the private ones those in the township's own hands. `overdue`: past their term, or past the day an owner promised. Sorted by deadline, never by village or by person.
 */
export const listTownship = query({
  action: 'issue_township',
  input: ListTownship,
  subject: ({ db }, { townshipId }) => townshipSubject(db, townshipId),
  run: async (ctx, { townshipId, overdue, level, state, villageId, after }, { countyId }) => {
    const staff = ctx.actor.grants.some((g) => g.role === 'township_staff' && g.townshipId === townshipId)
    const open = staff
      ? sql`i.channel = 'courtyard' and i.about is null and i.audience <> 'handlers'`
      : sql`false`
    const conditions = [
      sql`i.due_at is not null`,
      sql`((${open}) or ${inHand(ctx, { townshipId })})`,
      ...(overdue ? [lateAt(ctx.now)] : []),
      ...(level ? [sql`i.level = ${level}`] : []),
      ...(state ? [sql`i.state = ${state}`] : []),
      ...(after ? [sql`(i.due_at, i.id) > (${after.dueAt}::timestamptz, ${after.issueId}::uuid)`] : [])
    ]
    const keys = await townshipKeys(ctx.db, townshipId, {
      villageId,
      where: sql.join(conditions, sql` and `),
      order: sql`i.due_at, i.id`
    })
    const rows = await cardsOf(ctx.db, keys)
    return rows.flatMap((row) => {
      const sight = sightOf(ctx, issueOf(row, { countyId, townshipId, villageId: row.village_id }))
      return sight ? [presentTownshipCard(row, ctx.now, sight.originals)] : []
    })
  }
})
