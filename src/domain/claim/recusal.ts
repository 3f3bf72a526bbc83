import type { Refusal } from '../refusal/refusal'

interface Hand {
  readonly memberId: string
  readonly householdId: string
}

/** Whoever judges a household's deed: a committee member, a scorer, an inspector. */
export interface Judge extends Hand {
  /** The other people of the same account: what one of them did or owns, the same hand would judge. */
  readonly also?: readonly Hand[]
}

const handsOf = (judge: Judge): readonly Hand[] => [judge, ...(judge.also ?? [])]

/** Whether somebody is the judge, or another person of the judge's account. */
export const sameHand = (judge: Judge, memberId: string): boolean =>
  handsOf(judge).some((hand) => hand.memberId === memberId)

/** A pair of members or households whom a near relation ties, as the village has noted it; which is first says nothing. */
export interface Kinship {
  readonly memberId: string
  /** The household of the relative, however it is called in the roster. */
  readonly householdId: string
}

export type RecusalReason = 'self' | 'household' | 'relative'

export const recusalWords: Readonly<Record<RecusalReason, string>> = {
  self: '不能给自己打分，请由别人来评。',
  household: '不能给自己家打分，请由别人来评。',
  relative: '您和这一户是近亲属，请回避，由别人来评。'
}

/**
 * Why this judge must stand back from a household, or null. A deed of the judge's own is `self`; the household of
 * whoever shares the judge's account counts as the judge's, and so do that person's relatives.
 */
export const recusalOf = (
  judge: Judge,
  subject: { readonly householdId: string; readonly memberId: string | null },
  kin: readonly Kinship[]
): RecusalReason | null => {
  if (subject.memberId === judge.memberId) return 'self'
  if (handsOf(judge).some((hand) => hand.householdId === subject.householdId)) return 'household'
  const tied = kin.some((k) => k.householdId === subject.householdId && sameHand(judge, k.memberId))
  return tied ? 'relative' : null
}

export const recusalRefusal = (reason: RecusalReason): Refusal => ({
  code: 'SCORER_RECUSED',
  message: recusalWords[reason],
  field: 'householdId'
})
