import { addDays } from '../common/calendar'
import { packById } from '../rule-pack/rule-pack'
import { inForce, stageOf, standingVotes } from './life'
import {
  able,
  codeOf,
  day,
  done,
  fresh,
  meetingNow,
  replacement,
  toPublished,
  toResolution,
  votes,
  walked
} from './life-testing'
import { settingsOf } from './settings'
import { availableActions } from './step'

const pack = packById('national-2026')
if (!pack) throw new Error('no pack')
const settings = settingsOf(pack)
describe('the township', () => {
  const sent = done(walked('propose_topic', 'pass_proposal'), 'request_opinion')
  test('is asked where the county says so, and not where it does not', () => {
    const s2 = walked('propose_topic', 'pass_proposal')
    expect(codeOf(s2, 'request_opinion', { settings: { ...settings, townCheck: 'off' } })).toBe(
      'TOWN_CHECK_NOT_USED'
    )
    expect(codeOf(s2, 'pass_deliberation', { settings: { ...settings, townCheck: 'required' } })).toBe(
      'TOWN_CHECK_FIRST'
    )
  })
  test('returns only on a listed ground, under an article, within its term', () => {
    const cite = (ground: string, article: string) =>
      codeOf(sent, 'return_opinion', { citation: { ground, article } })
    expect(cite('policy', '农村土地承包法第十九条')).toBe('RETURN_GROUND_NOT_LISTED')
    expect(cite('toString', '农村土地承包法第十九条')).toBe('RETURN_GROUND_NOT_LISTED')
    expect(['', '不合适', '第十九条'].map((a) => cite('illegal', a))).toEqual(
      Array(3).fill('RETURN_WITHOUT_ARTICLE')
    )
    expect(cite('illegal', '村民委员会组织法第6条')).toBe('ok')
    expect(codeOf(sent, 'return_opinion', { reason: '不行' })).toBe('DECISION_REASON_MISSING')
  })
  test('is silent until the fifth working day is over; then its return comes too late', () => {
    // Sent on 2026-04-30 (a Thursday): May Day off to the 5th, and Saturday the 9th is worked.
    expect(sent.history.at(-1)?.on).toBe('2026-04-30')
    const system = {
      actor: { id: 'clock', roles: ['system'] as const },
      opinion: { kind: 'silence', words: null } as const
    }
    expect(codeOf(sent, 'give_opinion', { ...system, at: day('2026-05-11') })).toBe('OPINION_STILL_OPEN')
    expect(codeOf(sent, 'return_opinion', { at: day('2026-05-11') })).toBe('ok')
    expect(codeOf(sent, 'give_opinion', { ...system, at: day('2026-05-12') })).toBe('ok')
    expect(codeOf(sent, 'return_opinion', { at: day('2026-05-12') })).toBe('OPINION_TOO_LATE')
  })
  test('cannot be put words into its mouth, nor be silent for itself', () => {
    expect(codeOf(sent, 'give_opinion', { actor: { id: 'clock', roles: ['system'] } })).toBe(
      'OPINION_NOT_YOURS'
    )
    expect(codeOf(sent, 'give_opinion', { opinion: { kind: 'silence', words: null } })).toBe(
      'OPINION_NOT_YOURS'
    )
    expect(codeOf(sent, 'give_opinion', { opinion: { kind: 'advice', words: ' ' } })).toBe(
      'OPINION_ADVICE_EMPTY'
    )
  })
})

