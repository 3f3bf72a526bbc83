import { dayOf } from '@/domain/common/calendar'
import { reopenUntil } from '@/domain/inspection/late'
import type { Refusal } from '@/domain/refusal/refusal'
import { type LateHousehold, sheetsIn } from './late-sheets'
import type { QuietInspector } from './quiet-inspectors'

/** Sheets that came after the end: how many, and for which households; whose they are says nothing about them. */
export const presentLate = (households: readonly LateHousehold[]) => ({
  sheets: sheetsIn(households),
  households: households.map(({ household_id, no, head, sheets }) => ({
    ...{ householdId: household_id, no, head: head ?? '', sheets }
  }))
})

/** Those from whom sheets may still come: by name and by day, no more is known. */
export const presentQuiet = (inspectors: readonly QuietInspector[]) =>
  inspectors.map(({ name, lastAt }) => ({ name, lastOn: lastAt && dayOf(lastAt) }))

/** Until when a closed round can be opened again, whether the caller may, and what is in the way. */
export const presentReopening = (closedAt: Date, may: boolean, refusal: Refusal | null) => ({
  until: reopenUntil(dayOf(closedAt)),
  may: may && refusal === null,
  why: refusal?.message ?? null
})

export interface RoundEventRow {
  readonly kind: 'opened' | 'closed' | 'reopened'
  readonly at: Date
  readonly actor_name: string
  readonly reason: string | null
}

/** Who opened and closed a round, when, and why again. */
export const presentHistory = (events: readonly RoundEventRow[]) =>
  events.map(({ kind, at, actor_name, reason }) => ({ kind, at: at.toISOString(), by: actor_name, reason }))

export const presentReopened = (roundId: string, late: number) => ({ roundId, late })
