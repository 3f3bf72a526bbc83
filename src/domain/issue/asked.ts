import type { Issue } from './matter'
import { isRaiser } from './offices'

/** What a matter waits for from one of its parties. */
export type Asked = 'consent' | 'rate' | 'reconsider'

type Waiting = Pick<
  Issue,
  | 'state'
  | 'raisedBy'
  | 'raisedFor'
  | 'owner'
  | 'otherParty'
  | 'raiserConsents'
  | 'otherConsents'
  | 'reconsiderAskedAt'
>

const consentAsked = (issue: Waiting, raises: boolean, holderIds: readonly string[]): boolean => {
  if (issue.state !== 'TRIAGED' || issue.otherParty === null) return false
  const { memberId } = issue.otherParty
  if (raises) return issue.raiserConsents === null
  // The other side is asked once the raiser has agreed: before that it knows of nothing.
  const told = issue.raiserConsents === true && issue.otherConsents === null
  return told && memberId !== null && holderIds.includes(memberId)
}

/**
 * What the people of one account are asked for in a matter of theirs, or null when it is with others: their word on a
 * mediation, a rating (never of their own work), or, while its term runs until `dueAt`, whether a refusal is to be
 * looked at again.
 */
export const askedOf = (
  issue: Waiting,
  holderIds: readonly string[],
  clock: { readonly now: Date; readonly dueAt: Date | null }
): Asked | null => {
  const raises = holderIds.some((id) => isRaiser(issue, id))
  if (consentAsked(issue, raises, holderIds)) return 'consent'
  if (!raises || (clock.dueAt !== null && clock.now >= clock.dueAt)) return null
  if (issue.state === 'RATING') return issue.owner && holderIds.includes(issue.owner.id) ? null : 'rate'
  return issue.state === 'DECLINED' && issue.reconsiderAskedAt === null ? 'reconsider' : null
}
