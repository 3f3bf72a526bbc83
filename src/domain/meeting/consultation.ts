/** What a household says to its representative before the vote; nobody is bound by it. */
export const leanings = { for: '赞成', against: '反对', unsure: '没想好' } as const
export type Leaning = keyof typeof leanings

export interface Said {
  readonly householdId: string
  readonly leaning: Leaning
}

/** How many households were asked, and what they said; of several words of one household the last one holds. */
export const sumConsultation = (said: readonly Said[]) => {
  const last = new Map(said.map((s) => [s.householdId, s.leaning]))
  const sums = { asked: last.size, for: 0, against: 0, unsure: 0 }
  for (const leaning of last.values()) sums[leaning] += 1
  return sums
}
