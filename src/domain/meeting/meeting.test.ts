import fc from 'fast-check'
import { packById, type RulePackId, rulePacks } from '../rule-pack/rule-pack'
import { least, reaches } from './compare'
import {
  assess,
  type MeetingFacts,
  type MeetingKind,
  type MeetingMode,
  meetingKindIds,
  requirements
} from './meeting'

const packOf = (id: RulePackId) => {
  const pack = packById(id)
  if (!pack) throw new Error(id)
  return pack
}
const national = packOf('national-2026')
const facts = (over: Partial<MeetingFacts> = {}): MeetingFacts => ({
  date: '2026-06-01',
  eligible: 100,
  ...over
})
const codeOf = (kind: MeetingKind, over: Partial<MeetingFacts>, pack = national) => {
  const outcome = assess(pack, kind, facts(over))
  return outcome.ok ? 'assessed' : outcome.refusal.code
}
const judged = (kind: MeetingKind, over: Partial<MeetingFacts>, pack = national) => {
  const outcome = assess(pack, kind, facts(over))
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value
}

describe('refuses', () => {
  test.each<[string, Partial<MeetingFacts>]>([
    ['MEETING_PRESENT_OVER_ELIGIBLE', { present: 101 }],
    ['MEETING_VOTES_OVER_PRESENT', { present: 60, yes: 60, no: 0, abstain: 1 }],
    ['MEETING_COUNT_INVALID', { present: -1 }],
    ['MEETING_COUNT_INVALID', { present: 60.5 }],
    ['MEETING_COUNT_INVALID', { eligible: Number.NaN }],
    ['MEETING_COUNT_INVALID', { eligible: 1_000_001 }],
    ['MEETING_COUNT_INVALID', { eligible: Number.POSITIVE_INFINITY }],
    ['MEETING_NOBODY_ELIGIBLE', { eligible: 0, present: 0 }],
    ['MEETING_VOTES_INCOMPLETE', { yes: 10 }],
    ['MEETING_VOTES_INCOMPLETE', { present: 60, no: 10 }],
    ['MEETING_DATE_INVALID', { date: '2026-02-29' }],
    ['MEETING_DATE_INVALID', { date: '2026-6-1' }],
    ['MEETING_MODE_MIXED', { mode: 'household' }],
    ['MEETING_PROXY_NOT_ALLOWED', { present: 60, proxies: 1 }],
    ['RULE_PACK_NOT_YET', { date: '2025-12-31' }]
  ])('%s: %j', (code, over) => {
    const outcome = assess(national, 'villagers_adult', facts(over))
    expect(outcome.ok ? 'assessed' : outcome.refusal.code).toBe(code)
    // Every refusal says what to do.
    if (!outcome.ok) expect(outcome.refusal.message).toMatch(/请|要|至少是/)
  })

  test('women who are more than their whole, or leave too many men', () => {
    const women = (eligible: number, present: number) =>
      codeOf('rep_meeting', { eligible: 52, present: 35, women: { eligible, present } })
    expect(women(18, 19)).toBe('MEETING_PART_INCONSISTENT')
    expect(women(53, 20)).toBe('MEETING_PART_INCONSISTENT')
    expect(women(40, 36)).toBe('MEETING_PART_INCONSISTENT')
    // 35 came, 34 men among them, and there are only 33 men.
    expect(women(19, 1)).toBe('MEETING_PART_INCONSISTENT')
    expect(women(19, 2)).toBe('assessed')
    expect(women(-1, 0)).toBe('MEETING_COUNT_INVALID')
  })

  test('一事一议 without saying how it is counted, or without the households behind the representatives', () => {
    expect(codeOf('yishiyiyi', { present: 60 })).toBe('MEETING_MODE_MISSING')
    expect(codeOf('yishiyiyi', { present: 60, mode: 'reps' })).toBe('MEETING_HOUSEHOLDS_MISSING')
    const households = { eligible: 300, present: 301 }
    expect(codeOf('yishiyiyi', { present: 60, households })).toBe('MEETING_PRESENT_OVER_ELIGIBLE')
  })

  test('a collective meeting before its law, and a proxy for everyone', () => {
    const old = packOf('national-2018')
    expect(codeOf('collective_members', { date: '2025-04-30' }, old)).toBe('MEETING_LAW_NOT_YET')
    expect(codeOf('collective_members', { date: '2025-05-01' }, old)).toBe('assessed')
    expect(codeOf('collective_members', { present: 70, proxies: 70 })).toBe('MEETING_PROXY_TOO_MANY')
    expect(codeOf('collective_members', { present: 70, proxies: 69 })).toBe('assessed')
  })

  test('山东 without the women, once attendance is known', () => {
    const shandong = packOf('shandong-2026')
    const of = (over: Partial<MeetingFacts>) => codeOf('rep_meeting', { eligible: 52, ...over }, shandong)
    expect(of({ present: 40 })).toBe('MEETING_WOMEN_MISSING')
    expect(of({ present: 40, women: { eligible: 18 } })).toBe('MEETING_WOMEN_MISSING')
    expect(of({ women: { eligible: 18 } })).toBe('assessed')
  })
})

