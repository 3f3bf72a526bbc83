import { ListToView } from '@/domain/honour/forms'
import { type Actor, activeGrants } from '@/domain/role/may'
import { query } from '../api/procedure'
import type { Db } from '../db/pool'
import { villageSubject } from '../place/subjects'
import { accountHere } from './acting-here'
import { roundNamesOf } from './list-own'
import type { NomineeRow } from './load-honour'
import { presentToView } from './present-honour'
import { householdNamesOf } from './read-nominees'

const PAGE = 50

/** The courtyards and groups that the caller speaks for. */
const placesOf = (actor: Actor, villageId: string) => {
  const grants = activeGrants(actor).filter((g) => g.villageId === villageId)
  return {
    courtyards: grants.flatMap((g) => (g.role === 'courtyard_host' && g.courtyardId ? [g.courtyardId] : [])),
    groups: grants.flatMap((g) => (g.role === 'group_leader' && g.groupId ? [g.groupId] : []))
  }
}

/** The households of the own courtyard or group that were put forward and are still open, the newest first. */
export const listToView = query({
  action: 'honour_act',
  input: ListToView,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, actor, persons }, { villageId, before }, subject) => {
    const { courtyards, groups } = placesOf(actor, subject.villageId)
    if (courtyards.length + groups.length === 0) return { nominees: [], next: null }
    const rows: NomineeRow[] = await db
      .selectFrom('honour_nominee')
      .selectAll()
      .where('village_id', '=', villageId)
      .where('state', 'in', ['asked', 'entered', 'supported'])
      .where((w) =>
        w.or([
          ...(courtyards.length > 0 ? [w('courtyard_id', 'in', courtyards)] : []),
          ...(groups.length > 0 ? [w('group_id', 'in', groups)] : [])
        ])
      )
      .$if(before !== undefined, (q) => q.where('id', '<', before ?? ''))
      .orderBy('id', 'desc')
      .limit(PAGE)
      .execute()
    const mine =
      rows.length === 0 ? [] : await viewsOf(db, villageId, rows, accountHere({ persons }, subject.villageId))
    const name = await roundNamesOf(db, villageId, rows)
    const household = await householdNamesOf(db, villageId, rows)
    return {
      nominees: rows.map((r) => presentToView(r, name(r), household(r), mine.includes(r.id))),
      next: rows.length < PAGE ? null : (rows.at(-1)?.id ?? null)
    }
  }
})

const viewsOf = async (
  db: Db,
  villageId: string,
  rows: readonly NomineeRow[],
  { accountIds }: { readonly accountIds: readonly string[] }
): Promise<string[]> => {
  const views = await db
    .selectFrom('honour_view')
    .select('nominee_id')
    .where('village_id', '=', villageId)
    .where(
      'nominee_id',
      'in',
      rows.map((r) => r.id)
    )
    .where('by_id', 'in', [...accountIds])
    .execute()
  return views.map((v) => v.nominee_id)
}
