import type { Transaction } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import { stableId } from '../crypto/stable-id'
import type { Database } from '../db/schema'
import { type DemoPlan, placeOf } from './demo-plan'

// No number of the area begins with 0 after its code: whoever tries one here disturbs nobody.
const TOWNSHIP_PHONE = '0718-0000100'
const VILLAGE_PHONES = { a: '0718-0000101', b: '0718-0000102' } as const

const surnameOf = (name: string): string => Array.from(name)[0] ?? ''

/** Whom people of the demo call: in their village, in its township, and about their data the hotline of the county. */
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
  const ofVillages = ([plan.a, plan.b] as const).map((village) => {
    const clerk = plan.offices[village.key].committee[2]
    if (!clerk) throw new Error(`no committee in ${village.key}`)
    return {
      placeId: village.id,
      post: '村委会',
      name: `${surnameOf(clerk.name)}会计`,
      phone: VILLAGE_PHONES[village.key],
      by: clerk.id
    }
  })
  const ofTownships = [plan.a, plan.b].map((village) => {
    const { id } = placeOf(plan, village.townshipCode)
    return { placeId: id, post: '便民服务中心', name: '值班员', phone: TOWNSHIP_PHONE, by: id }
  })
  await db
    .insertInto('office_contact')
    .values(
      [...ofVillages, ...ofTownships].map(({ placeId, by, ...word }) => ({
        place_id: placeId,
        id: stableId(now, 'office-contact', placeId),
        ...word,
        hours: '白天',
        agreed_on: dayOf(now),
        chosen_by: by,
        at: now
      }))
    )
    .execute()
}
