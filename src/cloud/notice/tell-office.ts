import { dayOf } from '@/domain/common/calendar'
import type { MessageKind } from '@/domain/message/message'
import type { Role } from '@/domain/role/roles'
import type { WriteContext } from '../api/procedure'
import { newId } from '../crypto/new-id'

/** Tells everyone who holds an office of the village today that it is their turn, after the transaction has committed. */
export const tellOffice = async (
  { db, now }: Pick<WriteContext, 'db' | 'now'>,
  villageId: string,
  offices: readonly Role[],
  kind: MessageKind,
  ids: Readonly<Record<string, string>>
): Promise<void> => {
  const today = dayOf(now)
  const holders = await db
    .selectFrom('role_grant')
    .select('holder_id')
    .distinct()
    .where('place_id', '=', villageId)
    .where('role', 'in', offices)
    .where('from_day', '<=', today)
    .where((w) => w.or([w('to_day', 'is', null), w('to_day', '>=', today)]))
    .execute()
  if (holders.length === 0) return
  await db
    .insertInto('outbox')
    .values(
      holders.map(({ holder_id }) => ({
        place_id: villageId,
        id: newId(),
        kind,
        holder_id,
        payload: JSON.stringify(ids),
        at: now
      }))
    )
    .execute()
}
