import type { Selectable } from 'kysely'
import type { Database } from '../db/schema'

export const presentSessionDone = (
  sessionId: string,
  issueIds: readonly string[],
  counts: { readonly eligible: number; readonly present: number }
) => ({ sessionId, issueIds: [...issueIds], ...counts })

const outcomes = { agreed: '议定', open: '继续商议', passed_up: '报上一级' } as const

/** A session as the courtyard reads it: counts instead of households, and the items of its minutes. */
export const presentSession = (
  row: Selectable<Database['issue_session']> & { courtyard_name: string | null },
  items: readonly Selectable<Database['issue_session_item']>[]
) => ({
  sessionId: row.id,
  courtyardName: row.courtyard_name,
  heldOn: row.held_on,
  where: row.place_words,
  hostName: row.host_name,
  recorderName: row.recorder_name,
  eligible: row.eligible,
  present: row.present,
  minutes: row.minutes,
  items: items.map((item) => ({
    issueId: item.issue_id,
    words: item.words,
    outcome: item.outcome,
    outcomeName: outcomes[item.outcome],
    yes: item.yes
  }))
})
