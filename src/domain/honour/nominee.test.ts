import fc from 'fast-check'
import { allNomineeStates, allRoundStates, type NomineeState, type RoundState } from './names'
import {
  actionsFor,
  type HonourContext,
  leaveToOthers,
  type Nominee,
  type NomineeAction,
  nomineeActions,
  pressedActions,
  stepNominee,
  transitions
} from './nominee'

const nominee = (over: Partial<Nominee> = {}): Nominee => ({
  ...{ id: 'n', householdId: 'h', nominatorId: 'other', state: 'entered', mendUntil: null, toldBy: null },
  ...over
})
const everything = ['household', 'host', 'panel', 'committee', 'visitor', 'system'] as const
type Over = Partial<Omit<HonourContext, 'actor' | 'round'>> & {
  actor?: Partial<HonourContext['actor']>
  round?: Partial<HonourContext['round']>
}
const context = ({ actor, round, ...over }: Over = {}): HonourContext => ({
  today: '2026-11-22',
  round: { state: 'nominating', method: 'points', stopped: true, ...round },
  actor: {
    ...{ memberId: 'me', capacities: everything, accountIds: ['me'] },
    ...{ recused: false, rival: false, viewed: false, judged: false },
    ...actor
  },
  ...{ words: '院子干净整齐', present: '十户人家', points: 80, until: '2026-11-29', ...over }
})
const code = (n: Nominee, action: NomineeAction, c: HonourContext): string => {
  const done = stepNominee(n, action, c)
  return done.ok ? done.value.state : done.refusal.code
}
/** The round in which an action can be taken, whatever else. */
const roundFor = (action: NomineeAction): RoundState => transitions[action].round?.[0] ?? 'awarded'
const late = { mendUntil: '2026-11-21', toldBy: 'other' }

describe('refuses', () => {
  test('what is missing, each with its own code', () => {
    const judging = { round: { state: 'judging' as const } }
    const supported = nominee({ state: 'supported' })
    const host = { capacities: ['host'] as const }
    const codes = [
      code(nominee({ state: 'asked' }), 'agree', context({ actor: host, words: '他说' })),
      code(nominee({ state: 'asked', nominatorId: 'me' }), 'agree', context({ actor: host })),
      code(nominee(), 'support', context({ words: '好' })),
      code(nominee(), 'support', context({ present: '' })),
      code(nominee(), 'support', context({ actor: { recused: true } })),
      code(nominee({ nominatorId: 'me' }), 'support', context()),
      code(nominee(), 'doubt', context({ actor: { viewed: true } })),
      code(supported, 'judge', context({ ...judging, actor: { recused: true } })),
      code(supported, 'judge', context({ ...judging, actor: { rival: true } })),
      code(supported, 'judge', context({ ...judging, actor: { viewed: true } })),
      code(nominee({ state: 'supported', nominatorId: 'me' }), 'judge', context(judging)),
      code(supported, 'judge', context({ ...judging, actor: { judged: true } })),
      code(supported, 'judge', context({ ...judging, words: '' })),
      code(nominee({ state: 'chosen' }), 'strike', context({ round: { state: 'judged', stopped: false } })),
      code(nominee({ state: 'mending', ...late, toldBy: 'me' }), 'pause', context()),
      code(nominee({ state: 'mending', ...late, toldBy: 'me' }), 'fine', context())
    ]
    expect(codes).toEqual([
      ...['HONOUR_REASON_NEEDED', 'HONOUR_OWN_NOMINATION', 'HONOUR_REASON_NEEDED', 'HONOUR_PRESENT_NEEDED'],
      ...['HONOUR_RECUSED', 'HONOUR_OWN_NOMINATION', 'HONOUR_TWICE', 'HONOUR_RECUSED', 'HONOUR_RIVAL'],
      ...['HONOUR_TOOK_PART', 'HONOUR_TOOK_PART', 'HONOUR_TWICE', 'HONOUR_REASON_NEEDED'],
      ...['HONOUR_NOT_STOPPED', 'HONOUR_SAME_LOOKER', 'HONOUR_SAME_LOOKER']
    ])
  })
  test('points outside the scale, on both sides, for both ways to judge', () => {
    const judge = (points: number, method: 'points' | 'yes_no') =>
      code(nominee({ state: 'supported' }), 'judge', context({ points, round: { state: 'judging', method } }))
    expect([-1, 0, 100, 101, 1.5].map((p) => judge(p, 'points'))).toEqual([
      ...['HONOUR_OUT_OF_RANGE', 'supported', 'supported', 'HONOUR_OUT_OF_RANGE', 'HONOUR_OUT_OF_RANGE']
    ])
    expect([-1, 0, 1, 2].map((p) => judge(p, 'yes_no'))).toEqual([
      ...['HONOUR_OUT_OF_RANGE', 'supported', 'supported', 'HONOUR_OUT_OF_RANGE']
    ])
  })
  test('less than seven days to mend, and a pause before they are over', () => {
    const tell = (until: string) => code(nominee({ state: 'hung' }), 'tell', context({ until }))
    expect(tell('2026-11-28')).toBe('HONOUR_UNTIL_BAD')
    expect(tell('2026-11-29')).toBe('mending')
    expect(tell('2027-05-21')).toBe('mending')
    expect(tell('2027-05-22')).toBe('HONOUR_UNTIL_BAD')
    const pause = (mendUntil: string) =>
      code(nominee({ state: 'mending', mendUntil, toldBy: 'other' }), 'pause', context())
    expect(pause('2026-11-22')).toBe('HONOUR_NOT_LATE')
    expect(pause('2026-11-21')).toBe('paused')
  })
})

