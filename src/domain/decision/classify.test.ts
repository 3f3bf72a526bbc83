import fc from 'fast-check'
import { type Authorisation, type ClassifyRequest, classify } from './classify'
import { type Body, bodies, mayChange, type TopicId, topicIds, topics } from './topics'

const authorisation: Authorisation = {
  id: 'g1',
  resolutionId: 'd0',
  topics: ['public_works'],
  from: '2026-01-01',
  to: '2026-12-31',
  amountLimit: 5_000_000
}
const ask = (topic: TopicId, over: Partial<ClassifyRequest> = {}) =>
  classify({ topic, flags: {}, authorisation: null, amount: 1_000_000, on: '2026-06-01', ...over })
const answer = (topic: TopicId, over: Partial<ClassifyRequest> = {}): string => {
  const outcome = ask(topic, over)
  return outcome.ok ? outcome.value.body : outcome.refusal.code
}

const reps = { wanted: 'rep_meeting', authorisation } as const

describe('the representatives are refused', () => {
  test.each<TopicId>([
    'land_contract',
    'homestead',
    'land_compensation',
    'income_rights',
    'collective_articles',
    'collective_membership',
    'collective_merger',
    'collective_budget',
    'village_rules',
    'village_charter',
    'binding_points_rules',
    'recall',
    'authorisation',
    'village_change',
    'group_matter'
  ])('%s, whatever their authorisation says', (topic) => {
    const outcome = ask(topic, {
      wanted: 'rep_meeting',
      authorisation: { ...authorisation, topics: [...topicIds] }
    })
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'REPS_MAY_NOT_DECIDE' } })
    if (!outcome.ok) expect(outcome.refusal.message).toMatch(/第\d+/)
  })
  test('without an authorisation, and outside its topics, term or sum', () => {
    expect(answer('public_works', { wanted: 'rep_meeting' })).toBe('REPS_NOT_AUTHORISED')
    expect(answer('public_works', { ...reps, authorisation: { ...authorisation, resolutionId: '' } })).toBe(
      'REPS_NOT_AUTHORISED'
    )
    expect(answer('allowances', reps)).toBe('AUTHORISATION_OUT_OF_SCOPE')
    expect(
      ['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((on) =>
        answer('public_works', { ...reps, on })
      )
    ).toEqual(['AUTHORISATION_OUT_OF_TERM', 'rep_meeting', 'rep_meeting', 'AUTHORISATION_OUT_OF_TERM'])
    expect([5_000_000, 5_000_001, null].map((amount) => answer('public_works', { ...reps, amount }))).toEqual(
      ['rep_meeting', 'AUTHORISATION_OVER_LIMIT', 'rep_meeting']
    )
  })
})

test('the members’ representatives are refused the five classes of 第26、28条, and given the rest', () => {
  const wanted = 'collective_reps'
  expect(answer('land_compensation', { wanted })).toBe('REPS_MAY_NOT_DECIDE')
  expect(answer('collective_budget', { wanted })).toBe('collective_reps')
  expect(answer('public_works', { wanted })).toBe('REPS_MAY_NOT_DECIDE')
})

test('land hidden in another topic is sent to its own', () => {
  expect(answer('construction_contract', { flags: { touchesLand: true } })).toBe('TOPIC_LAND_UNCLEAR')
  expect(answer('village_rules', { flags: { touchesLand: true } })).toBe('TOPIC_LAND_UNCLEAR')
  expect(answer('land_contract', { flags: { touchesLand: true } })).toBe('collective_members')
})

test('villagers do not decide for the members of the collective, nor a village for its group', () => {
  expect(answer('land_contract', { wanted: 'villagers_meeting' })).toBe('TOPIC_WRONG_BODY')
  expect(answer('group_matter', { wanted: 'villagers_meeting' })).toBe('TOPIC_WRONG_BODY')
  expect(answer('public_works', { wanted: 'collective_members' })).toBe('TOPIC_WRONG_BODY')
})

test('points that only reward may be delegated; points that take away are a village rule', () => {
  const all = { ...authorisation, topics: topicIds }
  expect(answer('points_rules', { wanted: 'rep_meeting', authorisation: all })).toBe('rep_meeting')
  expect(
    answer('points_rules', { wanted: 'rep_meeting', authorisation: all, flags: { binding: true } })
  ).toBe('REPS_MAY_NOT_DECIDE')
  expect(ask('points_rules', { flags: { binding: true } })).toMatchObject({
    value: { topic: 'binding_points_rules', followUp: 'township_filing' }
  })
})

test('a village without a collective is told that the same law holds', () => {
  const outcome = ask('homestead', { flags: { hasCollective: false } })
  expect(outcome).toMatchObject({ value: { body: 'collective_members' } })
  if (outcome.ok) expect(outcome.value.why).toContain('没有集体经济组织的，由村委会召集')
})

test('every topic has a body without asking for one, with its article in the answer', () => {
  for (const id of topicIds) {
    const outcome = ask(id)
    expect([id, outcome.ok]).toEqual([id, true])
    if (outcome.ok) expect(outcome.value.why).toContain(topics[id].article)
  }
})

test('no request ever gives the representatives what the law keeps from them', () => {
  const body = fc.constantFrom(undefined, ...(Object.keys(bodies) as Body[]))
  fc.assert(
    fc.property(
      fc.constantFrom(...topicIds),
      body,
      fc.boolean(),
      fc.boolean(),
      (topic, wanted, binding, some) => {
        const outcome = ask(topic, { wanted, flags: { binding }, authorisation: some ? authorisation : null })
        if (!outcome.ok || outcome.value.body !== 'rep_meeting') return true
        return (
          topics[outcome.value.topic].owner === 'villagers' && some && authorisation.topics.includes(topic)
        )
      }
    )
  )
})

test('a resolution is changed by the same body or the one above it', () => {
  expect(mayChange('rep_meeting', 'villagers_meeting')).toBe(true)
  expect(mayChange('villagers_meeting', 'rep_meeting')).toBe(false)
  expect(mayChange('collective_members', 'collective_reps')).toBe(false)
  expect(mayChange('group_meeting', 'villagers_meeting')).toBe(false)
})
