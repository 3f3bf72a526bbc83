import type { DecisionState } from '../decision/decision'
import { currentVersion, type Decision, standingVotes } from '../decision/life'
import { bodies, type TopicId } from '../decision/topics'
import { accept, type Outcome, refuse } from '../refusal/refusal'

/** The topics under which a village decides on a rulebook. */
export const rulebookTopics: readonly TopicId[] = ['points_rules', 'binding_points_rules']

/** The resolution was passed, hung its time on the board, and nothing against it is open. */
export const published: readonly DecisionState[] = ['IMPLEMENTING', 'COMPLETED', 'P2_PUBLISHED', 'ARCHIVED']

export interface Resolved {
  /** The day of the vote that passed it. */
  readonly resolvedOn: string
  /** 「村民会议决议（编号2026-07）」 */
  readonly adoptedBy: string
  /** The paper of the township's filing, for a rulebook with deductions. */
  readonly filedDocument: string | null
}

/**
 * Whether a decision makes a text the village's rulebook: resolved by the body that the law names, published for its
 * term, filed where it takes points away, and with this very text. Refuses RULEBOOK_NOT_RESOLVED,
 * RULEBOOK_NOT_PUBLISHED, RULEBOOK_OTHER_TEXT, RULEBOOK_WRONG_TOPIC and RULEBOOK_NOT_FILED.
 */
export const resolvedBy = (
  decision: Decision,
  the: { fingerprint: string; deductions: boolean; no: string; followUpDocument: string | null }
): Outcome<Resolved> => {
  const vote = standingVotes(decision).get('resolution')
  const { classification } = decision
  if (!vote || !classification) {
    return refuse('RULEBOOK_NOT_RESOLVED', '村民（代表）会议还没有通过，通过并公开期满后才能施行。')
  }
  if (!published.includes(decision.state)) {
    return refuse('RULEBOOK_NOT_PUBLISHED', '决议还在公开，或有异议没有办完。公开期满、异议办完后自动施行。')
  }
  if (!rulebookTopics.includes(classification.topic)) {
    return refuse('RULEBOOK_WRONG_TOPIC', '这件事项不是积分办法，不能据此施行积分细则。')
  }
  if (!currentVersion(decision).content.scope.includes(the.fingerprint)) {
    return refuse('RULEBOOK_OTHER_TEXT', '表决通过的不是这一稿（正文指纹对不上），不能施行。')
  }
  if (the.deductions && classification.topic !== 'binding_points_rules') {
    return refuse('RULEBOOK_WRONG_TOPIC', '细则里有扣分，要按“带扣分或约束”由村民会议通过。')
  }
  if (the.deductions && the.followUpDocument === null) {
    return refuse('RULEBOOK_NOT_FILED', '带扣分的细则要先报乡镇备案。请在事项里登记备案文书。')
  }
  return accept({
    resolvedOn: vote.on,
    adoptedBy: `${bodies[classification.body]}决议（编号${the.no}）`,
    filedDocument: the.followUpDocument
  })
}