describe('why somebody must leave it to others', () => {
  const panel = { capacities: ['panel'] as const }
  const judging = (actor: Over['actor'], state: NomineeState = 'supported') =>
    leaveToOthers(
      nominee({ state }),
      context({ round: { state: 'judging' }, actor: { ...panel, ...actor }, words: '', points: -1 })
    )
  test('says it to whoever stands back from what is due, in the words of the refusal', () => {
    expect(judging({ recused: true })).toContain('请回避')
    expect(judging({ rival: true })).toContain('您自己家也在这一轮里')
    expect(judging({ viewed: true })).toContain('推荐过')
    expect(judging({ judged: true })).toContain('已经评过')
    const mending = (toldBy: string) =>
      leaveToOthers(
        nominee({ state: 'mending', mendUntil: '2026-11-29', toldBy }),
        context({ round: { state: 'awarded' }, actor: { capacities: ['visitor'] } })
      )
    expect(mending('me')).toContain('请另一位去看')
    expect(mending('other')).toBeNull()
    const host = (over: Over['actor']) =>
      leaveToOthers(nominee(), context({ actor: { capacities: ['host'], ...over } }))
    expect(host({ recused: true })).toContain('请回避')
    expect(host({})).toBeNull()
  })
  test('and nothing where the form is open, it is not yet time, not their office, or their own household', () => {
    expect(judging({})).toBeNull()
    expect(judging({ recused: true }, 'entered')).toBeNull()
    expect(judging({ recused: true, capacities: ['committee'] })).toBeNull()
    expect(judging({ recused: true, capacities: ['panel', 'household'] })).toBeNull()
    const before = context({ round: { state: 'nominating' }, actor: { ...panel, recused: true } })
    expect(leaveToOthers(nominee({ state: 'supported' }), before)).toBeNull()
  })
})

test('every pair of state and action, in every state of the round: the table and nothing else', () => {
  for (const state of allNomineeStates) {
    for (const action of nomineeActions) {
      const rule = transitions[action]
      const from: readonly NomineeState[] = rule.from
      const rounds: readonly RoundState[] | null = rule.round
      for (const round of allRoundStates) {
        const got = code(nominee({ state, ...late }), action, context({ round: { state: round } }))
        if (!from.includes(state)) expect(['HONOUR_NOT_NOW', 'HONOUR_ENDED']).toContain(got)
        else if (rounds !== null && !rounds.includes(round)) expect(got).toBe('HONOUR_ROUND_NOT_NOW')
        else expect(got).toBe(rule.to === 'same' ? state : rule.to)
      }
    }
  }
})

test('every action in every capacity: only whose it is', () => {
  for (const action of nomineeActions) {
    const rule = transitions[action]
    for (const capacity of everything) {
      const fits =
        rule.who === 'householdOrHost'
          ? capacity === 'household' || capacity === 'host'
          : rule.who === capacity
      const got = code(
        nominee({ state: rule.from[0], ...late }),
        action,
        context({ actor: { capacities: [capacity] }, round: { state: roundFor(action) } })
      )
      if (fits) expect(got).not.toBe('HONOUR_NOT_YOURS')
      else expect(got).toBe('HONOUR_NOT_YOURS')
    }
  }
})

test('what is offered can be taken, and what can be taken is offered', () => {
  const arbitrary = fc.record({
    state: fc.constantFrom(...allNomineeStates),
    round: fc.constantFrom(...allRoundStates),
    capacities: fc.subarray([...everything]),
    recused: fc.boolean(),
    rival: fc.boolean(),
    viewed: fc.boolean(),
    judged: fc.boolean(),
    stopped: fc.boolean(),
    mine: fc.boolean(),
    mendUntil: fc.constantFrom('2026-11-21', '2026-11-22')
  })
  fc.assert(
    fc.property(arbitrary, (a) => {
      const who = a.mine ? 'me' : 'other'
      const n = nominee({ state: a.state, nominatorId: who, mendUntil: a.mendUntil, toldBy: who })
      const c = context({
        actor: {
          ...{ capacities: a.capacities, recused: a.recused, rival: a.rival },
          ...{ viewed: a.viewed, judged: a.judged }
        },
        round: { state: a.round, stopped: a.stopped }
      })
      expect(actionsFor(n, c)).toEqual(pressedActions.filter((action) => stepNominee(n, action, c).ok))
    })
  )
})

test('whatever happens, a plaque hangs only after an agreement, support and a choice, and pauses only after a warning', () => {
  const steps = fc.array(fc.constantFrom(...nomineeActions), { maxLength: 25 })
  fc.assert(
    fc.property(steps, (actions) => {
      let n = nominee({ state: 'asked' })
      const seen: string[] = []
      for (const action of actions) {
        const done = stepNominee(
          { ...n, mendUntil: n.mendUntil && '2026-11-21', toldBy: n.toldBy && 'other' },
          action,
          context({ round: { state: roundFor(action) } })
        )
        if (!done.ok) continue
        n = done.value
        seen.push(action)
      }
      if (['hung', 'mending', 'paused'].includes(n.state)) {
        for (const needed of ['agree', 'support', 'choose', 'hang']) expect(seen).toContain(needed)
      }
      if (n.state === 'paused') expect(seen.lastIndexOf('pause')).toBeGreaterThan(seen.lastIndexOf('tell'))
    })
  )
})
