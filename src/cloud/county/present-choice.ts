import type { Selectable } from 'kysely'
import { pointsWindowDays } from '@/domain/claim/terms'
import { type CountyChoice, changedFields } from '@/domain/county/choice'
import { rulesUnder } from '@/domain/county/choose'
import { placedFamily } from '@/domain/rule-pack/rule-pack'
import type { Database } from '../db/schema'

type EventRow = Selectable<Database['county_choice_event']>

const presentChange = (e: EventRow) => ({
  eventId: e.id,
  at: e.at.toISOString(),
  // An office is public; who holds it in the county is no secret either.
  by: e.actor_name,
  reason: e.reason,
  changed: changedFields(e.before, e.after),
  before: e.before,
  after: e.after
})

/** A county's rules: chosen, in force, what would be without its choice, and its last changes, newest first. */
export const presentChoice = (
  county: { readonly code: string; readonly name: string; readonly on: string },
  choice: CountyChoice,
  events: readonly EventRow[]
) => {
  const at = { code12: county.code, on: county.on }
  const { pack, settings } = rulesUnder(choice, at)
  const plain = rulesUnder(
    { ...choice, townCheck: null, opinionWorkingDays: null, repeatMonths: null, closePercent: null },
    at
  )
  return {
    countyName: county.name,
    choice,
    packName: pack.name,
    settings: { ...settings, pointsWindowDays: choice.pointsWindowDays ?? pointsWindowDays.value },
    /** What holds where the county leaves a number to the pack. */
    defaults: { ...plain.settings, pointsWindowDays: pointsWindowDays.value },
    /** The family made for the county's province; it may choose another only where this is `national`. */
    placed: placedFamily(county.code),
    basedOn: events.at(0)?.id ?? null,
    changes: events.map(presentChange)
  }
}

/** A choice that was made. */
export const presentChosen = (eventId: string, choice: CountyChoice) => ({ eventId, choice })
