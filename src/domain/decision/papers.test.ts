import type { Decision, StepContext } from './life'
import {
  codeOf,
  done,
  fresh,
  meetingNow,
  plan,
  toPublished,
  toResolution,
  votes,
  walked
} from './life-testing'
import type { ActionId } from './step'

/** For every paper an action asks for: what is refused without it, at a decision that could otherwise go on. */

const published = walked(...toPublished)
const begun = done(published, 'start_implementation')
const objected = done(published, 'object')
const shown = done(done(begun, 'complete'), 'publish_result')
const court = { by: 'court', document: '（2026）鄂28行初1号' } as const
const town = { id: 't1', roles: ['township_legal'] as const }
const supervisor = { id: 's1', roles: ['supervision_member'] as const }
const stopped = done(begun, 'suspend_implementation', { order: court })
const archived = done(shown, 'archive')
const atReview = walked('propose_topic', 'pass_proposal', 'pass_deliberation')
const returned = done(atReview, 'return_from_review')
const resultObjected = done(shown, 'object_result')
const flawAtReview = done(objected, 'return_for_flaw', { backTo: 'S3_PARTY_REVIEW' })
const dropped = (key: keyof StepContext) => ({ [key]: undefined }) as unknown as Partial<StepContext>

test.each<[string, Decision, ActionId, Partial<StepContext>, string]>([
  ['a topic for the wrong body', fresh(), 'propose_topic', { wanted: 'group_meeting' }, 'TOPIC_WRONG_BODY'],
  [
    'a topic from nobody',
    fresh({ source: { kind: 'people', proposerId: ' ', petition: null } }),
    'propose_topic',
    {},
    'DECISION_SOURCE_MISSING'
  ],
  [
    'a withdrawal by another',
    fresh(),
    'withdraw_topic',
    { actor: { id: 'p2', roles: ['villager'] } },
    'DECISION_NOT_PROPOSER'
  ],
  [
    'a rejection behind the proposer’s back',
    walked('propose_topic'),
    'reject_proposal',
    { proposerTold: false },
    'DECISION_PROPOSER_NOT_TOLD'
  ],
  [
    'a rejection without reason',
    walked('propose_topic'),
    'reject_proposal',
    { reason: '  不行  ' },
    'DECISION_REASON_MISSING'
  ],
  ['a return without a meeting', atReview, 'return_from_review', dropped('meeting'), 'STEP_MEETING_MISSING'],
  [
    'a return after a vote that passed',
    atReview,
    'return_from_review',
    { meeting: meetingNow(atReview, '2026-05-20', votes.passes) },
    'STEP_IS_PASSED'
  ],
  [
    'a return by too few',
    atReview,
    'return_from_review',
    { meeting: meetingNow(atReview, '2026-05-20', votes.empty) },
    'STEP_NOT_QUORATE'
  ],
  [
    'a return before the vote',
    atReview,
    'return_from_review',
    { meeting: meetingNow(atReview, '2026-05-20', { eligible: 9, present: 9 }) },
    'STEP_NOT_VOTED'
  ],
  ['a revision without text', walked('propose_topic'), 'revise', dropped('content'), 'VERSION_MISSING'],
  [
    'a revision that changes nothing',
    walked('propose_topic'),
    'revise',
    { content: plan },
    'VERSION_UNCHANGED'
  ],
  [
    'an erratum of substance',
    walked('propose_topic'),
    'correct_erratum',
    { content: { ...plan, amount: 1 } },
    'ERRATUM_CHANGES_SUBSTANCE'
  ],
  [
    'an erratum by one alone',
    walked('propose_topic'),
    'correct_erratum',
    { proposedBy: 'p1' },
    'ERRATUM_NEEDS_TWO'
  ],
  [
    'an erratum by nobody',
    walked('propose_topic'),
    'correct_erratum',
    dropped('proposedBy'),
    'ERRATUM_NEEDS_TWO'
  ],
  ['an empty objection', published, 'object', dropped('objection'), 'OBJECTION_MISSING'],
  ['an answer to no objection', objected, 'dismiss_objection', dropped('objection'), 'OBJECTION_MISSING'],
  [
    'a return without the flawed step',
    objected,
    'return_for_flaw',
    dropped('backTo'),
    'DECISION_FLAWED_STEP_MISSING'
  ],
  [
    'a return by the township without article',
    objected,
    'return_for_flaw',
    { actor: town, citation: { ground: 'illegal', article: '' } },
    'RETURN_WITHOUT_ARTICLE'
  ],
  [
    'an order of the township without article',
    objected,
    'suspend_by_order',
    { order: { by: 'township', document: '1号' }, citation: { ground: 'illegal', article: '' } },
    'RETURN_WITHOUT_ARTICLE'
  ],
  [
    'an order without paper',
    objected,
    'suspend_by_order',
    { order: { by: 'court', document: ' ' } },
    'ORDER_MISSING'
  ],
  [
    'an order of the supervisors where only the township or a court orders',
    objected,
    'suspend_by_order',
    { order: { by: 'supervisor', document: '1号' } },
    'ORDER_MISSING'
  ],
  [
    'an order of the township entered by the village',
    objected,
    'suspend_by_order',
    { actor: { id: 'c1', roles: ['committee_member'] }, order: { by: 'township', document: '1号' } },
    'ORDER_WRONG_AUTHORITY'
  ],
  ['a suspension by nobody', begun, 'suspend_implementation', dropped('order'), 'ORDER_MISSING'],
  [
    'a suspension in the supervisors’ name',
    begun,
    'suspend_implementation',
    { actor: town, order: { by: 'supervisor', document: '1号' } },
    'ORDER_WRONG_AUTHORITY'
  ],
  [
    'a resumption nobody was told of',
    stopped,
    'resume_implementation',
    { order: court, resumptionPublished: false },
    'RESUMPTION_NOT_PUBLISHED'
  ],
  [
    'work taken up where a notice was stopped',
    done(objected, 'suspend_by_order'),
    'resume_implementation',
    { order: court },
    'DECISION_OTHER_STAGE'
  ],
  [
    'a correction without the flawed step',
    stopped,
    'correct_suspended',
    dropped('backTo'),
    'DECISION_FLAWED_STEP_MISSING'
  ],
  ['work without acceptance', begun, 'complete', dropped('completion'), 'COMPLETION_MISSING'],
  [
    'work accepted tomorrow',
    begun,
    'complete',
    { completion: { acceptedOn: '2099-01-01', finalAmount: 1, photos: 1 } },
    'COMPLETION_IN_FUTURE'
  ],
  [
    'work accepted before it was resolved',
    begun,
    'complete',
    { completion: { acceptedOn: '2020-01-01', finalAmount: 1, photos: 1 } },
    'COMPLETION_BEFORE_RESOLUTION'
  ],
  [
    'work without final account',
    begun,
    'complete',
    { completion: { acceptedOn: '2026-07-01', finalAmount: null, photos: 1 } },
    'COMPLETION_MISSING'
  ],
  [
    'work without photo',
    begun,
    'complete',
    { completion: { acceptedOn: '2026-07-01', finalAmount: 1, photos: 0 } },
    'COMPLETION_MISSING'
  ],
  [
    'an archive before its fifteen days',
    shown,
    'archive',
    { notice: { cosigned: true, up: true, windowOver: true, termOver: false } },
    'NOTICE_TERM_OPEN'
  ],
  ['an archive without package', shown, 'archive', { archiveDigest: 'abc' }, 'ARCHIVE_MISSING'],
  [
    'work done again for an objection nobody answered',
    resultObjected,
    'redo_work',
    { objection: { id: 'o1', objectorId: 'p5', answeredOn: null }, actor: supervisor },
    'OBJECTION_NOT_ANSWERED'
  ],
  ['a revocation by nothing', published, 'revoke', dropped('meeting'), 'REVOCATION_MISSING'],
  ['a later act that is not there', archived, 'note_later_act', dropped('order'), 'LATER_ACT_MISSING'],
  ['a new beginning with the old text', returned, 'resume_proposal', {}, 'VERSION_NOT_REVISED'],
  ['another step repeated than the flawed one', flawAtReview, 'repeat_resolution', {}, 'DECISION_OTHER_FLAW'],
  [
    'a review called again after a meeting of villagers',
    done(walked(...toResolution), 'adjourn_resolution'),
    'reconvene_review',
    {},
    'DECISION_OTHER_STAGE'
  ]
])('refuses %s', (_, decision, action, over, code) => {
  expect(codeOf(decision, action, over)).toBe(code)
})

test('what costs nothing is finished without final account and photo', () => {
  const words = fresh({ topic: 'village_rules' })
  const free = {
    ...words,
    versions: words.versions.map((v) => ({ ...v, content: { ...plan, amount: null } }))
  }
  const under = ([...toPublished, 'start_implementation'] as const).reduce<Decision>(
    (d, a) => done(d, a),
    free
  )
  expect(
    codeOf(under, 'complete', { completion: { acceptedOn: '2026-07-01', finalAmount: null, photos: 0 } })
  ).toBe('ok')
})

test('a flaw in the procedure of the meeting itself needs no vote to be sent back', () => {
  const back = done(atReview, 'return_from_review', { ...dropped('meeting'), backTo: 'S3_PARTY_REVIEW' })
  expect(back.history.at(-1)).toMatchObject({ procedural: true, meeting: null, backTo: 'S3_PARTY_REVIEW' })
  expect(done(back, 'repeat_review').state).toBe('S3_PARTY_REVIEW')
})
