import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import type { WorldPlace } from './world-places'

export interface WorldHonour {
  /** A round that was cancelled. */
  readonly honourRoundId: string
  /** Household 0 in it, passed over. */
  readonly honourNomineeId: string
}

/** A round of 最美庭院 that is over, with the `villager`'s household in it. */
export const honourIn = async (db: Db, at: WorldPlace, now: Date): Promise<WorldHonour> => {
  const villageId = at.villageId
  const made = { honourRoundId: newId(), honourNomineeId: newId() }
  const { villager, committee_member: clerk } = at.holders
  const home = at.households[0]
  await db
    .insertInto('honour_round')
    .values({
      ...{ village_id: villageId, id: made.honourRoundId, category: '最美庭院', period: '2025年' },
      ...{ standard: '门前干净，院内整齐', nominate_until: '2025-11-30', plaques: 2, points: 10 },
      ...{ method: 'points' as const, state: 'cancelled' as const },
      ...{ opened_by: clerk.id, opened_by_name: clerk.name, opened_at: now }
    })
    .execute()
  await db
    .insertInto('honour_nominee')
    .values({
      ...{ village_id: villageId, id: made.honourNomineeId, round_id: made.honourRoundId },
      ...{ household_id: home.id, household_no: home.no, group_id: home.groupId },
      ...{ courtyard_id: home.courtyardId, nominator_id: villager.id, nominator_name: villager.name },
      ...{ own: true, words: '院子年年收拾得干净', state: 'passed_over' as const },
      ...{ agreed_at: now, nominated_at: now }
    })
    .execute()
  return made
}
