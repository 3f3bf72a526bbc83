import { sql } from 'kysely'

/** Of the names `n` of a place, the one it bears, or bore last: the matters of a merged village go on under it. */
export const lastName = sql<boolean>`n.valid_from = (
  select max(x.valid_from) from place_name x where x.place_id = n.place_id)`
