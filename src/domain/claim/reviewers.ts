import type { Claim } from './claim'
import { type Judge, type Kinship, recusalOf, recusalWords, sameHand } from './recusal'

type Reviewed = Pick<Claim, 'householdId' | 'memberId' | 'byId' | 'scores' | 'judges'>
type Fault = { readonly code: string; readonly message: string }

/** Why this person cannot review a claim, or null: near relatives, and whoever had a hand in it. */
export const reviewerFault = (claim: Reviewed, by: Judge, kin: readonly Kinship[]): Fault | null => {
  const reason = recusalOf(by, claim, kin)
  if (reason) return { code: 'REVIEWER_RECUSED', message: recusalWords[reason] }
  const hand =
    sameHand(by, claim.byId) ||
    claim.judges.some((id) => sameHand(by, id)) ||
    claim.scores.some((s) => sameHand(by, s.memberId))
  return hand ? { code: 'REVIEWER_TOOK_PART', message: '这一条您记过或评过，复核要请别人来做。' } : null
}

/** Somebody who holds an office that reviews. */
export interface Reviewer {
  readonly judge: Judge
  readonly kin: readonly Kinship[]
  /** Of the committee or its secretary: theirs is the review. The others stand in where none of these is left. */
  readonly first: boolean
}

/** Everybody in a village who may review at all, and whether the one who now does is of the committee. */
export interface Reviewing {
  readonly first: boolean
  readonly everyone: readonly Reviewer[]
}

const notTurn: Fault = {
  code: 'REVIEWER_NOT_TURN',
  message: '这一条村委会还有人能复核，请由村委会来办。'
}

/** Looking at it again in this batch is not having had a hand in it. */
export const withoutLook = <C extends Reviewed>(claim: C, looked: string | null, by: Judge): C =>
  looked !== null && looked === by.memberId
    ? { ...claim, judges: claim.judges.filter((id) => id !== looked) }
    : claim

/** Whether somebody scored or reviewed a claim at most: no relative, and not who recorded it. */
const onlyJudged = (claim: Reviewed, { judge, kin }: Reviewer): boolean =>
  recusalOf(judge, claim, kin) === null && !sameHand(judge, claim.byId)

/** Whether anybody of the committee is left for a claim. */
export const committeeIsLeft = (
  claim: Reviewed,
  looked: string | null,
  everyone: readonly Reviewer[]
): boolean =>
  everyone.some(
    ({ first, judge, kin }) => first && reviewerFault(withoutLook(claim, looked, judge), judge, kin) === null
  )

/**
 * Why this person cannot review a claim, or null, where it matters who else is there: a claim that nobody may review
 * would hold up its whole batch, and with it the points of the village. The committee goes first. Where each of it must
 * stand back, somebody of the supervision committee or of the assessors does it who had no hand in it; where there is
 * none either, somebody who did no more than score it. A relative never does, nor who recorded it. Codes
 * REVIEWER_RECUSED, REVIEWER_TOOK_PART and REVIEWER_NOT_TURN.
 */
export const reviewFault = (
  claim: Reviewed,
  me: Pick<Reviewer, 'judge' | 'kin'>,
  looked: string | null,
  { first, everyone }: Reviewing
): Fault | null => {
  const faultOf = ({ judge, kin }: Pick<Reviewer, 'judge' | 'kin'>) =>
    reviewerFault(withoutLook(claim, looked, judge), judge, kin)
  const own = faultOf(me)
  if (committeeIsLeft(claim, looked, everyone)) return first ? own : notTurn
  if (everyone.some((other) => faultOf(other) === null)) return own
  return onlyJudged(claim, { ...me, first }) ? null : own
}
