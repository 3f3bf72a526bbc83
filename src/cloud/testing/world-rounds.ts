import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import type { WorldPlace } from './world-places'

/** A round over group 0 that is closed: three people of household 2 were to go round, and none did. */
export const closedRoundIn = async (
  db: Db,
  at: WorldPlace,
  now: Date
): Promise<{ readonly closedRoundId: string }> => {
  const [village_id, round_id] = [at.villageId, newId()]
  const [leader, ...others] = at.households[2].members
  if (!leader) throw new Error('household 2 has people')
  await db
    .insertInto('inspection_round')
    .values({
      ...{ village_id, id: round_id, name: '十月庭院卫生检查', from_day: '2026-10-10', to_day: '2026-10-20' },
      ...{ rubric_version: 0, leader_id: leader.id, leader_name: leader.name, state: 'closed' }
    })
    .execute()
  await db
    .insertInto('inspection_inspector')
    .values([leader, ...others].map((m) => ({ village_id, round_id, member_id: m.id })))
    .execute()
  await db
    .insertInto('inspection_stop')
    .values(
      at.households.slice(0, 2).map((h, i) => ({ village_id, round_id, household_id: h.id, no: i + 1 }))
    )
    .execute()
  const clerk = at.holders.committee_member
  await db
    .insertInto('inspection_round_event')
    .values(
      (['opened', 'closed'] as const).map((kind) => ({
        ...{ village_id, id: newId(), round_id, at: now, kind, actor_id: clerk.id, actor_name: clerk.name }
      }))
    )
    .execute()
  return { closedRoundId: round_id }
}
