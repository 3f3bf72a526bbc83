import type { Selectable } from 'kysely'
import { type CountyChoice, noChoice } from '@/domain/county/choice'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'

type ChoiceRow = Selectable<Database['county_choice']>

const choiceOf = (row: ChoiceRow): CountyChoice => ({
  packFamily: row.pack_family,
  partyTwoThirds: row.party_two_thirds,
  townCheck: row.town_check,
  opinionWorkingDays: row.opinion_working_days,
  repeatMonths: row.repeat_months,
  closePercent: row.close_percent,
  pointsWindowDays: row.points_window_days
})

/** What a county chose; a county without a row chose nothing. */
export const loadChoice = async (db: Db, countyId: string): Promise<CountyChoice> => {
  const row = await db
    .selectFrom('county_choice')
    .selectAll()
    .where('place_id', '=', countyId)
    .executeTakeFirst()
  return row ? choiceOf(row) : noChoice
}

/** The changes a county made, the newest first. */
export const loadChoiceEvents = (db: Db, countyId: string, limit: number) =>
  db
    .selectFrom('county_choice_event')
    .selectAll()
    .where('place_id', '=', countyId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** A county with the code it bears, as the subject of a permission; null when there is no such county. */
export const countySubject = async (db: Db, countyId: string) => {
  const row = await db
    .selectFrom('place as p')
    .innerJoin('place_name as n', (j) => j.onRef('n.place_id', '=', 'p.id').on('n.valid_to', 'is', null))
    .select(['p.id', 'n.code', 'n.name'])
    .where('p.id', '=', countyId)
    .where('p.level', '=', 'county')
    .executeTakeFirst()
  return row ? { countyId: row.id, code: row.code, name: row.name } : null
}
