import { addDays } from '../common/calendar'
import { packById } from '../rule-pack/rule-pack'
import { currentVersion, type Decision, standingVotes } from './life'
import { able, codeOf, day, done, fresh, plan, toResolution, votes, walked } from './life-testing'
import { settingsOf } from './settings'
import { step } from './step'

const pack = packById('national-2026')
if (!pack) throw new Error('no pack')
const settings = settingsOf(pack)
const meetingOf = (d: Decision, action: Parameters<typeof able>[1]) => {
  const { meeting } = able(d, action)
  if (!meeting) throw new Error('no meeting')
  return meeting
}
const authorisation = {
  id: 'g1',
  resolutionId: 'd0',
  topics: ['public_works', 'contributions'],
  from: '2026-01-01',
  to: '2026-12-31',
  amountLimit: 20_000_000
} as const

describe('a meeting is refused', () => {
  const d = walked('propose_topic')
  const meeting = meetingOf(d, 'pass_proposal')
  test('when it is not there, of the wrong kind, or already used', () => {
    const { meeting: _, ...without } = able(d, 'pass_proposal')
    expect(step(d, 'pass_proposal', without)).toMatchObject({ refusal: { code: 'STEP_MEETING_MISSING' } })
    expect(codeOf(d, 'pass_proposal', { meeting: { ...meeting, kind: 'rep_meeting' } })).toBe(
      'STEP_MEETING_WRONG_KIND'
    )
    const used = done(d, 'pass_proposal', { meeting })
    const again = { ...meetingOf(used, 'pass_deliberation'), id: meeting.id }
    expect(codeOf(used, 'pass_deliberation', { meeting: again })).toBe('STEP_MEETING_USED')
  })
  test('when it lies in the future, or before the matter came to this step', () => {
    const on = meeting.facts.date
    const moved = (days: number) => ({
      ...meeting,
      facts: { ...meeting.facts, date: addDays(on, days) },
      noticedOn: null
    })
    expect([1, 0, -20, -21].map((n) => codeOf(d, 'pass_proposal', { meeting: moved(n) }))).toEqual([
      'MEETING_IN_FUTURE',
      'ok',
      'ok',
      'STEP_MEETING_BEFORE_STEP'
    ])
  })
  test('when its notice was short, or its convener was not in office', () => {
    const s4 = walked(...toResolution)
    const m = meetingOf(s4, 'pass_resolution')
    const noticed = (days: number) => ({ meeting: { ...m, noticedOn: addDays(m.facts.date, -days) } })
    expect([9, 10, 11].map((n) => codeOf(s4, 'pass_resolution', noticed(n)))).toEqual([
      'MEETING_NOTICE_SHORT',
      'ok',
      'ok'
    ])
    expect(codeOf(s4, 'pass_resolution', { meeting: { ...m, noticedOn: '明天' } })).toBe(
      'MEETING_DATE_INVALID'
    )
    const terms = [{ name: '村委会任期', from: '2020-01-01', to: addDays(m.facts.date, -1) }]
    expect(codeOf(s4, 'pass_resolution', { meeting: { ...m, terms } })).toBe('MEETING_OUTSIDE_TERM')
  })
  test('when its numbers cannot be true, and when they are not enough', () => {
    const s4 = walked(...toResolution)
    const m = meetingOf(s4, 'pass_resolution')
    const facts = (over: object) => ({ meeting: { ...m, facts: { ...m.facts, ...over } } })
    expect(codeOf(s4, 'pass_resolution', facts({ present: 101 }))).toBe('MEETING_PRESENT_OVER_ELIGIBLE')
    expect(codeOf(s4, 'pass_resolution', facts({ present: 50, yes: 50, no: 0, abstain: 0 }))).toBe(
      'STEP_NOT_QUORATE'
    )
    expect(codeOf(s4, 'pass_resolution', facts({ yes: 50, no: 0, abstain: 50 }))).toBe('STEP_NOT_PASSED')
    expect(codeOf(s4, 'reject_resolution')).toBe('ok')
    expect(codeOf(s4, 'reject_resolution', { meeting: m })).toBe('STEP_IS_PASSED')
    expect(codeOf(s4, 'adjourn_resolution', { meeting: m })).toBe('STEP_IS_QUORATE')
  })
  test('without minutes, tellers and the supervisor; or with the minutes of the step before', () => {
    const s2 = walked('propose_topic', 'pass_proposal')
    const minutesId = standingVotes(s2).get('proposal')?.meeting?.minutesId ?? null
    const m = meetingOf(s2, 'pass_deliberation')
    expect(codeOf(s2, 'pass_deliberation', { meeting: { ...m, minutesId } })).toBe('STEP_MINUTES_SHARED')
    expect(codeOf(s2, 'pass_deliberation', { meeting: { ...m, minutesId: null } })).toBe(
      'STEP_MINUTES_MISSING'
    )
    const s4 = walked(...toResolution)
    const tally = { announcer: '张三', counter: '李四', scrutineer: '王五', supervisorPresent: true }
    expect(codeOf(s4, 'pass_resolution', { tally: { ...tally, counter: '张三' } })).toBe('STEP_TALLY_MISSING')
    expect(codeOf(s4, 'pass_resolution', { tally: { ...tally, supervisorPresent: false } })).toBe(
      'STEP_TALLY_MISSING'
    )
  })
})