describe('a matter sent back', () => {
  const returned = done(walked('propose_topic', 'pass_proposal', 'pass_deliberation'), 'return_from_review')
  test('is discussed again only in another wording, from the deliberation on', () => {
    expect(codeOf(returned, 'resume_deliberation')).toBe('VERSION_NOT_REVISED')
    expect(codeOf(returned, 'repeat_review')).toBe('DECISION_OTHER_FLAW')
    const again = done(done(returned, 'revise'), 'resume_deliberation')
    expect([again.state, [...standingVotes(again).keys()]]).toEqual(['S2_DELIBERATE', ['proposal']])
    expect(returned.history.at(-1)?.voids).toEqual(['deliberation'])
  })
  test('a corrected word is no revision', () => {
    expect(codeOf(done(returned, 'correct_erratum'), 'resume_deliberation')).toBe('VERSION_NOT_REVISED')
  })
  test('for a flaw of its own procedure the step is repeated, as long as the text stays', () => {
    const flawed = done(walked(...toPublished), 'object')
    const back = done(flawed, 'return_for_flaw', { backTo: 'S4_RESOLVE' })
    expect([inForce(flawed), inForce(back), back.history.at(-1)?.voids]).toEqual([
      true,
      false,
      ['resolution']
    ])
    expect(done(back, 'repeat_resolution').state).toBe('S4_RESOLVE')
    expect(codeOf(done(back, 'revise'), 'repeat_resolution')).toBe('VERSION_TEXT_CHANGED')
    expect(codeOf(back, 'repeat_review')).toBe('DECISION_OTHER_FLAW')
    const early = done(flawed, 'return_for_flaw', { backTo: 'S1_PROPOSE' })
    expect(codeOf(early, 'resume_deliberation')).toBe('DECISION_EARLIER_FLAW')
    expect(standingVotes(done(early, 'resume_proposal')).size).toBe(0)
  })
})

const archived = (['start_implementation', 'complete', 'publish_result', 'archive'] as const).reduce(
  (d, a) => done(d, a),
  walked(...toPublished)
)

describe('a resolution', () => {
  const published = walked(...toPublished)
  test('is not edited, by revision or erratum, at any state while it stands', () => {
    const begun = done(published, 'start_implementation')
    for (const d of [published, done(published, 'object'), begun, done(begun, 'complete'), archived]) {
      expect(['revise', 'correct_erratum'].map((a) => codeOf(d, a as 'revise'))).toEqual(
        Array(2).fill('RESOLUTION_NOT_EDITABLE')
      )
    }
  })
  test('that was replaced or revoked stands no longer, and replaces nothing itself', () => {
    const begun = done(published, 'start_implementation')
    const gone = [done(begun, 'supersede'), done(begun, 'revoke')]
    expect(gone.map(inForce)).toEqual([false, false])
    for (const newDecision of gone.map((d) => ({ ...d, id: 'd2', supersedes: 'd1' })))
      expect(codeOf(begun, 'supersede', { newDecision })).toBe('SUPERSEDING_MISSING')
  })
  test('is carried out only after its window, with nothing open, and what the law asks for in hand', () => {
    const notice = { cosigned: true, up: true, windowOver: true, termOver: false }
    const start = (over: Parameters<typeof codeOf>[2]) => codeOf(published, 'start_implementation', over)
    expect(start({ notice: { ...notice, cosigned: false } })).toBe('NOTICE_NOT_UP')
    expect(start({ notice: { ...notice, windowOver: false } })).toBe('NOTICE_WINDOW_OPEN')
    expect(start({ notice, openObjections: 1 })).toBe('OBJECTIONS_OPEN')
    expect(start({ notice })).toBe('ok')
    const fund = toPublished.reduce((d, a) => done(d, a), fresh({ topic: 'contributions' }))
    expect(codeOf(fund, 'start_implementation', { followUpDocument: '' })).toBe('FOLLOW_UP_MISSING')
  })
  test('is replaced only by a passed resolution of the same or a higher body', () => {
    const under = done(published, 'start_implementation')
    const next = replacement(under)
    expect(codeOf(under, 'supersede', { newDecision: { ...next, supersedes: 'd9' } })).toBe(
      'SUPERSEDING_MISSING'
    )
    expect(codeOf(under, 'supersede', { newDecision: fresh({ id: 'd2', supersedes: 'd1' }) })).toBe(
      'SUPERSEDING_MISSING'
    )
    const byReps = {
      ...next,
      classification: next.classification && { ...next.classification, body: 'rep_meeting' as const }
    }
    expect(codeOf(under, 'supersede', { newDecision: byReps })).toBe('SUPERSEDING_LOWER_BODY')
    expect(done(under, 'supersede').history.at(-1)?.relatedId).toBe('d2')
  })
  test('is revoked by the villagers’ meeting, a court or an order with its article, and by no one else', () => {
    const m = meetingNow(published, '2026-07-01', votes.passes, { id: 'm9', kind: 'rep_meeting' })
    expect(codeOf(published, 'revoke', { meeting: m })).toBe('STEP_MEETING_WRONG_KIND')
    const order = { by: 'township', document: '责改〔2026〕1号' } as const
    expect(codeOf(published, 'revoke', { order })).toBe('ORDER_WRONG_AUTHORITY')
    const actor = { id: 't1', roles: ['township_legal'] as const }
    expect(
      codeOf(published, 'revoke', { order, actor, citation: { ground: 'illegal', article: '不合适' } })
    ).toBe('RETURN_WITHOUT_ARTICLE')
    expect(codeOf(published, 'revoke', { order, actor })).toBe('ok')
    expect(codeOf(published, 'revoke', { actor })).toBe('DECISION_NOT_YOURS')
    expect(done(published, 'revoke').versions).toEqual(published.versions)
    const resolved = published.history.at(-1)?.meeting?.facts.date ?? ''
    const held = (on: string) =>
      codeOf(published, 'revoke', {
        meeting: meetingNow(published, on, votes.passes, { id: 'm9', kind: 'villagers_adult' })
      })
    expect([held(addDays(resolved, -1)), held(resolved)]).toEqual(['STEP_MEETING_BEFORE_STEP', 'ok'])
  })
  test('is suspended with a term, and taken up again by who stopped it, or a court', () => {
    const under = done(published, 'start_implementation')
    const actor = { id: 's1', roles: ['supervision_member'] as const }
    const order = { by: 'supervisor', document: '监督建议1号' } as const
    expect(codeOf(under, 'suspend_implementation', { actor, order, until: '2026-01-01' })).toBe(
      'ORDER_WITHOUT_TERM'
    )
    const stopped = done(under, 'suspend_implementation', { actor, order })
    const town = {
      actor: { id: 't1', roles: ['township_legal'] as const },
      order: { by: 'township', document: '1号' } as const
    }
    expect(codeOf(stopped, 'resume_implementation', town)).toBe('ORDER_OTHER_AUTHORITY')
    expect(codeOf(stopped, 'resume_notice', { order: { by: 'court', document: '1号' } })).toBe(
      'DECISION_OTHER_STAGE'
    )
    expect(codeOf(stopped, 'resume_implementation', { actor, order })).toBe('ok')
  })
})

