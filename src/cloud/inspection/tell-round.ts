import type { Transaction } from 'kysely'
import type { MessageKind } from '@/domain/message/message'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'

/** Tells members of the village about a round; whoever did it knows. */
export const tellRound = async (
  tx: Transaction<Database>,
  villageId: string,
  memberIds: readonly string[],
  word: { readonly kind: MessageKind; readonly now: Date; readonly except?: string }
): Promise<void> => {
  const to = memberIds.filter((id) => id !== word.except)
  if (to.length === 0) return
  await tx
    .insertInto('outbox')
    .values(
      to.map((holder_id) => ({
        ...{ place_id: villageId, id: newId(), kind: word.kind, holder_id, payload: '{}', at: word.now }
      }))
    )
    .execute()
}
