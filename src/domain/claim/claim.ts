import { addDays } from '../common/calendar'
import { sayDate } from '../common/say-day'
import { accept, type Outcome, refuse } from '../refusal/refusal'
import { checkFirstScore, checkReconsiderer, type FirstScore, fewestScorers } from './first-score'
import { medianOf } from './median'
import { type ClaimEventType, type ClaimState, claimStates, onNoticeStates } from './names'
import { type Judge, type Kinship, sameHand } from './recusal'
import { type Reviewing, reviewerFault, reviewFault, withoutLook } from './reviewers'

/** A claim as its rules see it. */
export interface Claim {
  readonly id: string
  readonly householdId: string
  /** Who did it; null where the household did. */
  readonly memberId: string | null
  /** Who declared or recorded it. */
  readonly byId: string
  /** The item's points times its units. */
  readonly asked: number
  readonly state: ClaimState
  /** What stands now; null before the first result. */
  readonly points: number | null
  /** The second is a reconsideration; there is no third. */
  readonly round: 1 | 2
  /** Scores of the round. */
  readonly scores: readonly Score[]
  /** Whoever judged it before this round. */
  readonly judges: readonly string[]
  readonly rejectedOn: string | null
  /** A reconsideration was asked for and has not come to a result. */
  readonly reconsidering: boolean
  /** The month's batch that it lies in. */
  readonly batchId: string | null
}

export interface Score extends FirstScore {
  readonly reason: string | null
}

export type ClaimAction =
  | { readonly type: 'withdraw'; readonly by: Judge }
  | { readonly type: 'score'; readonly by: Judge; readonly points: number; readonly reason: string | null }
  | { readonly type: 'ask_reconsideration'; readonly by: Judge; readonly words: string }
  | { readonly type: 'recheck'; readonly by: Judge; readonly points: number; readonly reason: string | null }
  | { readonly type: 'review'; readonly by: Judge }
  /** What an objection led to; `points` as they stand, or corrected. */
  | { readonly type: 'settle'; readonly points: number; readonly reason: string }
  | { readonly type: 'drop'; readonly reason: string }
  /** What it was recorded for is worked out anew: a courtyard round that was opened again. */
  | { readonly type: 'take_back'; readonly reason: string }
  | { readonly type: 'hang' | 'hang_anew' | 'object' | 'post' | 'reverse' }
export type ClaimActionType = ClaimAction['type']

export interface ClaimFacts {
  readonly kin: readonly Kinship[]
  /** Asia/Shanghai. */
  readonly today: string
  /** Who has looked at it again in this batch; null where nobody has. */
  readonly recheckedBy: string | null
  /** Who else may review; left out where it does not matter who is left. */
  readonly reviewing?: Reviewing
}

/** One line of a claim's history; who and when the caller knows. */
export interface ClaimEvent {
  readonly type: ClaimEventType
  readonly from: ClaimState
  readonly to: ClaimState
  readonly points: number | null
  readonly words: string | null
}

type Stepped = Outcome<{ readonly next: Claim; readonly event: ClaimEvent }>

/** Days in which a rejection can be reconsidered; the day itself is not counted. */
export const reconsiderDays = 7

/** From which states each action leads at all. */
export const claimTable: Readonly<Record<ClaimActionType, readonly ClaimState[]>> = {
  withdraw: ['DECLARED'],
  take_back: ['DECLARED', 'FIRST_SCORED', 'REJECTED'],
  // A rejected claim is scored again only after it was asked for.
  score: ['DECLARED', 'REJECTED'],
  ask_reconsideration: ['REJECTED'],
  // Until it hangs: also what the supervision committee would not sign is put right before, not after.
  recheck: ['FIRST_SCORED', 'VILLAGE_REVIEWED'],
  review: ['FIRST_SCORED'],
  drop: ['VILLAGE_REVIEWED'],
  hang: ['VILLAGE_REVIEWED'],
  // Its notice was stopped and hangs anew: where it stood it goes on standing.
  hang_anew: onNoticeStates,
  // A line that was judged once may be objected to by somebody else while the notice still hangs.
  object: onNoticeStates,
  settle: ['OBJECTED'],
  post: ['PUBLICITY', 'REVIEWED'],
  reverse: ['POSTED']
}

const notNow = (claim: Claim) =>
  refuse('CLAIM_NOT_NOW', `这一条现在是“${claimStates[claim.state]}”，不能做这一步，请刷新后再看。`)

const moved = (
  claim: Claim,
  event: Omit<ClaimEvent, 'from' | 'to'>,
  change: Partial<Claim> & { readonly state: ClaimState }
): Stepped =>
  accept({ next: { ...claim, ...change }, event: { ...event, from: claim.state, to: change.state } })

