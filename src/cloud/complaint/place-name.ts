import { type RawBuilder, sql } from 'kysely'

/** What a place is called on a day, for a column of a select. */
export const placeNameOn = (place: RawBuilder<unknown>, day: string) => sql<string>`coalesce((
  select n.name from place_name n where n.place_id = ${place} and n.valid_from <= ${day}
  order by n.valid_from desc limit 1), '')`
