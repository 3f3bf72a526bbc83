import type { Transaction } from 'kysely'
import type { MessageKind } from '@/domain/message/message'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'

/** A household's claim as the message about it needs it. */
export interface ToldClaim {
  readonly household_id: string
  readonly member_id: string | null
  readonly claimant_id: string | null
}

/**
 * Tells households of what became of their claims, each person once however many there are: the head of the household,
 * who did it and who declared it. Two statements for a whole batch; delivered after the transaction has committed.
 */
export const tellHouseholds = async (
  tx: Transaction<Database>,
  villageId: string,
  claims: readonly ToldClaim[],
  kind: MessageKind,
  payload: Readonly<Record<string, string>>,
  now: Date
): Promise<void> => {
  const households = [...new Set(claims.map((c) => c.household_id))]
  if (households.length === 0) return
  const heads = await tx
    .selectFrom('member')
    .select('id')
    .where('village_id', '=', villageId)
    .where('household_id', 'in', households)
    .where('relation', '=', 'head')
    .where('ended_on', 'is', null)
    .execute()
  const named = claims.flatMap((c) => [c.member_id, c.claimant_id])
  const holders = new Set([...heads.map((h) => h.id), ...named.filter((id) => id !== null)])
  if (holders.size === 0) return
  await tx
    .insertInto('outbox')
    .values(
      [...holders].map((holder_id) => ({
        place_id: villageId,
        id: newId(),
        kind,
        holder_id,
        payload: JSON.stringify(payload),
        at: now
      }))
    )
    .execute()
}
