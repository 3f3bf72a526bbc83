import type { Selectable } from 'kysely'
import type { Database } from '../db/schema'

export const presentSessionDone = (
  sessionId: string,
  issueIds: readonly string[],
  counts: { readonly eligible: number; readonly present: number }
) => ({ sessionId, issueIds: [...issueIds], ...counts })

const outcomes = { agreed: '议定', open: '继续商议', passed_up: '报上一级' } as const

/** Which households were there, for whoever holds the courtyard's sessions: by number and head. */
export const presentPresent = (
  session: { readonly eligible: number; readonly present: number },
  households: readonly { readonly id: string; readonly no: string; readonly head_name: string | null }[]
) => ({
  eligible: session.eligible,
  present: session.present,
  households: households.map((h) => ({ householdId: h.id, no: h.no, headName: h.head_name }))
})

/** What stands in place of words that wait for the township. */
const held = '（这段话等乡镇看过再公开）'

/** A session as the courtyard reads it: counts instead of households, and the items of its minutes. */
export const presentSession = (
  row: Selectable<Database['issue_session']> & { courtyard_name: string | null },
  items: readonly (Selectable<Database['issue_session_item']> & { held: boolean })[]
) => ({
  sessionId: row.id,
  courtyardName: row.courtyard_name,
  heldOn: row.held_on,
  where: row.place_words,
  hostName: row.host_name,
  recorderName: row.recorder_name,
  eligible: row.eligible,
  present: row.present,
  // What the machine marks in them waits with the first item.
  minutes: items.some((item) => item.no === 1 && item.held) ? held : row.minutes,
  items: items.map((item) => ({
    issueId: item.issue_id,
    words: item.held ? held : item.words,
    outcome: item.outcome,
    outcomeName: outcomes[item.outcome],
    yes: item.yes
  }))
})
