import { validate, version } from 'uuid'
import { newId } from './new-id'
import { stableId } from './stable-id'

const at = new Date('2026-11-22T02:00:00Z')

test('the same parts are the same id, any other part is another one', () => {
  expect(stableId(at, 'a', 'b')).toBe(stableId(at, 'a', 'b'))
  const others = [stableId(at, 'ab'), stableId(at, 'a', 'c'), stableId(new Date(0), 'a', 'b')]
  expect(new Set([stableId(at, 'a', 'b'), ...others]).size).toBe(4)
})

test('it is a lawful id that stands in its time among the others', () => {
  const id = stableId(at, 'a')
  expect([validate(id), version(id)]).toEqual([true, 7])
  expect(id < newId()).toBe(Date.now() > at.getTime())
  expect(stableId(new Date(at.getTime() - 1), 'z') < id).toBe(true)
})