describe('objections', () => {
  test('go back to the notice they were against', () => {
    const first = done(walked(...toPublished), 'object')
    const result = ['start_implementation', 'complete', 'publish_result', 'object_result'] as const
    const second = result.reduce((d, a) => done(d, a), walked(...toPublished))
    expect([stageOf(first), stageOf(second)]).toEqual(['resolution', 'result'])
    expect(codeOf(first, 'dismiss_result_objection')).toBe('DECISION_OTHER_STAGE')
    expect(codeOf(second, 'dismiss_objection')).toBe('DECISION_OTHER_STAGE')
    expect(codeOf(first, 'dismiss_objection', { openObjections: 1 })).toBe('OBJECTIONS_OPEN')
    expect(
      codeOf(first, 'dismiss_objection', { objection: { id: 'o1', objectorId: 'p5', answeredOn: null } })
    ).toBe('OBJECTION_NOT_ANSWERED')
  })
})

test('what is missing is said beforehand, all of it, to whoever may act', () => {
  const d = walked(...toResolution)
  const c = { at: day('2026-07-01'), actor: { id: 'p1', roles: ['committee_member'] as const }, settings }
  const pass = availableActions(d, c).find((a) => a.action === 'pass_resolution')
  expect(pass?.missing.map((r) => r.code)).toEqual([
    'STEP_MEETING_MISSING',
    'STEP_MINUTES_MISSING',
    'STEP_TALLY_MISSING'
  ])
  expect(availableActions(d, { ...c, actor: { id: 'v', roles: ['villager'] } })).toEqual([])
  expect(
    availableActions(d, able(d, 'pass_resolution')).find((a) => a.action === 'pass_resolution')?.missing
  ).toEqual([])
})

test('what no rule looked at does not go on record', () => {
  const d = walked('propose_topic')
  const meeting = meetingNow(d, '2026-04-10', votes.passes)
  const revised = done(d, 'revise', { meeting })
  expect(revised.history.at(-1)).toMatchObject({
    meeting: null,
    assessment: null,
    order: null,
    citation: null
  })
  expect(standingVotes(revised).size).toBe(0)
})
