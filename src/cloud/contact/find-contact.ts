import { sql } from 'kysely'
import type { Contact } from '@/domain/contact/say-contact'
import type { Db } from '../db/pool'

export interface ContactRow {
  readonly level: Contact['level']
  readonly place_name: string
  readonly post: string
  readonly name: string | null
  readonly phone: string
  readonly hours: string | null
}

/**
 * Whom the people of a place call: what it wrote last itself, else its township, else its county (whose word is that of
 * `county_contact`). One query of at most five rows by key; null where nobody has written anything.
 */
export const findContactRow = async (db: Db, placeId: string): Promise<ContactRow | null> => {
  const { rows } = await sql<ContactRow>`
    select p.level, coalesce(n.name, '') as place_name, told.post, told.name, told.phone, told.hours
    from place asked
    cross join lateral (values (0, asked.id), (1, asked.township_id), (2, asked.county_id)) up (far, place_id)
    join place p on p.id = up.place_id
    cross join lateral (
      (select o.post, o.name, o.phone, o.hours from office_contact o
        where o.place_id = up.place_id order by o.id desc limit 1)
      union all
      (select c.office, null, c.phone, null from county_contact c
        where up.far = 2 and c.place_id = up.place_id order by c.id desc limit 1)
    ) told
    left join place_name n on n.place_id = p.id and n.valid_to is null
    where asked.id = ${placeId} and told.phone is not null
    order by up.far
    limit 1`.execute(db)
  return rows[0] ?? null
}
