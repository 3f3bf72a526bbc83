import { lackOf, type OpenDraft, officersOf, toggled } from './open-draft'

const whole: OpenDraft = {
  ...{
    name: '十一月',
    from: '2026-11-22',
    to: '2026-11-30',
    groupIds: ['g1'],
    inspectorIds: ['a', 'b', 'c']
  },
  ...{ leaderId: 'a', cleanestItemId: null, cleanItemId: null, redListDecisionId: null }
}

test.each<[Partial<OpenDraft>, string]>([
  [{ name: ' ' }, '名称'],
  [{ to: '' }, '哪天'],
  [{ to: '2026-11-21' }, '最后一天'],
  [{ groupIds: [] }, '哪些组'],
  [{ inspectorIds: ['a', 'b'] }, '三名'],
  [{ leaderId: null }, '带队']
])('says what is missing: %j', (over, words) => {
  expect(lackOf({ ...whole, ...over })).toContain(words)
})

test('three inspectors and one of them leading are enough', () => {
  expect(lackOf(whole)).toBeNull()
})

test('who holds several offices now is one person; offices that are over do not count', () => {
  const office = {
    grantId: 'x',
    role: 'courtyard_host',
    from: '2026-01-01',
    to: null,
    group: null,
    source: 'by_hand',
    chosen: null,
    grantedBy: null,
    endedBy: null,
    endedBecause: null
  } as const
  const held = [
    { ...office, memberId: 'm', name: '向某', roleName: '院落长', courtyard: '桂花院子', when: 'now' },
    { ...office, memberId: 'm', name: '向某', roleName: '村民代表', courtyard: null, when: 'now' },
    { ...office, memberId: 'n', name: '谭某', roleName: '村民代表', courtyard: null, when: 'over' }
  ] as const
  expect(officersOf(held)).toEqual([{ memberId: 'm', name: '向某', offices: '桂花院子院落长、村民代表' }])
})

test('a second tap takes the tick back', () => {
  expect(toggled(toggled(['a'], 'b'), 'a')).toEqual(['b'])
})