/** `tests` of the thresholds: base, who must come, who came, and the votes needed of them. */
test.each<[MeetingKind, RulePackId, number, number, number, number]>([
  ['villagers_adult', 'national-2026', 1000, 501, 501, 251],
  ['villagers_household', 'national-2026', 526, 351, 351, 176],
  ['rep_meeting', 'national-2026', 52, 35, 35, 18],
  ['party_members', 'national-2026', 31, 16, 16, 16],
  ['party_members', 'national-2026+party-two-thirds', 31, 21, 21, 16],
  ['collective_members', 'national-2026', 1500, 1000, 1000, 1000],
  ['group_meeting', 'national-2026', 40, 27, 28, 15]
])(
  '%s under %s: of %i must come %i; of %i must agree %i',
  (kind, id, eligible, needPresent, present, needYes) => {
    const of = (over: Partial<MeetingFacts>) => judged(kind, { eligible, ...over }, packOf(id))
    expect(of({ present })).toMatchObject({ needPresent, needYes, quorate: true, passed: false })
    expect(of({ present: needPresent - 1 })).toMatchObject({
      quorate: false,
      adjourned: true,
      missingPresent: 1
    })
    expect(of({ present, yes: needYes })).toMatchObject({ passed: true, missingYes: 0 })
    expect(of({ present, yes: needYes - 1 })).toMatchObject({ passed: false, missingYes: 1 })
  }
)

/** kind, mode, eligible → quorum, and the votes when exactly the quorum and when all came. */
const exact: [MeetingKind, MeetingMode | undefined, number, number, number, number][] = [
  ['party_committee', undefined, 5, 3, 3, 3],
  ['party_committee', undefined, 4, 2, 3, 3],
  ['two_committees', undefined, 8, 5, 3, 5],
  ['two_committees', undefined, 7, 4, 3, 4],
  ['party_members', undefined, 30, 15, 16, 16],
  ['villagers_adult', undefined, 999, 500, 251, 500],
  ['villagers_household', undefined, 300, 200, 101, 151],
  ['rep_meeting', undefined, 40, 27, 14, 21],
  ['group_meeting', 'adult', 41, 28, 15, 21],
  ['group_meeting', 'household', 30, 20, 11, 16],
  ['collective_members', undefined, 1501, 1001, 1001, 1001],
  ['collective_reps', undefined, 31, 21, 21, 21],
  ['yishiyiyi', 'adult', 1000, 501, 251, 501],
  ['yishiyiyi', 'household', 526, 351, 176, 264]
]

test('no kind of meeting is left out of the boundaries', () => {
  expect(new Set(exact.map(([kind]) => kind))).toEqual(new Set(meetingKindIds))
})

