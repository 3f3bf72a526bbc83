import { keyOf, type PhoneSheet } from '@/client/stores/sheets'
import { gateMarkOf } from './gate-mark'
import { keyFor, type Route, type Stop } from './use-route'

const stop = (over: Partial<Stop> = {}): Stop => ({
  ...{ id: 'h1', no: '03017', head: '向', group: '3组', yard: '', helped: false, enter: null },
  ...{ kin: false, sent: false, again: false },
  ...over
})
const route = { roundId: 'r1', inspectorId: 'm1' } as Route
const onPhone = (state: PhoneSheet['state']): Record<string, PhoneSheet> => ({
  [keyOf(keyFor('v1', route, 'h1'))]: { state, again: false } as PhoneSheet
})
const markOf = (of: Stop, all: Record<string, PhoneSheet> = {}) => gateMarkOf('v1', route, of, all)

test('a household is drawn by the phone first, then by what the server had', () => {
  expect(markOf(stop())).toBe('todo')
  expect(markOf(stop({ sent: true }))).toBe('done')
  expect(markOf(stop(), onPhone('queued'))).toBe('done')
  expect(markOf(stop(), onPhone('open'))).toBe('todo')
  expect(markOf(stop(), onPhone('returned'))).toBe('todo')
})

test('relatives, second looks and helped households have shapes of their own', () => {
  expect(markOf(stop({ kin: true, sent: true }))).toBe('kin')
  expect(markOf(stop({ again: true }))).toBe('again')
  expect(markOf(stop({ helped: true }))).toBe('helped')
  expect(markOf(stop({ helped: true, sent: true }))).toBe('helped_done')
})
