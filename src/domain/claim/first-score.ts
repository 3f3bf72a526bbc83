import { accept, type Outcome, refuse } from '../refusal/refusal'
import { medianOf } from './median'
import { type Judge, type Kinship, recusalOf, recusalRefusal, sameHand } from './recusal'

/** How many score a claim at least (九道沟：组长、村民代表、党员代表各一名). */
export const fewestScorers = 3

export interface ClaimFacts {
  readonly householdId: string
  readonly memberId: string | null
  /** What was asked for: the item's points times its units. No scorer may go above. */
  readonly asked: number
}

export interface FirstScore extends Judge {
  readonly points: number
}

export interface FirstResult {
  readonly points: number
  /** Each score stays to be seen, by whom it was given. */
  readonly scores: readonly FirstScore[]
}

/**
 * Whether one score may be given. Refuses SCORER_RECUSED, SCORE_TWICE (a second one of the same member) and
 * SCORE_OUT_OF_RANGE (not whole, below 0 or above what was asked for).
 */
export const checkFirstScore = (
  claim: ClaimFacts,
  score: FirstScore,
  given: readonly FirstScore[],
  kin: readonly Kinship[]
): Outcome<FirstScore> => {
  const reason = recusalOf(score, claim, kin)
  if (reason) return { ok: false, refusal: recusalRefusal(reason) }
  if (given.some((other) => sameHand(score, other.memberId))) {
    return refuse('SCORE_TWICE', '您已经评过这一条了，不能再评一次。')
  }
  if (!Number.isInteger(score.points) || score.points < 0 || score.points > claim.asked) {
    return refuse('SCORE_OUT_OF_RANGE', `请打0到${claim.asked}之间的整数分。`, 'points')
  }
  return accept(score)
}

/**
 * The first result (初评): the median of at least three scores, each of which passed `checkFirstScore`. Refuses
 * SCORERS_TOO_FEW and, for a list that came together some other way, what `checkFirstScore` refuses.
 */
export const firstResult = (
  claim: ClaimFacts,
  scores: readonly FirstScore[],
  kin: readonly Kinship[]
): Outcome<FirstResult> => {
  for (const [at, score] of scores.entries()) {
    const checked = checkFirstScore(claim, score, scores.slice(0, at), kin)
    if (!checked.ok) return checked
  }
  if (scores.length < fewestScorers) {
    return refuse(
      'SCORERS_TOO_FEW',
      `初评至少要${fewestScorers}个人打分，还差${fewestScorers - scores.length}人。`
    )
  }
  return accept({ points: medianOf(scores.map((s) => s.points)), scores })
}

/**
 * Whether somebody may judge a rejected claim anew (复议): others than those who scored or rejected it, and no
 * relatives. Refuses RECONSIDER_SAME_JUDGE and SCORER_RECUSED.
 */
export const checkReconsiderer = (
  claim: ClaimFacts,
  judge: Judge,
  before: readonly string[],
  kin: readonly Kinship[]
): Outcome<Judge> => {
  if (before.some((id) => sameHand(judge, id))) {
    return refuse('RECONSIDER_SAME_JUDGE', '您参加过原来的评议，复议要由别人来评。')
  }
  const reason = recusalOf(judge, claim, kin)
  return reason ? { ok: false, refusal: recusalRefusal(reason) } : accept(judge)
}