describe.each(exact)('%s (%s) of %i', (kind, mode, eligible, quorum, yesAtQuorum, yesOfAll) => {
  const of = (over: Partial<MeetingFacts>) => judged(kind, { mode, eligible, ...over })
  test('quorum: one short, exact, one over', () => {
    expect([-1, 0, 1].map((d) => of({ present: quorum + d }).quorate)).toEqual([false, true, true])
  })
  test('majority: one short, exact, one over', () => {
    for (const [present, need] of [
      [Math.max(quorum, yesAtQuorum), yesAtQuorum],
      [eligible, yesOfAll]
    ] as const) {
      const passed = (yes: number) => yes <= present && of({ present, yes, no: present - yes }).passed
      expect([passed(need - 1), passed(need)]).toEqual([false, true])
      if (need < present) expect(passed(need + 1)).toBe(true)
    }
  })
  test('every vote of a meeting one short of its quorum decides nothing', () => {
    const short = of({ present: quorum - 1, yes: quorum - 1, no: 0, abstain: 0 })
    expect(short).toMatchObject({ quorate: false, passed: false, adjourned: true, needPresent: quorum })
    expect(short.why).toContain('要求不降低')
  })
})

test('party members are a part of those who ought to come, not of those who came', () => {
  expect(judged('party_members', { eligible: 31, present: 16, yes: 15, no: 1 }).passed).toBe(false)
})

test('an abstention weighs as much as a no', () => {
  expect(judged('rep_meeting', { eligible: 52, present: 40, yes: 20, no: 0, abstain: 20 }).passed).toBe(false)
  expect(judged('rep_meeting', { eligible: 52, present: 40, yes: 21, no: 0, abstain: 19 }).passed).toBe(true)
})

test('山东: two thirds of the women besides two thirds of all', () => {
  const of = (women: number) =>
    judged(
      'rep_meeting',
      { eligible: 52, present: 40, yes: 40, women: { eligible: 18, present: women } },
      packOf('shandong-2026')
    )
  expect([11, 12, 13].map((n) => of(n).quorate)).toEqual([false, true, true])
  expect(of(11)).toMatchObject({ passed: false, adjourned: true })
  expect(of(11).why).toContain('妇女村民代表还差1人')
})

test('the local two thirds are of all party members, also those without a vote', () => {
  const of = (present: number, all: number) =>
    judged(
      'party_members',
      { eligible: 28, present, yes: present, allMembers: { eligible: 31, present: all } },
      packOf('national-2026+party-two-thirds')
    )
  expect(of(18, 20).quorate).toBe(false)
  expect(of(18, 21)).toMatchObject({ quorate: true, passed: true, needPresent: 18, needYes: 15 })
})

test('一事一议 by representatives counts the households behind them', () => {
  const of = (present: number, yes: number) =>
    judged('yishiyiyi', { eligible: 40, present: 30, households: { eligible: 301, present, yes } })
  expect(of(200, 200)).toMatchObject({ unit: '户', quorate: false, needPresent: 201 })
  expect(of(201, 100)).toMatchObject({ quorate: true, passed: false, needYes: 101 })
  expect(of(201, 101).passed).toBe(true)
})

test('too few women in the body are said, and do not stop the meeting', () => {
  const of = (eligible: number) =>
    judged('rep_meeting', { eligible: 52, present: 35, women: { eligible, present: 12 } })
  expect(of(17).warnings).toHaveLength(1)
  expect(of(17).quorate).toBe(true)
  expect(of(18).warnings).toEqual([])
})