describe('a meeting without quorum', () => {
  test('is held again under the same threshold, with a notice of its own', () => {
    const d = done(walked(...toResolution), 'adjourn_resolution')
    expect(d.state).toBe('DEFERRED')
    const again = done(d, 'reconvene_resolution')
    const m = meetingOf(again, 'pass_resolution')
    expect(
      codeOf(again, 'pass_resolution', { meeting: { ...m, facts: { ...votes.empty, date: m.facts.date } } })
    ).toBe('STEP_NOT_QUORATE')
    const held = d.history.at(-1)?.meeting?.facts.date ?? ''
    expect(codeOf(again, 'pass_resolution', { meeting: { ...m, noticedOn: addDays(held, -1) } })).toBe(
      'MEETING_NOTICE_OLD'
    )
    expect(codeOf(again, 'pass_resolution', { meeting: { ...m, noticedOn: held } })).toBe('ok')
  })
  test('leaves a proposal where it is', () => {
    const d = done(walked('propose_topic'), 'adjourn')
    expect([d.state, d.history.at(-1)?.assessment?.adjourned]).toEqual(['S1_PROPOSE', true])
    expect(done(d, 'pass_proposal').state).toBe('S2_DELIBERATE')
  })
})

describe('a close vote', () => {
  const d = walked('propose_topic', 'pass_proposal', 'pass_deliberation')
  const vote = (yes: number, no: number) => ({
    meeting: {
      ...meetingOf(d, 'pass_review'),
      facts: { ...meetingOf(d, 'pass_review').facts, yes, no, abstain: 0 }
    }
  })
  test('is deferred only when the two sides are near, by the county’s measure', () => {
    expect(
      [
        [56, 44],
        [55, 45],
        [45, 55],
        [44, 56]
      ].map(([y = 0, n = 0]) => codeOf(d, 'defer_review', vote(y, n)))
    ).toEqual(['STEP_NOT_CLOSE', 'ok', 'ok', 'STEP_NOT_CLOSE'])
    const strict = { ...settings, closePercent: 0 }
    expect(codeOf(d, 'defer_review', { ...vote(51, 49), settings: strict })).toBe('STEP_NOT_CLOSE')
  })
  test('comes back to the step that deferred it, not to another', () => {
    const deferred = done(d, 'defer_review')
    expect(codeOf(deferred, 'reconvene_resolution')).toBe('DECISION_OTHER_STAGE')
    expect(done(deferred, 'reconvene_review').state).toBe('S3_PARTY_REVIEW')
  })
})

