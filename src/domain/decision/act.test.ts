import { ActDecision, authorisesFault, sourceFault } from './act'
import { followUpFault } from './beside'
import { stepOfEvent } from './history-view'
import type { Decision } from './life'
import { fresh, toPublished, walked } from './life-testing'
import { personalFault } from './public-words'

const id = '01890000-0000-7000-8000-000000000001'
const act = { requestId: id, villageId: id, decisionId: id, action: 'pass_review' }
const meeting = {
  ...{ id, kind: 'party_members', noticedOn: null, urgentReason: null, minutesId: null },
  facts: { date: '2026-11-01', eligible: 10 }
}
const completion = { acceptedOn: '2026-11-01', finalAmount: 1_000_000_000_000, photoIds: [] }
const parse = (input: object) => ActDecision.safeParse({ ...act, ...input })

test('refuses an unknown action, half a person, and a day that is none, each with a sentence', () => {
  const bad = [
    { action: 'approve' },
    { meeting: { ...meeting, kind: 'villagers' } },
    { meeting: { ...meeting, facts: { ...meeting.facts, present: 1.5 } } },
    { meeting: { ...meeting, facts: { ...meeting.facts, yes: -1 } } },
    { meeting: { ...meeting, facts: { ...meeting.facts, date: '2026-02-30' } } },
    { order: { by: 'county', document: '通知' } },
    { opinion: { kind: 'approved', words: null } },
    { backTo: 'P1_PUBLISHED' },
    { completion: { ...completion, finalAmount: -1 } },
    { completion: { ...completion, finalAmount: 1_000_000_000_001 } }
  ]
  for (const input of bad) {
    const parsed = parse(input)
    expect([input, parsed.success]).toEqual([input, false])
    expect(parsed.error?.issues[0]?.message).toMatch(/[。]$/)
  }
  expect(parse({ meeting, completion }).success).toBe(true)
})

test('nobody gives a matter an origin that is not theirs', () => {
  const own = (kind: 'people' | 'cadre' | 'township' | 'issue' | 'petition') => ({
    kind,
    petition: kind === 'petition' ? {} : null
  })
  expect(sourceFault(['villager'], own('cadre'))?.code).toBe('DECISION_SOURCE_NOT_YOURS')
  expect(sourceFault(['villager_rep'], own('township'))?.code).toBe('DECISION_SOURCE_NOT_YOURS')
  expect(sourceFault(['township_staff'], own('people'))?.code).toBe('DECISION_SOURCE_NOT_YOURS')
  expect(sourceFault(['villager'], { kind: 'people', petition: {} })?.code).toBe('DECISION_PETITION_MISSING')
  expect(sourceFault(['villager'], { kind: 'petition', petition: null })?.code).toBe(
    'DECISION_PETITION_MISSING'
  )
  expect(sourceFault(['villager'], own('petition'))).toBeNull()
  expect(sourceFault(['township_staff'], own('township'))).toBeNull()
  expect(sourceFault(['villager', 'party_secretary'], own('township'))).toBeNull()
})

test('only what representatives may decide can be authorised, for a term, and only by an authorisation', () => {
  const term = { from: '2026-11-01', to: '2027-10-31' }
  expect(authorisesFault('authorisation', undefined, term)?.code).toBe('AUTHORISATION_EMPTY')
  expect(authorisesFault('authorisation', ['village_rules'], term)?.code).toBe('AUTHORISATION_EMPTY')
  expect(authorisesFault('authorisation', ['homestead'], term)?.code).toBe('AUTHORISATION_EMPTY')
  expect(authorisesFault('authorisation', ['public_works'], null)?.code).toBe('AUTHORISATION_EMPTY')
  expect(authorisesFault('public_works', ['public_works'], term)?.code).toBe('AUTHORISATION_EMPTY')
  expect(authorisesFault('authorisation', ['public_works'], term)).toBeNull()
  expect(authorisesFault('public_works', undefined, null)).toBeNull()
})

test('words that the village reads carry nobody’s number', () => {
  expect(personalFault({ meaning: '各户不出钱', reason: '电话13812345678' })).toMatchObject({
    code: 'PERSONAL_DATA',
    field: 'reason'
  })
  expect(personalFault({ 'content.amount': 13812345678, reason: undefined, land: null })).toBeNull()
})

test('a paper from outside belongs to a resolution that the law sends there, before the work', () => {
  expect(followUpFault(fresh())?.code).toBe('FOLLOW_UP_NOT_NEEDED')
  const contributions: Decision = {
    ...walked(...toPublished),
    classification: {
      topic: 'contributions',
      body: 'villagers_meeting',
      article: '',
      why: '',
      authorisation: null,
      followUp: 'contribution_review'
    }
  }
  expect(followUpFault(contributions)).toBeNull()
  expect(followUpFault({ ...contributions, state: 'IMPLEMENTING' })?.code).toBe('FOLLOW_UP_NOT_NOW')
  expect(followUpFault({ ...contributions, history: [] })?.code).toBe('FOLLOW_UP_NOT_NOW')
  // A filing keeps no work from beginning, so it may come after it began.
  const filed = {
    ...contributions,
    classification: { ...contributions.classification, followUp: 'township_filing' }
  } as const
  expect(followUpFault({ ...filed, state: 'IMPLEMENTING' } as Decision)).toBeNull()
  expect(followUpFault({ ...filed, state: 'S4_RESOLVE' } as Decision)?.code).toBe('FOLLOW_UP_NOT_NOW')
})

test('a line of history stands at the step it belongs to', () => {
  const none = { backTo: null, meeting: null }
  expect(stepOfEvent({ ...none, from: 'RETURNED', to: 'S2_DELIBERATE' }, 'review')).toBe('deliberation')
  expect(stepOfEvent({ ...none, from: 'COMPLETED', to: 'P2_PUBLISHED' }, 'resolution_notice')).toBe(
    'result_notice'
  )
  expect(stepOfEvent({ ...none, from: 'SUSPENDED', to: 'IMPLEMENTING' }, 'resolution_notice')).toBe(
    'resolution_notice'
  )
  expect(
    stepOfEvent({ ...none, from: 'OBJECTION_HANDLING', to: 'RETURNED', backTo: 'S1_PROPOSE' }, null)
  ).toBe('proposal')
})
