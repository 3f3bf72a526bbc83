import fc from 'fast-check'
import { addDays } from '../common/calendar'
import { type MeetingFacts, type MeetingKind, meetingKindIds } from '../meeting/meeting'
import { type DecisionState, endStates } from './decision'
import {
  currentVersion,
  type Decision,
  inForce,
  type LifeEvent,
  type StepContext,
  standingVotes
} from './life'
import { able, day, fresh } from './life-testing'
import { type ActionId, actionIds, ruleAt, step } from './step'
import type { TopicId } from './topics'
import type { ActorRole } from './transition'

/** The law once more, by hand: a slip in the packs must not hide behind itself. */
const lawful = (kind: MeetingKind, f: MeetingFacts): boolean => {
  const { eligible, present = 0, yes = 0 } = f
  switch (kind) {
    case 'yishiyiyi':
      return lawful(f.mode === 'adult' ? 'villagers_adult' : 'villagers_household', f)
    case 'party_committee':
    case 'party_members':
      return 2 * present >= eligible && 2 * yes > eligible
    case 'two_committees':
    case 'villagers_adult':
      return 2 * present > eligible && 2 * yes > present
    case 'villagers_household':
    case 'rep_meeting':
    case 'group_meeting':
      return 3 * present >= 2 * eligible && 2 * yes > present
    default:
      return 3 * present >= 2 * eligible && 3 * yes >= 2 * eligible
  }
}

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) freeze(part)
  }
  return value
}

const counts = fc
  .record({ eligible: fc.integer({ min: 1, max: 60 }), a: fc.nat(100), b: fc.nat(100), c: fc.nat(100) })
  .map(({ eligible, a, b, c }) => {
    const present = Math.floor((eligible * a) / 100)
    const yes = Math.floor((present * b) / 100)
    const no = Math.floor(((present - yes) * c) / 100)
    return { eligible, present, yes, no, abstain: present - yes - no }
  })

const move = fc.record({
  pick: fc.nat(1000),
  wild: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  /** What is bent about an otherwise lawful step; most are left alone so that runs go far. */
  bend: fc.oneof(
    { weight: 6, arbitrary: fc.constant(null) },
    { weight: 4, arbitrary: fc.constantFrom('counts', 'kind', 'role', 'drop', 'reuse', 'early', 'content') }
  ),
  counts,
  kind: fc.constantFrom(...meetingKindIds),
  role: fc.constantFrom<ActorRole>(
    'villager',
    'township_legal',
    'party_secretary',
    'system',
    'committee_member'
  ),
  drop: fc.constantFrom<keyof StepContext>(
    'meeting',
    'reason',
    'notice',
    'tally',
    'order',
    'content',
    'backTo'
  ),
  backTo: fc.constantFrom('S1_PROPOSE', 'S2_DELIBERATE', 'S3_PARTY_REVIEW', 'S4_RESOLVE', undefined)
})
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never

/** Forward steps come up as often as all the others together; otherwise runs turn in circles before a resolution. */
const choose = (d: Decision, m: Move): ActionId => {
  const open = actionIds.filter((a) => ruleAt(d.state, a) !== null)
  const forward = open.filter((a) =>
    /^(propose|pass|start|complete|publish|archive|resume|reconvene)/.test(a)
  )
  const from =
    m.wild || open.length === 0 ? actionIds : m.pick % 4 !== 0 && forward.length > 0 ? forward : open
  return from[m.pick % from.length] ?? 'revise'
}

const bent = (d: Decision, action: ActionId, m: Move): StepContext => {
  const { backTo: _, ...plain } = able(d, action)
  const c: StepContext = m.backTo === undefined ? plain : { ...plain, backTo: m.backTo }
  switch (m.bend) {
    case 'counts':
      return c.meeting ? { ...c, meeting: { ...c.meeting, facts: { ...c.meeting.facts, ...m.counts } } } : c
    case 'kind':
      return c.meeting ? { ...c, meeting: { ...c.meeting, kind: m.kind } } : c
    case 'role':
      return { ...c, actor: { ...c.actor, roles: [m.role] } }
    case 'drop': {
      const { [m.drop]: __, ...rest } = c
      return rest as StepContext
    }
    case 'reuse': {
      const old = [...d.history].reverse().find((e) => e.meeting !== null)?.meeting
      return old ? { ...c, meeting: old } : c
    }
    case 'early':
      return { ...c, at: day(addDays(d.history.at(-1)?.on ?? '2026-03-01', 1)) }
    case 'content':
      return { ...c, content: { ...currentVersion(d).content, scope: `第${m.pick}组` } }
    default:
      return c
  }
}

