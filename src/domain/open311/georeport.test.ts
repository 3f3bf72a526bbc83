import { type Closing, type IssueState, issueStates } from '../issue/names'
import { isServiceCode, services, statusNotes, statusOf } from './georeport'
import { toXml } from './to-xml'

test('quarrels and families are not taken from other systems', () => {
  expect(services.map((s) => s.service_code)).toEqual([
    'road',
    'water',
    'light',
    'clean',
    'farm',
    'safety',
    'other'
  ])
  expect([isServiceCode('neighbour'), isServiceCode('road'), isServiceCode('toString')]).toEqual([
    false,
    true,
    false
  ])
})

test('four ends are closed, all else is open; the words say how it was closed', () => {
  const closed = (Object.keys(issueStates) as IssueState[]).filter((state) => statusOf(state) === 'closed')
  expect(closed.sort()).toEqual(['CLOSED', 'MERGED', 'TRANSFERRED_4D2P', 'WITHDRAWN'])
  const said = (closing: Closing | null) => statusNotes('CLOSED', closing)
  expect([said('resolved'), said('unrated'), said(null)]).toEqual(['已解决', '未评价关闭', '已关闭'])
})

test('XML carries anything a villager may write, and what it cannot hold is left out', () => {
  expect(toXml('services', 'service', [])).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n<services></services>\n'
  )
  expect(toXml('a', 'b', [{ c: `<莫𡐓村 & "路">'\u0001\ud842`, d: null, e: 1.5, f: false }])).toContain(
    '<b><c>&lt;莫𡐓村 &amp; &quot;路&quot;&gt;&apos;</c><d/><e>1.5</e><f>false</f></b>'
  )
})