const own = (claim: Claim, by: Judge): boolean =>
  by.memberId === claim.byId || by.householdId === claim.householdId

const notYours = refuse('CLAIM_NOT_YOURS', '只有本户或提出申报的人可以这样做。')

const withdraw = (claim: Claim, by: Judge): Stepped => {
  if (!own(claim, by)) return notYours
  if (claim.scores.length > 0) return refuse('CLAIM_NOT_NOW', '已经有人评过分，不能撤回了。')
  return moved(claim, { type: 'withdraw', points: null, words: null }, { state: 'WITHDRAWN' })
}

/**
 * How a record stands to what it was made from: it can still be taken back (`open`), came to its end before (`ended`), or
 * lies in a month's list, hangs or is booked (`bound`).
 */
export const recordStand = (
  claim: Pick<Claim, 'state' | 'batchId' | 'reconsidering'>
): 'open' | 'ended' | 'bound' => {
  if (claim.state === 'WITHDRAWN') return 'ended'
  if (claim.state === 'REJECTED') return claim.reconsidering ? 'open' : 'ended'
  return claim.state === 'DECLARED' || (claim.state === 'FIRST_SCORED' && claim.batchId === null)
    ? 'open'
    : 'bound'
}

const takeBack = (claim: Claim, reason: string): Stepped =>
  recordStand(claim) === 'open'
    ? moved(
        claim,
        { type: 'take_back', points: null, words: reason },
        { state: 'WITHDRAWN', points: null, reconsidering: false }
      )
    : notNow(claim)

const rejected = (facts: ClaimFacts) => ({ state: 'REJECTED', points: 0, rejectedOn: facts.today }) as const

const checkScore = (claim: Claim, score: Score, facts: ClaimFacts): Outcome<Score> => {
  if (claim.round === 2) {
    const other = checkReconsiderer(claim, score, claim.judges, facts.kin)
    if (!other.ok) return other
  }
  const checked = checkFirstScore(claim, score, claim.scores, facts.kin)
  if (!checked.ok) return checked
  if (sameHand(score, claim.byId)) {
    return refuse('SCORER_RECORDED', '这一条是您记的，要请别人来评。')
  }
  if (score.points < claim.asked && !score.reason) {
    return refuse('SCORE_REASON_NEEDED', '没有给满分的，请写明原因，让人看得明白。', 'reason')
  }
  return accept(score)
}

const scored = (
  claim: Claim,
  action: Extract<ClaimAction, { type: 'score' }>,
  facts: ClaimFacts
): Stepped => {
  if (claim.state === 'REJECTED' && !claim.reconsidering) return notNow(claim)
  const given = { ...action.by, points: action.points, reason: action.reason }
  const checked = checkScore(claim, given, facts)
  if (!checked.ok) return checked
  const scores = [...claim.scores, given]
  const event = { type: 'score', points: given.points, words: given.reason } as const
  if (scores.length < fewestScorers) return moved(claim, event, { state: claim.state, scores })
  const points = medianOf(scores.map((s) => s.points))
  const done = { scores, reconsidering: false }
  if (points > 0) return moved(claim, event, { ...done, state: 'FIRST_SCORED', points, batchId: null })
  return moved(claim, event, { ...done, ...rejected(facts) })
}

/** The last day on which a rejection can be reconsidered; null where it cannot be any more. */
export const reconsiderUntil = (
  claim: Pick<Claim, 'state' | 'round' | 'rejectedOn' | 'reconsidering'>
): string | null =>
  claim.state === 'REJECTED' && claim.round === 1 && claim.rejectedOn !== null && !claim.reconsidering
    ? addDays(claim.rejectedOn, reconsiderDays)
    : null

const askAgain = (claim: Claim, by: Judge, words: string, today: string): Stepped => {
  if (!own(claim, by)) return notYours
  if (claim.reconsidering) return refuse('RECONSIDER_ASKED', '已经申请过复议，正在由别人重新评。')
  const until = reconsiderUntil(claim)
  if (until === null) return refuse('RECONSIDER_FINAL', '这一条已经复议过一次，这是最后的结果。')
  if (today > until) {
    return refuse('RECONSIDER_LATE', `申请复议的时间到${sayDate(until)}为止，已经过了。可以向村监委反映。`)
  }
  const judges = [...new Set([...claim.judges, ...claim.scores.map((s) => s.memberId)])]
  return moved(
    claim,
    { type: 'ask_reconsideration', points: null, words },
    { state: 'REJECTED', round: 2, reconsidering: true, scores: [], judges }
  )
}

