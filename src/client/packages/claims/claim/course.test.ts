import { type ClaimState, claimEventNames, claimStates } from '@/domain/claim/names'
import { courseOf, stageOfLine } from './course'

const lines = (...types: (keyof typeof claimEventNames)[]) => types.map((t) => ({ name: claimEventNames[t] }))
const statuses = (state: ClaimState, ...types: (keyof typeof claimEventNames)[]) =>
  courseOf({ state, kind: 'claim', reconsidering: false }, lines('declare', ...types)).map((c) => c.status)

test('every state has one stage that it waits at, or ends', () => {
  for (const state of Object.keys(claimStates) as ClaimState[]) {
    const found = statuses(state, 'score').filter((s) => s === 'now' || s === 'stopped')
    expect([state, found.length]).toEqual([state, state === 'POSTED' ? 0 : 1])
  }
})

test('what lies before it is done, what comes after is ahead', () => {
  expect(statuses('DECLARED')).toEqual(['done', 'now', 'ahead', 'ahead', 'ahead'])
  expect(statuses('PUBLICITY', 'score', 'review', 'hang')).toEqual(['done', 'done', 'done', 'now', 'ahead'])
  expect(statuses('POSTED', 'score', 'review', 'hang', 'post')).toEqual(Array(5).fill('done'))
})

test('a claim that was turned down stops where that happened', () => {
  expect(statuses('REJECTED', 'score', 'score', 'score')).toEqual(['done', 'stopped'])
  expect(statuses('REJECTED', 'score', 'recheck')).toEqual(['done', 'done', 'stopped'])
  expect(statuses('REVERSED', 'score', 'review', 'hang', 'post', 'reverse').at(-1)).toBe('stopped')
})

test('a claim that others look at again is not at its end', () => {
  const again = { state: 'REJECTED', kind: 'claim', reconsidering: true } as const
  const course = courseOf(again, lines('declare', 'score', 'ask_reconsideration'))
  expect(course.map((c) => c.status)).toEqual(['done', 'now', 'ahead', 'ahead', 'ahead'])
})

test('every line of the history has its stage', () => {
  for (const name of Object.values(claimEventNames)) expect(typeof stageOfLine(name)).toBe('string')
  expect(courseOf({ state: 'DECLARED', kind: 'record', reconsidering: false }, [])[0]?.name).toBe('记录')
})
