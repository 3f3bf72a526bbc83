import { readHands } from '../claim/hands'
import type { Db } from '../db/pool'
import type { RoundRow } from './load-round'

/**
 * Which of these households another person of this inspector's accounts has scored in the round: of three scores one hand
 * gives one, whoever it goes round as.
 */
export const scoredBySameHand = async (
  db: Db,
  round: RoundRow,
  inspectorId: string,
  householdIds: readonly string[]
): Promise<ReadonlySet<string>> => {
  const hands = (await readHands(db, round.village_id, [inspectorId])).get(inspectorId) ?? []
  if (hands.length === 0) return new Set()
  const rows = await db
    .selectFrom('inspection_sheet')
    .select('household_id')
    .distinct()
    .where('village_id', '=', round.village_id)
    .where('round_id', '=', round.id)
    .where('household_id', 'in', [...householdIds])
    .where(
      'inspector_id',
      'in',
      hands.map((hand) => hand.memberId)
    )
    .execute()
  return new Set(rows.map((row) => row.household_id))
}
