import { ListRoles } from '@/domain/role/grant'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentRole } from './present-role'

/**
 * Who holds, held and will hold which office of the village, with who entered and who ended it: those in force first,
 * then by office and first day.
 */
export const listRoles = query({
  action: 'read_role',
  input: ListRoles,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, actor }, { villageId }) => {
    const rows = await db
      .selectFrom('role_grant as g')
      .innerJoin('member as m', (j) =>
        j.onRef('m.village_id', '=', 'g.place_id').onRef('m.id', '=', 'g.holder_id')
      )
      .leftJoin('courtyard as c', (j) =>
        j.onRef('c.village_id', '=', 'g.place_id').onRef('c.id', '=', 'g.courtyard_id')
      )
      .leftJoin('village_group as v', (j) =>
        j.onRef('v.village_id', '=', 'g.place_id').onRef('v.id', '=', 'g.group_id')
      )
      .leftJoinLateral(
        (e) =>
          e
            .selectFrom('role_event')
            .select('actor_name')
            .whereRef('place_id', '=', 'g.place_id')
            .whereRef('grant_id', '=', 'g.id')
            .where('kind', '=', 'granted')
            .orderBy('id')
            .limit(1)
            .as('begun'),
        (j) => j.onTrue()
      )
      .leftJoinLateral(
        (e) =>
          e
            .selectFrom('role_event')
            .select(['actor_name', 'reason'])
            .whereRef('place_id', '=', 'g.place_id')
            .whereRef('grant_id', '=', 'g.id')
            .where('kind', '=', 'ended')
            .orderBy('id', 'desc')
            .limit(1)
            .as('over'),
        (j) => j.onTrue()
      )
      .select([
        'g.id',
        'g.role',
        'g.from_day',
        'g.to_day',
        'm.id as member_id',
        'm.name',
        'm.ended_on',
        'c.name as courtyard',
        'v.name as group_name',
        'g.source',
        'g.chosen',
        'begun.actor_name as granter',
        'over.actor_name as ender',
        'over.reason'
      ])
      .where('g.place_id', '=', villageId)
      .orderBy('g.role')
      .orderBy('g.from_day', 'desc')
      .orderBy('g.id')
      .execute()
    const order = { now: 0, later: 1, over: 2 }
    return rows.map((r) => presentRole(r, actor.on)).sort((a, b) => order[a.when] - order[b.when])
  }
})