describe('one answer before, during and after', () => {
  test('before it says what is needed, and why', () => {
    const outcome = requirements(national, 'rep_meeting', { eligible: 52 })
    expect(outcome).toMatchObject({
      ok: true,
      value: { phase: 'before', needPresent: 35, needYes: 18, missingPresent: 35, adjourned: false }
    })
    expect(outcome.ok && outcome.value.why).toBe(
      '村民代表会议应到52人，三分之二以上即至少35人到会才能开会；到会的过半数即至少18人赞成才能通过（按最少到会人数算），' +
        '弃权不减少基数。依据：村民委员会组织法（2025年修正，2026-01-01起施行）第30条。'
    )
  })
  test('during and after it says how it stands', () => {
    expect(judged('rep_meeting', { eligible: 52, present: 34 }).why).toContain('还差1人')
    expect(judged('rep_meeting', { eligible: 52, present: 40 }).why).toContain('可以开会')
    expect(judged('rep_meeting', { eligible: 52, present: 40, yes: 20 }).why).toContain('赞成还差1人，未通过')
    expect(judged('rep_meeting', { eligible: 52, present: 40, yes: 21 }).why).toContain('通过。')
  })
  test('under the law of its day', () => {
    const old = judged('villagers_adult', { date: '2025-12-31' }, packOf('national-2018'))
    expect(old.article).toBe('村民委员会组织法（2018年修正，2018-12-29起施行）第22条')
  })
  test('a number without law is called a default', () => {
    expect(judged('two_committees', { eligible: 8 }).why).toContain('默认做法')
  })
})

describe('for every pack, kind and number', () => {
  const anyPack = fc.constantFrom(...rulePacks)
  const anyKind = fc.constantFrom(...meetingKindIds)
  const comparison = fc.constantFrom('half_or_more', 'more_than_half', 'two_thirds' as const)
  test('the least that is enough is enough, and one fewer is not', () => {
    fc.assert(
      fc.property(comparison, fc.integer({ min: 1, max: 1_000_000 }), (compare, base) => {
        const n = least(compare, base)
        expect([Number.isInteger(n), reaches(compare, n, base), reaches(compare, n - 1, base)]).toEqual([
          true,
          true,
          false
        ])
      })
    )
  })
  const held = fc
    .record({ eligible: fc.integer({ min: 1, max: 3000 }), came: fc.nat(), yes: fc.nat(), no: fc.nat() })
    .map(({ eligible, came, yes, no }) => {
      const present = came % (eligible + 1)
      const y = yes % (present + 1)
      const n = no % (present - y + 1)
      return { date: '2026-06-01', eligible, present, yes: y, no: n, abstain: present - y - n }
    })
  test('what is said to be needed is what decides', () => {
    fc.assert(
      fc.property(anyPack, anyKind, held, (pack, kind, h) => {
        const mode = kind === 'yishiyiyi' ? ('household' as const) : undefined
        const women = { eligible: h.eligible, present: h.present }
        const outcome = assess(pack, kind, { ...h, mode, women })
        if (!outcome.ok) throw new Error(outcome.refusal.code)
        const a = outcome.value
        expect(a.quorate).toBe(h.present >= a.needPresent)
        expect(a.passed).toBe(a.quorate && h.yes >= a.needYes)
        expect([a.missingPresent === 0, a.adjourned]).toEqual([a.quorate, !a.quorate])
        // Whatever passes has more yes than no, and agreement of more than a quarter of all.
        if (a.passed) expect(h.yes > h.no && 4 * h.yes > h.eligible).toBe(true)
      }),
      { numRuns: 1000 }
    )
  })
  test('nothing but an answer, whatever the numbers', () => {
    const wild = fc.oneof(fc.integer(), fc.double(), fc.constant(undefined))
    const anything = fc.record({
      date: fc.oneof(fc.string(), fc.constant('2026-06-01')),
      eligible: fc.oneof(fc.integer(), fc.double()),
      present: wild,
      yes: wild,
      no: wild,
      abstain: wild,
      proxies: wild
    })
    fc.assert(
      fc.property(anyPack, anyKind, anything, (pack, kind, facts) => {
        const outcome = assess(pack, kind, facts)
        expect(outcome.ok ? outcome.value.why : outcome.refusal.code).not.toBe('')
      })
    )
  })
})
