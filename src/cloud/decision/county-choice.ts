import type { DecisionSettings } from '@/domain/decision/settings'
import { packFor, type RulePack } from '@/domain/rule-pack/rule-pack'
import type { Db } from '../db/pool'

const loadRow = (db: Db, countyId: string) =>
  db.selectFrom('county_choice').selectAll().where('place_id', '=', countyId).executeTakeFirst()

/** What a county chose about the course of decisions; empty where it chose nothing. */
export const loadCountySettings = async (db: Db, countyId: string): Promise<Partial<DecisionSettings>> => {
  const row = await loadRow(db, countyId)
  if (!row) return {}
  return {
    ...(row.town_check === null ? {} : { townCheck: row.town_check }),
    ...(row.opinion_working_days === null ? {} : { opinionWorkingDays: row.opinion_working_days }),
    ...(row.repeat_months === null ? {} : { repeatMonths: row.repeat_months }),
    ...(row.close_percent === null ? {} : { closePercent: row.close_percent })
  }
}

/** The rule pack under which a matter of this village begins on a day: the county's choice, else that of its code. */
export const packForVillage = async (
  db: Db,
  at: { readonly villageId: string; readonly countyId: string; readonly on: string }
): Promise<RulePack> => {
  const name = await db
    .selectFrom('place_name')
    .select('code')
    .where('place_id', '=', at.villageId)
    .where('valid_from', '<=', at.on)
    .orderBy('valid_from', 'desc')
    .executeTakeFirst()
  const row = await loadRow(db, at.countyId)
  return packFor({
    code12: name?.code ?? '',
    chosen: row?.pack_family ?? null,
    partyTwoThirds: row?.party_two_thirds ?? false,
    on: at.on
  })
}
