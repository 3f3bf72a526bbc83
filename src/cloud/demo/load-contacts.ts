import type { Transaction } from 'kysely'
import { stableId } from '../crypto/stable-id'
import type { Database } from '../db/schema'
import type { DemoPlan } from './demo-plan'

/** Whom people of the demo call about their data: the hotline that every county has. */
export const loadContacts = async (db: Transaction<Database>, plan: DemoPlan, now: Date): Promise<void> => {
  await db
    .insertInto('county_contact')
    .values(
      plan.counties.map(({ id, name }) => ({
        place_id: id,
        id: stableId(now, 'county-contact', id),
        office: `${name}政务服务中心（演示）`,
        phone: '12345',
        address: `${name}政务服务中心一楼`,
        chosen_by: id,
        at: now
      }))
    )
    .execute()
}
