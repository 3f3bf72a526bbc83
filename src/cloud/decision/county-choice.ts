import { chosenSettings } from '@/domain/county/choose'
import type { DecisionSettings } from '@/domain/decision/settings'
import { packFor, type RulePack } from '@/domain/rule-pack/rule-pack'
import { loadChoice } from '../county/load-choice'
import type { Db } from '../db/pool'

/** What a county chose about the course of decisions; empty where it chose nothing. */
export const loadCountySettings = async (db: Db, countyId: string): Promise<Partial<DecisionSettings>> =>
  chosenSettings(await loadChoice(db, countyId))

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
  const choice = await loadChoice(db, at.countyId)
  return packFor({
    code12: name?.code ?? '',
    chosen: choice.packFamily,
    partyTwoThirds: choice.partyTwoThirds,
    on: at.on
  })
}
