import type { ConditionId } from './conditions'
import { records } from './records'
import type { ActionId } from './step'
import type { Transition } from './transition'
import { transitions } from './transitions'

/** What a form may ask for, in the order in which it asks. */
export const papers = [
  'body',
  'backTo',
  'meeting',
  'votes',
  'householdsSigned',
  'tally',
  'minutes',
  'content',
  'proposedBy',
  'objection',
  'order',
  'citation',
  'until',
  'newDecision',
  'completion',
  'opinion',
  'reason',
  'proposerTold',
  'resumptionPublished'
] as const
export type Paper = (typeof papers)[number]

/** What must be entered for a condition to be looked at; nothing where the world alone decides. */
const papersOf: Readonly<Record<ConditionId, readonly Paper[]>> = {
  classified: ['body'],
  source: [],
  notTooSoon: [],
  notPetition: [],
  changedContent: ['content'],
  wordsOnly: ['content'],
  proposedByAnother: ['proposedBy'],
  backToProposal: [],
  notBeforeDeliberation: [],
  revisedOrFlawed: [],
  textUnchanged: [],
  flawAtReview: [],
  flawAtResolution: [],
  deferredAtReview: [],
  deferredAtResolution: [],
  meeting: ['meeting'],
  quorate: ['meeting'],
  notQuorate: ['meeting'],
  passed: ['meeting', 'votes'],
  notPassed: ['meeting', 'votes'],
  passedOrPetition: ['meeting', 'votes'],
  closeOrNotQuorate: ['meeting', 'votes'],
  minutes: ['minutes'],
  separateMinutes: ['minutes'],
  tally: ['tally'],
  byMeetingOrOwnFlaw: ['backTo', 'meeting', 'votes', 'minutes'],
  fromRepresentatives: [],
  withinAuthorisation: ['meeting'],
  signedByHouseholds: ['householdsSigned'],
  reason: ['reason'],
  isProposer: [],
  proposerTold: ['proposerTold'],
  townCheckUsed: [],
  townCheckNotDue: [],
  opinion: ['opinion'],
  opinionOpen: [],
  citation: ['citation'],
  citationIfTownship: ['citation'],
  citationFromTownship: ['citation'],
  objection: ['objection'],
  answered: ['objection'],
  noOpenObjection: [],
  noOtherObjection: ['objection'],
  againstResolution: [],
  againstResult: [],
  suspendedInNotice: [],
  suspendedAfterNotice: [],
  flawedStep: ['backTo'],
  order: ['order'],
  orderOfAuthority: ['order'],
  until: ['until'],
  sameAuthority: ['order'],
  resumptionPublished: ['resumptionPublished'],
  noticeUp: [],
  windowOver: [],
  termOver: [],
  followUpDone: [],
  newDecision: ['newDecision'],
  accepted: ['completion'],
  archivePackage: [],
  revocation: ['order', 'meeting', 'votes', 'minutes'],
  laterAct: ['order', 'newDecision']
}

/** The fields of refusals that a paper answers; the rest of the refusals are for the world to put right. */
const fieldsOf: Readonly<Partial<Record<Paper, readonly string[]>>> = {
  body: ['body', 'authorisation', 'amount'],
  votes: ['meeting'],
  minutes: ['meeting']
}

const needsOf = (action: ActionId): readonly ConditionId[] => {
  const rules: Readonly<Record<string, Pick<Transition, 'needs'>>> = { ...transitions, ...records }
  return rules[action]?.needs ?? []
}

/** What the form of an action asks for: whatever its conditions look at, and nothing else. */
export const formOf = (action: ActionId): readonly Paper[] => {
  const asked = needsOf(action).flatMap((need) => papersOf[need])
  return papers.filter((paper) => asked.includes(paper))
}

/** Whether a refusal about this field is answered by filling in the form of the action. */
export const isEntered = (action: ActionId, field: string | null): boolean => {
  const [root] = (field ?? '').split('.')
  return formOf(action).some((paper) => (fieldsOf[paper] ?? [paper]).some((f) => f === root))
}
