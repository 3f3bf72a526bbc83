/** How many were due, came and said what. */
export interface Numbers {
  readonly eligible: number | null
  readonly present: number | null
  readonly yes: number | null
  readonly no: number | null
  readonly abstain: number | null
}

/** What a vote needed, and whether it got it. */
export interface VoteShown {
  readonly unit: string
  readonly households: object | null
  readonly vote: {
    readonly needPresent: number
    readonly needYes: number
    readonly quorate: boolean
    readonly passed: boolean
  } | null
}

/** The numbers of a meeting with their names, as far as they were counted. */
export const countsOf = ({ eligible, present, yes, no, abstain }: Numbers): [string, number][] =>
  [
    ['应到', eligible],
    ['实到', present],
    ['赞成', yes],
    ['反对', no],
    ['弃权', abstain]
  ].filter((c): c is [string, number] => typeof c[1] === 'number')

/** Whether it was carried, and how many it took, in a sentence without its stop; null where nothing was voted. */
export const resultOf = ({ unit, households, vote }: VoteShown): string | null => {
  if (!vote) return null
  const counted = households ? '户' : unit
  return vote.quorate
    ? `至少要${vote.needYes}${counted}赞成，${vote.passed ? '通过了' : '没有通过'}`
    : `至少要${vote.needPresent}${counted}到会，人数不够，改期再开`
}