const checkPoints = (claim: Claim, points: number): Outcome<number> =>
  Number.isInteger(points) && points >= 0 && points <= claim.asked
    ? accept(points)
    : refuse('SCORE_OUT_OF_RANGE', `请填0到${claim.asked}之间的整数分。`, 'points')

const faultOf = (claim: Claim, judge: Judge, { kin, recheckedBy, reviewing }: ClaimFacts) =>
  reviewing
    ? reviewFault(claim, { judge, kin }, recheckedBy, reviewing)
    : reviewerFault(withoutLook(claim, recheckedBy, judge), judge, kin)

const recheck = (
  claim: Claim,
  action: Extract<ClaimAction, { type: 'recheck' }>,
  facts: ClaimFacts
): Stepped => {
  if (claim.batchId === null) return notNow(claim)
  if (facts.recheckedBy) return refuse('RECHECK_TWICE', '这一条已经核对过了。')
  const fault = faultOf(claim, action.by, facts)
  if (fault) return { ok: false, refusal: fault }
  const range = checkPoints(claim, action.points)
  if (!range.ok) return range
  if (action.points !== claim.points && !action.reason) {
    return refuse('SCORE_REASON_NEEDED', '改了分数的，请写明原因。', 'reason')
  }
  const event = { type: 'recheck', points: action.points, words: action.reason } as const
  const judges = [...claim.judges, action.by.memberId]
  if (action.points === 0) return moved(claim, event, { ...rejected(facts), judges })
  return moved(claim, event, { state: claim.state, points: action.points, judges })
}

const review = (claim: Claim, by: Judge, facts: ClaimFacts): Stepped => {
  if (claim.batchId === null) return notNow(claim)
  const fault = faultOf(claim, by, facts)
  if (fault) return { ok: false, refusal: fault }
  return moved(
    claim,
    { type: 'review', points: claim.points, words: null },
    { state: 'VILLAGE_REVIEWED', judges: [...new Set([...claim.judges, by.memberId])] }
  )
}

const settle = (claim: Claim, points: number, reason: string, facts: ClaimFacts): Stepped => {
  const range = checkPoints(claim, points)
  if (!range.ok) return range
  const event = { type: 'settle', points, words: reason } as const
  return points === 0
    ? moved(claim, event, rejected(facts))
    : moved(claim, event, { state: 'REVIEWED', points })
}

const plainTo = { hang: 'PUBLICITY', object: 'OBJECTED', post: 'POSTED', reverse: 'REVERSED' } as const

/**
 * One action on a claim: what it becomes and the line of its history. Refuses CLAIM_NOT_NOW where the state does not
 * allow it, CLAIM_NOT_YOURS, SCORER_RECORDED, SCORER_RECUSED, SCORE_TWICE, SCORE_OUT_OF_RANGE, SCORE_REASON_NEEDED,
 * RECONSIDER_ASKED, RECONSIDER_FINAL, RECONSIDER_LATE, RECONSIDER_SAME_JUDGE, REVIEWER_RECUSED, REVIEWER_TOOK_PART,
 * REVIEWER_NOT_TURN and RECHECK_TWICE.
 */
export const stepClaim = (claim: Claim, action: ClaimAction, facts: ClaimFacts): Stepped => {
  if (!claimTable[action.type].includes(claim.state)) return notNow(claim)
  switch (action.type) {
    case 'withdraw':
      return withdraw(claim, action.by)
    case 'take_back':
      return takeBack(claim, action.reason)
    case 'score':
      return scored(claim, action, facts)
    case 'ask_reconsideration':
      return askAgain(claim, action.by, action.words, facts.today)
    case 'recheck':
      return recheck(claim, action, facts)
    case 'review':
      return review(claim, action.by, facts)
    case 'drop':
      return moved(claim, { type: 'drop', points: 0, words: action.reason }, rejected(facts))
    case 'settle':
      return settle(claim, action.points, action.reason, facts)
    case 'hang_anew':
      return moved(claim, { type: 'hang_anew', points: claim.points, words: null }, { state: claim.state })
    default:
      return moved(
        claim,
        { type: action.type, points: claim.points, words: null },
        { state: plainTo[action.type] }
      )
  }
}

/** Why it was not let through: the reasons of those who gave nothing. */
export const rejectionWords = (scores: readonly Pick<Score, 'points' | 'reason'>[]): string =>
  [...new Set(scores.flatMap((s) => (s.points === 0 && s.reason ? [s.reason] : [])))].join('；')
