import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import type { WorldPlace } from './world-places'

/** Claims of a village of the test world, each at its end: nothing that is tried on them changes anything. */
export interface WorldClaims {
  /** Recorded for household 0 and taken back. */
  readonly claimId: string
  readonly sheetId: string
  /** Closed, with the village's accounts notice standing in for its own. */
  readonly batchId: string
  /** Asked for by the assessor and refused. */
  readonly reversalId: string
  /** Asked for by the committee and refused. */
  readonly carryId: string
}

/** Gives a village a withdrawn claim, a closed batch and a reversal that was refused. */
export const claimsIn = async (
  db: Db,
  at: WorldPlace,
  of: { readonly itemId: string; readonly entryId: string; readonly noticeId: string },
  now: Date
): Promise<WorldClaims> => {
  const village_id = at.villageId
  const ids = { claimId: newId(), sheetId: newId(), batchId: newId(), reversalId: newId(), carryId: newId() }
  const { committee_member: clerk, points_assessor: assessor, supervision_member: supervisor } = at.holders
  const deed = { item_id: of.itemId, occurred_on: '2026-11-01' }
  await db
    .insertInto('claim_sheet')
    .values({
      ...{ village_id, id: ids.sheetId, kind: 'record', ...deed, lines: 1, at: now },
      ...{ by_id: clerk.id, by_name: clerk.name, by_role: 'committee_member' }
    })
    .execute()
  await db
    .insertInto('claim')
    .values({
      ...{ village_id, id: ids.claimId, sheet_id: ids.sheetId, line: 0, ...deed },
      ...{ household_id: at.households[0].id, times: 1, asked: 5, state: 'WITHDRAWN', updated_at: now }
    })
    .execute()
  const name = {
    opened_by: clerk.id,
    opened_by_name: clerk.name,
    opened_by_role: 'committee_member'
  } as const
  await db
    .insertInto('points_batch')
    .values({
      ...{ village_id, id: ids.batchId, month: '2026-10', no: 1, state: 'CLOSED', claims: 1, drawn: 1 },
      ...{ head_no: 0, head_hash: '0'.repeat(64), draw_name: '2026-10-1/', draw_percent: 10 },
      ...{ ...name, opened_at: now, notice_id: of.noticeId, booked_at: now, closed_at: now }
    })
    .execute()
  await db
    .insertInto('points_reversal')
    .values({
      ...{ village_id, id: ids.reversalId, entry_id: of.entryId, household_id: at.households[0].id },
      ...{ reason: '记错了户', asked_by: assessor.id, asked_by_name: assessor.name, asked_at: now },
      ...{ asked_by_role: 'points_assessor', state: 'refused', words: '没有记错', decided_at: now },
      ...{
        decided_by: supervisor.id,
        decided_by_name: supervisor.name,
        decided_by_role: 'supervision_member'
      }
    })
    .execute()
  await db
    .insertInto('points_carry')
    .values({
      ...{ village_id, id: ids.carryId, household_id: at.households[0].id, into_id: at.households[1].id },
      ...{ reason: '一家人并到一户', asked_by: clerk.id, asked_by_name: clerk.name, asked_at: now },
      ...{ asked_by_role: 'committee_member', state: 'refused', words: '还是两户', decided_at: now },
      ...{
        decided_by: supervisor.id,
        decided_by_name: supervisor.name,
        decided_by_role: 'supervision_member'
      }
    })
    .execute()
  return ids
}