const topic = fc.constantFrom<TopicId>(
  'public_works',
  'contributions',
  'land_contract',
  'group_matter',
  'village_rules'
)

const resolved: readonly DecisionState[] = [
  'P1_PUBLISHED',
  'IMPLEMENTING',
  'COMPLETED',
  'P2_PUBLISHED',
  'ARCHIVED'
]

const votedLawfully = (d: Decision): boolean => {
  const standing = standingVotes(d)
  const four = (['proposal', 'deliberation', 'review', 'resolution'] as const).map((s) => standing.get(s))
  const carried = (e: LifeEvent | undefined): boolean =>
    e?.meeting !== undefined && e.meeting !== null && lawful(e.meeting.kind, e.meeting.facts)
  const [, deliberation, , resolution] = four
  const changedAfter = d.versions.some(
    (v) => v.no > (deliberation?.versionNo ?? 0) && (v.substantive || v.no > (resolution?.versionNo ?? 0))
  )
  return four.every(carried) && !changedAfter
}

test('no path reaches a resolution without a lawful vote at each step, and none edits one', () => {
  let resolutions = 0
  let refused = 0
  fc.assert(
    fc.property(topic, fc.array(move, { minLength: 1, maxLength: 40 }), (about, moves) => {
      let d = freeze(fresh({ topic: about }))
      for (const m of moves) {
        const action = choose(d, m)
        const outcome = step(d, action, bent(d, action, m))
        if (!outcome.ok) {
          refused += 1
          expect(outcome.refusal.message).toMatch(/[。]$/)
          continue
        }
        const { next, events, version } = outcome.value
        // What was there stays there: the history and the versions only grow.
        expect(next.history.slice(0, -1)).toEqual(d.history)
        expect(next.history.at(-1)).toBe(events[0])
        expect(next.versions.slice(0, d.versions.length)).toEqual(d.versions)
        if (inForce(d)) expect([action, version]).toEqual([action, null])
        if (endStates.includes(d.state)) expect(next.state).toBe(d.state)
        if (resolved.includes(next.state)) expect([action, votedLawfully(next)]).toEqual([action, true])
        if (action === 'pass_resolution') resolutions += 1
        d = freeze(next)
      }
    }),
    { numRuns: 400 }
  )
  // The runs are no proof if they never get there, or never meet a refusal.
  expect(resolutions).toBeGreaterThan(50)
  expect(refused).toBeGreaterThan(500)
})

test('at each boundary of a resolution: one short, exact, one over', () => {
  const at = (kind: 'villagers_adult' | 'villagers_household', present: number, yes: number): string => {
    let d = fresh()
    for (const action of ['propose_topic', 'pass_proposal', 'pass_deliberation', 'pass_review'] as const) {
      const outcome = step(d, action, able(d, action))
      if (!outcome.ok) throw new Error(outcome.refusal.message)
      d = outcome.value.next
    }
    const c = able(d, 'pass_resolution')
    if (!c.meeting) throw new Error('a vote needs a meeting')
    const facts = { date: c.meeting.facts.date, eligible: 60, present, yes, no: present - yes, abstain: 0 }
    const outcome = step(d, 'pass_resolution', { ...c, meeting: { ...c.meeting, kind, facts } })
    return outcome.ok ? 'ok' : outcome.refusal.code
  }
  expect([30, 31, 32].map((n) => at('villagers_adult', n, n))).toEqual(['STEP_NOT_QUORATE', 'ok', 'ok'])
  expect([39, 40, 41].map((n) => at('villagers_household', n, n))).toEqual(['STEP_NOT_QUORATE', 'ok', 'ok'])
  expect([20, 21, 22].map((yes) => at('villagers_household', 40, yes))).toEqual([
    'STEP_NOT_PASSED',
    'ok',
    'ok'
  ])
})
