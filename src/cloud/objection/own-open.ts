import { closedStates } from '@/domain/objection/objection'
import type { Db } from '../db/pool'

/** The notices, of those given, against which one of these people has an objection that is still being handled. */
export const ownOpenObjections = async (
  db: Db,
  of: {
    readonly villageId: string
    readonly noticeIds: readonly string[]
    readonly holderIds: readonly string[]
  }
): Promise<ReadonlySet<string>> => {
  if (of.noticeIds.length === 0 || of.holderIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('objection')
    .select('notice_id')
    .where('village_id', '=', of.villageId)
    .where('objector_id', 'in', of.holderIds)
    .where('notice_id', 'in', of.noticeIds)
    .where('state', 'not in', closedStates)
    .execute()
  return new Set(rows.map((row) => row.notice_id))
}
