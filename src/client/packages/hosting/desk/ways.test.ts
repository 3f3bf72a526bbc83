import { transitions } from '@/domain/issue/transitions'
import { afterOf, nextOf, PAGE, waysOf } from './ways'

const words = (actions: (keyof typeof transitions)[], moderation: 'shown' | 'private' = 'shown') =>
  waysOf({ moderation, actions }).map((w) => w.word)

test('a private matter is opened first: that is a look, and it is written down', () => {
  expect(words(['triage', 'assign'], 'private')).toEqual([])
})

test('the likeliest steps, three at most', () => {
  expect(words(['triage', 'merge'])).toEqual(['接下'])
  expect(words(['assign', 'discuss', 'decline'])).toEqual(['派给…'])
  expect(words(['return', 'start', 'refer_up'])).toEqual(['开始办', '退回'])
  expect(words(['progress', 'done', 'escalate'])).toEqual(['办完', '记进展'])
})

test('one press does only what needs nothing to be entered', () => {
  const atOnce = waysOf({ moderation: 'shown', actions: ['triage', 'start', 'restart'] }).filter(
    (w) => w.atOnce
  )
  // What sorting asks for has an answer before anybody says it: the level the matter is at.
  expect(atOnce.flatMap((w) => transitions[w.action].needs)).toEqual(['level'])
})

test('the next page begins after the last card of a full one', () => {
  const card = { issueId: 'i1', dueAt: '2026-11-26T16:00:00.000Z' }
  const full = Array.from({ length: PAGE }, () => card)
  expect(nextOf([card])).toBeNull()
  expect(afterOf(nextOf(full))).toEqual({ after: card })
  expect(afterOf(null)).toEqual({})
})
