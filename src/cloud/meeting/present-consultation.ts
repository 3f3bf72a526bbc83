import { type Leaning, leanings } from '@/domain/meeting/consultation'

/** A household that a representative may ask; they know their own group by name. */
export interface AskedHousehold {
  readonly id: string
  readonly no: string
  readonly group_name: string
  readonly head: string | null
}

/** One household with its last word, for the representative who wrote it down. */
export const presentHousehold = (
  h: AskedHousehold,
  said: { readonly leaning: Leaning; readonly words: string | null; readonly at: Date } | undefined
) => ({
  householdId: h.id,
  no: h.no,
  groupName: h.group_name,
  headName: h.head ?? '',
  leaning: said?.leaning ?? null,
  leaningName: said ? leanings[said.leaning] : null,
  words: said?.words ?? null,
  at: said?.at.toISOString() ?? null
})

/** What was written down of one household. */
export const presentSaid = (householdId: string, leaning: Leaning) => ({
  householdId,
  leaning,
  leaningName: leanings[leaning]
})
