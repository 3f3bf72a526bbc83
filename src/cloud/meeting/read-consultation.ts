import { sql } from 'kysely'
import { ReadConsultation } from '@/domain/meeting/call-forms'
import { sumConsultation } from '@/domain/meeting/consultation'
import { may } from '@/domain/role/may'
import { query } from '../api/procedure'
import type { Db } from '../db/pool'
import { countHouseholds, ownGroups, saidInAll, saidTo } from './consulted'
import { meetingSubject } from './load-meeting'
import { type AskedHousehold, presentHousehold } from './present-consultation'

/** Households of groups with whom to ask for; a representative knows their own group by name. */
const householdsOf = async (
  db: Db,
  villageId: string,
  groupIds: readonly string[]
): Promise<AskedHousehold[]> => {
  if (groupIds.length === 0) return []
  const { rows } = await sql<AskedHousehold>`
    select h.id, h.no, g.name as group_name,
      (select m.name from member m where m.village_id = h.village_id and m.household_id = h.id and m.ended_on is null
        order by m.relation <> 'head', m.birth_month, m.id limit 1) as head
    from household h join village_group g on g.village_id = h.village_id and g.id = h.group_id
    where h.village_id = ${villageId} and h.ended_on is null and h.group_id in (${sql.join([...groupIds])})
    order by h.no`.execute(db)
  return rows
}

/**
 * What was heard from the households before a vote: for a representative every household of the own group with what it
 * said, for the offices the sums of the village and no household's word.
 */
export const readConsultation = query({
  action: 'meeting_consulted',
  input: ReadConsultation,
  subject: ({ db }, { villageId, meetingId }) => meetingSubject(db, villageId, meetingId),
  run: async ({ db, actor }, _, { row, ...village }) => {
    const groups = ownGroups(actor, village)
    const reps = new Set(
      actor.grants
        .filter((g) => g.role === 'villager_rep' && groups.includes(g.groupId ?? ''))
        .map((g) => g.memberId)
    )
    const said = (await Promise.all([...reps].flatMap((rep) => (rep ? [saidTo(db, [row], rep)] : [])))).flat()
    const last = new Map(said.map((s) => [s.householdId, s]))
    const households = await householdsOf(db, row.village_id, groups)
    const all = may(actor, 'meeting_list', village)
      ? {
          households: await countHouseholds(db, row.village_id, null),
          ...sumConsultation(await saidInAll(db, row))
        }
      : null
    return {
      meetingId: row.id,
      open: row.status === 'called',
      own: {
        households: households.map((h) => presentHousehold(h, last.get(h.id))),
        sums: sumConsultation(said)
      },
      all
    }
  }
})
