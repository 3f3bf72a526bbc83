import { addMonths } from '../calendar-data/working-days'
import { dayOf } from '../common/calendar'
import type { Outcome } from '../refusal/refusal'
import { type Classification, classify } from './classify'
import type { Condition } from './conditions'
import { diff, isSubstantive } from './content'
import { courseRefusals as no } from './course-refusals'
import { arrival, currentVersion, type Decision, type StepContext } from './life'
import { petitionReaches, petitionSound } from './petition'

/** The version in which the text was last changed by more than a corrected word. */
const revisedSince = (d: Decision, versionNo: number): boolean =>
  d.versions.some((v) => v.no > versionNo && v.erratumConfirmedBy === null)

/** Whether a matter comes back too soon and unchanged after a rejection (CONFIG: months of the pack or county). */
export const tooSoon: Condition = (d, c) => {
  const before = c.rejectedBefore
  if (!before || dayOf(c.at) >= addMonths(before.on, c.settings.repeatMonths)) return null
  return isSubstantive(diff(before.content, currentVersion(d).content)) ? null : no.tooSoon
}

/** Who may decide the matter as it now reads, under what the actor brings along. */
export const deciderNow = (d: Decision, c: StepContext): Outcome<Classification> =>
  classify({
    topic: d.topic,
    flags: d.flags,
    wanted: c.wanted,
    authorisation: c.authorisation ?? null,
    amount: currentVersion(d).content.amount,
    on: dayOf(c.at)
  })

/** Conditions about the text, where it came from, and how far back a change of it leads. */
export const contentConditions = {
  classified: (d, c) => {
    const answer = deciderNow(d, c)
    return answer.ok ? null : answer.refusal
  },
  source: (d) => {
    if (d.source.proposerId.trim() === '') return no.sourceMissing
    return petitionSound(d.source) ? null : no.petitionBad
  },
  notTooSoon: tooSoon,
  notPetition: (d) => (petitionReaches(d) ? no.petition : null),
  changedContent: (d, c) => {
    if (c.content === undefined) return no.contentMissing
    return diff(currentVersion(d).content, c.content).length === 0 ? no.unchanged : null
  },
  wordsOnly: (d, c) =>
    c.content !== undefined && isSubstantive(diff(currentVersion(d).content, c.content))
      ? no.notErratum
      : null,
  proposedByAnother: (_, c) =>
    c.proposedBy === undefined || c.proposedBy === '' || c.proposedBy === c.actor.id ? no.erratumAlone : null,
  /** A flaw of the proposal itself begins anew with the same text; a fundamental change with another one. */
  backToProposal: (d) => {
    const back = arrival(d)
    if (back?.procedural && back.backTo === 'S1_PROPOSE') return null
    return revisedSince(d, back?.versionNo ?? 0) ? null : no.notRevised
  },
  notBeforeDeliberation: (d) => {
    const back = arrival(d)
    return back?.procedural && back.backTo === 'S1_PROPOSE' ? no.earlierFlaw : null
  },
  revisedOrFlawed: (d) => {
    const back = arrival(d)
    return back?.procedural || revisedSince(d, back?.versionNo ?? 0) ? null : no.notRevised
  },
  textUnchanged: (d) => (revisedSince(d, arrival(d)?.versionNo ?? 0) ? no.textChanged : null),
  flawAtReview: (d) => {
    const back = arrival(d)
    return back?.procedural && back.backTo === 'S3_PARTY_REVIEW' ? null : no.otherFlaw
  },
  flawAtResolution: (d) => {
    const back = arrival(d)
    return back?.procedural && back.backTo === 'S4_RESOLVE' ? null : no.otherFlaw
  },
  deferredAtReview: (d) => (arrival(d)?.from === 'S3_PARTY_REVIEW' ? null : no.otherStage),
  deferredAtResolution: (d) => (arrival(d)?.from === 'S4_RESOLVE' ? null : no.otherStage)
} as const satisfies Record<string, Condition>
