import { sixSteps } from './decision'
import { fallenVotes, stepEvents } from './history-view'
import type { Decision } from './life'
import { done, toPublished, toResolution, walked } from './life-testing'

const marks = { done: '✓', now: '●', ahead: '·', stopped: '✕' }
const line = (d: Decision) =>
  sixSteps(d.state, stepEvents(d.history))
    .map((s) => marks[s.status])
    .join('')

test('a matter that stopped shows where, and how far it had come', () => {
  expect(line(done(walked('propose_topic'), 'reject_proposal'))).toBe('✕·····')
  expect(line(done(walked(...toResolution), 'reject_resolution'))).toBe('✓✓✓✕··')
  expect(line(done(walked(...toResolution), 'adjourn_resolution'))).toBe('✓✓✓✕··')
  expect(
    line(done(walked('propose_topic', 'pass_proposal', 'pass_deliberation'), 'return_from_review'))
  ).toBe('✓✓✕···')
  const objected = done(walked(...toPublished), 'object')
  expect(line(objected)).toBe('✓✓✓✓✕·')
  expect(line(done(objected, 'return_for_flaw', { backTo: 'S3_PARTY_REVIEW' }))).toBe('✓✓✕···')
  expect(line(done(objected, 'suspend_by_order'))).toBe('✓✓✓✓✕·')
})

test('the whole way, with the numbers of each vote', () => {
  const d = (['start_implementation', 'complete', 'publish_result', 'archive'] as const).reduce(
    (x, a) => done(x, a),
    walked(...toPublished)
  )
  expect(line(d)).toBe('✓✓✓✓✓✓')
  const votes = sixSteps(d.state, stepEvents(d.history)).map(
    (s) => s.events.filter((e) => e.yes !== null).length
  )
  expect(votes).toEqual([1, 1, 1, 1, 0, 0])
})

test('a vote falls with the step it is sent back behind, and only that one', () => {
  const fallen = (d: Decision) => {
    const indices = fallenVotes(d.history)
    return d.history.flatMap((e, i) => (indices.has(i) ? [e.action] : []))
  }
  const reviewed = walked('propose_topic', 'pass_proposal', 'pass_deliberation')
  expect(fallen(reviewed)).toEqual([])
  const back = done(reviewed, 'return_from_review')
  expect(fallen(back)).toEqual(['pass_deliberation'])
  expect(fallen(done(walked(...toPublished), 'object'))).toEqual([])
  const flawed = done(done(walked(...toPublished), 'object'), 'return_for_flaw', {
    backTo: 'S3_PARTY_REVIEW'
  })
  expect(fallen(flawed)).toEqual(['pass_review', 'pass_resolution'])
  // An old record has no votes that could fall.
  expect(fallenVotes([null, null]).size).toBe(0)
})