describe('the representatives', () => {
  const toS4 = (over: Partial<Decision> = {}, wanted: 'rep_meeting' | 'villagers_meeting' = 'rep_meeting') =>
    (['pass_proposal', 'pass_deliberation', 'pass_review'] as const).reduce(
      (d, a) => done(d, a),
      done(fresh(over), 'propose_topic', { wanted, authorisation })
    )
  test('decide within the term and the sum of their authorisation, on the day they meet', () => {
    const d = toS4()
    expect(codeOf(d, 'pass_resolution')).toBe('ok')
    const ended = {
      ...d,
      classification: d.classification && {
        ...d.classification,
        authorisation: { ...authorisation, to: '2026-05-01' }
      }
    }
    expect(codeOf(ended, 'pass_resolution')).toBe('AUTHORISATION_OUT_OF_TERM')
    const dear = {
      ...d,
      versions: [...d.versions, { ...currentVersion(d), no: 2, content: { ...plan, amount: 20_000_001 } }]
    }
    expect(codeOf(dear, 'pass_resolution')).toBe('AUTHORISATION_OVER_LIMIT')
  })
  test('pass up what they cannot agree on, and then only the villagers decide', () => {
    const up = done(toS4(), 'escalate_resolution')
    expect([up.state, up.classification?.body]).toEqual(['S4_RESOLVE', 'villagers_meeting'])
    expect(
      codeOf(up, 'pass_resolution', { meeting: { ...meetingOf(up, 'pass_resolution'), kind: 'rep_meeting' } })
    ).toBe('STEP_MEETING_WRONG_KIND')
    expect(codeOf(up, 'escalate_resolution')).toBe('STEP_NOT_REPRESENTATIVES')
  })
  test('take contributions only after two thirds of the households signed', () => {
    const d = toS4({ topic: 'contributions' })
    const meeting = meetingOf(d, 'pass_resolution')
    const facts = {
      date: meeting.facts.date,
      eligible: 30,
      present: 30,
      mode: 'reps',
      households: { eligible: 300, present: 300, yes: 200, no: 100, abstain: 0 }
    } as const
    const signed = (n: number) =>
      codeOf(d, 'pass_resolution', {
        meeting: { ...meeting, facts },
        householdsSigned: { signed: n, households: 300 }
      })
    expect([199, 200, 301].map(signed)).toEqual([
      'STEP_HOUSEHOLDS_NOT_SIGNED',
      'ok',
      'STEP_HOUSEHOLDS_NOT_SIGNED'
    ])
    const byAdults = { ...meeting, facts: { ...meeting.facts, mode: 'adult' as const } }
    expect(codeOf(d, 'pass_resolution', { meeting: byAdults })).toBe('STEP_MEETING_WRONG_KIND')
  })
})

describe('a petition', () => {
  const signed = (count: number) =>
    done(
      fresh({
        source: {
          kind: 'petition',
          proposerId: 'p1',
          petition: { signers: 'villagers', count, base: 1000, asksFor: 'villagers_meeting' }
        }
      }),
      'propose_topic'
    )
  test('that reaches a tenth is not turned down, nor withdrawn; one short of it may be', () => {
    expect([99, 100, 101].map((n) => codeOf(signed(n), 'reject_proposal'))).toEqual([
      'ok',
      'DECISION_PETITION_BINDS',
      'DECISION_PETITION_BINDS'
    ])
    const failing = (d: Decision) => ({
      meeting: {
        ...meetingOf(d, 'pass_proposal'),
        facts: { ...meetingOf(d, 'pass_proposal').facts, ...votes.fails }
      }
    })
    expect([99, 100].map((n) => codeOf(signed(n), 'pass_proposal', failing(signed(n))))).toEqual([
      'STEP_NOT_PASSED',
      'ok'
    ])
  })
  test('of more people than there are is no petition', () => {
    expect(() => signed(1001)).toThrow('DECISION_PETITION_NUMBERS')
  })
})

describe('a rejected matter', () => {
  const before = { on: '2026-01-31', content: plan }
  const ask = (on: string, content = plan) => {
    const d = fresh()
    const asked = { ...d, versions: d.versions.map((v) => ({ ...v, content })) }
    return codeOf(asked, 'propose_topic', { rejectedBefore: before, at: day(on) })
  }
  test('comes back after six months, or earlier with a change of substance', () => {
    expect([ask('2026-07-30'), ask('2026-07-31')]).toEqual(['DECISION_TOO_SOON', 'ok'])
    expect(ask('2026-02-01', { ...plan, title: '修建三组的机耕道' })).toBe('DECISION_TOO_SOON')
    expect(ask('2026-02-01', { ...plan, amount: 9_000_000 })).toBe('ok')
  })
})
