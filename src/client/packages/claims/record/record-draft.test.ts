import {
  found,
  groupsOf,
  type Household,
  linesOf,
  recordInput,
  toggle,
  toggleAll,
  unitsOf
} from './record-draft'

const household = (no: string, group: string, ...names: string[]): Household => ({
  ...{ householdId: `h${no}`, no, headName: names[0] ?? '', groupId: `g${group}`, groupName: `${group}组` },
  ...{ courtyardId: null, courtyardName: null, endedOn: null },
  members: names.map((name, at) => ({
    ...{ memberId: `m${no}${at}`, name, relation: at === 0 ? 'head' : 'spouse' },
    ...{ relationName: at === 0 ? '户主' : '配偶', away: at > 0 }
  }))
})
const village = [
  household('01001', '1', '向国富', '田桂英'),
  household('03001', '3', '谭本善'),
  household('03002', '3', '黄显明', '李大翠')
]
const form = {
  ...{ itemId: 'i', occurredOn: '2026-11-20', times: 2, note: '', photos: [], sent: false },
  picked: {}
}

test('a rule counts households or people', () => {
  expect(linesOf(village, false).map((l) => l.name)).toEqual(['向国富家', '谭本善家', '黄显明家'])
  expect(linesOf(village, true).map((l) => l.name)).toEqual([
    '向国富',
    '田桂英',
    '谭本善',
    '黄显明',
    '李大翠'
  ])
  expect(linesOf(village, true)[1]?.note).toBe('户号01001 · 配偶 · 在外')
})

test('found by part of any name of the household, or by the beginning of its number', () => {
  const lines = linesOf(village, false)
  expect(found(lines, '桂').map((l) => l.name)).toEqual(['向国富家'])
  expect(found(lines, '030').map((l) => l.name)).toEqual(['谭本善家', '黄显明家'])
  expect(found(lines, '1001')).toEqual([])
  expect(found(lines, ' ')).toHaveLength(3)
})

test('a group is ticked whole, and unticked when it was; what is ticked singly keeps its own times', () => {
  const [, third] = groupsOf(linesOf(village, false))
  if (!third) throw new Error('two groups')
  const one = third.lines.slice(0, 1).reduce(toggle, {})
  const own = Object.fromEntries(Object.entries(one).map(([key, line]) => [key, { ...line, times: 5 }]))
  const all = toggleAll(own, third.lines)
  expect(Object.keys(all)).toEqual(['h03001', 'h03002'])
  expect(unitsOf({ picked: all, times: 2 })).toBe(7)
  expect(toggleAll(all, third.lines)).toEqual({})
})

test('what is sent names each line once, with its times only where they differ', () => {
  const lines = linesOf(village, true)
  const picked = Object.fromEntries(
    Object.entries(toggleAll({}, lines.slice(0, 2))).map(([key, line], at) => [
      key,
      { ...line, times: at === 1 ? 3 : null }
    ])
  )
  const sent = recordInput('v', { ...form, picked })
  expect(sent.lines).toEqual([
    { householdId: 'h01001', memberId: 'm010010' },
    { householdId: 'h01001', memberId: 'm010011', times: 3 }
  ])
  expect(sent).not.toHaveProperty('note')
})
