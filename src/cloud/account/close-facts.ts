import { sql } from 'kysely'
import type { CloseFacts } from '@/domain/account/close'
import { type Role, roleNames } from '@/domain/role/roles'
import { openStates } from '@/domain/shop/names'
import type { Db } from '../db/pool'

/**
 * What stands between an account and its end, by everyone it is bound to: also by those that an account which has yet to
 * agree is not shown. Three reads; the villages that were merged into another hold nothing open.
 */
export const closeFacts = async (db: Db, accountId: string, on: string): Promise<CloseFacts> => {
  const bound = sql`(select b.place_id, b.holder_id, b.household_id from binding b
    where b.account_id = ${accountId} and b.state = 'active')`
  const offices = await sql<{ role: Role }>`
    select distinct g.role from ${bound} b join role_grant g on g.place_id = b.place_id and g.holder_id = b.holder_id
    where g.from_day <= ${on} and (g.to_day is null or g.to_day >= ${on}) order by 1`.execute(db)
  const redemptions = await sql<{ count: number }>`
    select count(*)::int as count from ${bound} b
    join member m on m.village_id = b.place_id and m.id = b.holder_id
    join shop_redemption r on r.village_id = m.village_id and r.household_id = m.household_id
    where r.asked_by = b.holder_id and r.state = any(${sql.val([...openStates])}::text[])`.execute(db)
  return {
    offices: offices.rows.map(({ role }) => roleNames[role]),
    openRedemptions: redemptions.rows[0]?.count ?? 0
  }
}
