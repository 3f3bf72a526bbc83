import { checkComposition } from '@/domain/meeting/composition'
import type { MeetingKind } from '@/domain/meeting/kinds'
import { packById } from '@/domain/rule-pack/rule-pack'
import type { EntitledPerson } from './entitled-people'
import type { MeetingRow } from './load-meeting'

/**
 * What is wrong with the make-up of the representatives' meeting, in sentences with their article (组织法第29条). A
 * warning: whoever was elected meets, and what is missing is to be elected.
 */
export const compositionWarnings = (
  kind: MeetingKind,
  people: readonly EntitledPerson[] | null,
  packId: string
): string[] => {
  const pack = packById(packId)
  if (kind !== 'rep_meeting' || !people || !pack) return []
  const reps = people.filter((p) => p.rep)
  const answer = checkComposition(pack, {
    total: people.length,
    reps: reps.length,
    womenReps: reps.filter((p) => p.sex === 'female').length,
    households: null,
    repHouseholds: reps.map((p) => p.householdId)
  })
  if (!answer.ok) return []
  const sexesKnown = people.every((p) => p.sex !== null)
  return answer.value
    .filter((f) => sexesKnown || f.code !== 'WOMEN_UNDER_A_THIRD')
    .map((f) => `${f.message}依据：${f.article}。`)
}

interface Told {
  readonly told: number
  readonly byHand: number | null
  readonly people: readonly EntitledPerson[] | null
}

/** A meeting that was just called: how many were told in the app, and how many must be told by hand (null: unknown). */
export const presentCalled = (row: MeetingRow, { told, byHand, people }: Told, packId: string) => ({
  meetingId: row.id,
  decisionId: row.decision_id,
  plannedOn: row.planned_on,
  told,
  byHand,
  warnings: compositionWarnings(row.kind, people, packId)
})
