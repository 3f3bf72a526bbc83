import { closings, issueStates } from '@/domain/issue/names'
import { type Matter, stagesOf } from './stages'

const matter = (over: Partial<Matter<{ kind: string }>>) =>
  stagesOf({
    ...{ state: 'REPORTED', closing: null, channel: 'courtyard', moderation: 'shown', history: [] },
    ...over
  }).map((s) => `${s.name} ${s.status}${s.word ? ` ${s.word}` : ''}`)
const did = (...kinds: string[]) => kinds.map((kind) => ({ kind }))

test('unrated, explained and declined never read as done', () => {
  for (const closing of ['unrated', 'explained', 'declined', 'mediation_ended']) {
    expect(matter({ state: 'CLOSED', closing }).at(-1)).toMatch(/ stopped /)
  }
  expect(matter({ state: 'CLOSED', closing: 'resolved' })).toEqual([
    '说 done',
    '议 done 没有开会，直接交办',
    '办 done',
    '评 done 已解决'
  ])
})

test('what was done over says so, and its rating is still to come', () => {
  const history = did('raised', 'triage', 'assign', 'start', 'done', 'ask_rating', 'rate_dissatisfied')
  expect(matter({ state: 'REWORK', history })).toEqual([
    '说 done',
    '议 done 没有开会，直接交办',
    '办 now 不满意，重新办',
    '评 ahead 等重新办完再评'
  ])
})

test('what ended early has no steps that will never come', () => {
  expect(matter({ state: 'WITHDRAWN' })).toEqual(['说 stopped 说事人撤回了'])
  expect(matter({ state: 'MERGED' })).toEqual(['说 stopped 并到另一件一起办'])
  expect(matter({ state: 'TRANSFERRED_4D2P' })).toEqual(['说 done', '议 done 转到四议两公开去定'])
})

test('a private matter knows no session, a mediation neither work nor rating', () => {
  expect(matter({ state: 'TRIAGED', channel: 'secretary', moderation: 'private' })).toEqual([
    '说 done',
    '办 now 等着交办',
    '评 ahead'
  ])
  expect(matter({ state: 'MEDIATION', channel: 'mediation', moderation: 'private' })).toEqual([
    '说 done',
    '调 now 正在调解'
  ])
})

test('every state and every ending has a step at which it stands', () => {
  for (const state of Object.keys(issueStates)) {
    for (const closing of state === 'CLOSED' ? Object.keys(closings) : [null]) {
      const steps = stagesOf({ state, closing, channel: 'courtyard', moderation: 'shown', history: [] })
      expect(steps.some((s) => s.word !== null && s.status !== 'ahead')).toBe(true)
    }
  }
})
