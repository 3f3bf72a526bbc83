import type { Transaction } from 'kysely'
import { aloneBeside } from '@/domain/claim/deed'
import { deny } from '../api/refusal-error'
import type { Database } from '../db/schema'
import { readRuleItem } from '../rulebook/rule-items'
import { claimsBeside } from './beside-claims'
import type { LoadedClaim } from './load-claims'

/**
 * A rejected claim comes back only where its deed was not claimed again meanwhile: two of them would be booked. Under
 * the household's lock, as claims are made. Refuses CLAIM_SAME_ALREADY and POINTS_GROUP_TAKEN.
 */
export const refuseRepeated = async (tx: Transaction<Database>, { row }: LoadedClaim): Promise<void> => {
  await tx
    .selectFrom('household')
    .select('id')
    .where('village_id', '=', row.village_id)
    .where('id', '=', row.household_id)
    .forNoKeyUpdate()
    .execute()
  const item = await readRuleItem(tx, row.village_id, row.item_id)
  if (!item) throw new Error(`a claim without its rule: ${row.id}`)
  const deed = { householdId: row.household_id, memberId: row.member_id, occurredOn: row.occurred_on }
  const beside = await claimsBeside(tx, row.village_id, item, [deed], row.id)
  const alone = aloneBeside(item, deed, beside.others(row.household_id))
  if (!alone.ok) deny(alone.refusal)
}
