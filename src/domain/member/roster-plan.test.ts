import fc from 'fast-check'
import type { CurrentMember, CurrentRoster } from './roster-match'
import { endsMany, isEmptyPlan, type PlannedMember, planRoster, type RosterPlan } from './roster-plan'
import type { RosterPerson } from './roster-rows'

const on = '2026-11-22'
const hashOf = (phone: string) => `hash:${phone}`
const counter = () => {
  let n = 0
  return () => `id${String(++n).padStart(6, '0')}`
}
const nobody: CurrentRoster = { groups: [], courtyards: [], households: [], members: [] }

const person = (change: Partial<RosterPerson> = {}): RosterPerson => ({
  row: 2,
  group: { no: 3, name: '3组' },
  courtyard: undefined,
  householdNo: '03017',
  headName: undefined,
  name: '向国富',
  relation: 'head',
  sex: 'male',
  birthMonth: '1958-03',
  phone: { kind: 'blank' },
  residence: 'resident',
  party: null,
  representative: false,
  ...change
})
const wife = (change: Partial<RosterPerson> = {}) =>
  person({ name: '谭桂香', relation: 'spouse', sex: 'female', birthMonth: '1960-11', ...change })

/** What the database does with a plan, in memory. */
const apply = (current: CurrentRoster, plan: RosterPlan): CurrentRoster => {
  const before = new Map(current.members.map((m) => [m.id, m]))
  const stored = ({ representative, ...m }: PlannedMember): CurrentMember => ({
    ...m,
    endedOn: null,
    representative: !representative
      ? 'none'
      : before.get(m.id)?.representative === 'by_hand'
        ? 'by_hand'
        : 'roster'
  })
  const after = new Map(
    [...plan.joined, ...[...plan.changed, ...plan.returned].map((c) => c.after)].map((m) => [m.id, stored(m)])
  )
  const ended = new Set(plan.ended.map((m) => m.id))
  const households = new Map([...plan.newHouseholds, ...plan.changedHouseholds].map((h) => [h.id, h]))
  const closed = new Set(plan.endedHouseholds.map((h) => h.id))
  const merge = <T extends { id: string }>(olds: readonly T[], news: ReadonlyMap<string, T>): T[] => [
    ...olds.map((o) => news.get(o.id) ?? o),
    ...[...news.values()].filter((n) => !olds.some((o) => o.id === n.id))
  ]
  return {
    groups: [...current.groups, ...plan.newGroups],
    courtyards: [...current.courtyards, ...plan.newCourtyards],
    households: merge(current.households, households).map((h) =>
      closed.has(h.id) ? { ...h, endedOn: on } : h
    ),
    members: merge(current.members, after).map((m) =>
      ended.has(m.id)
        ? { ...m, endedOn: on, representative: m.representative === 'by_hand' ? 'by_hand' : 'none' }
        : m
    )
  }
}

const newId = counter()
const plan = (current: CurrentRoster, people: readonly RosterPerson[]) =>
  planRoster(current, people, { hashOf, newId })
const imported = (current: CurrentRoster, people: readonly RosterPerson[]) =>
  apply(current, plan(current, people))
const village = (...people: RosterPerson[]) => imported(nobody, people)
const idOf = (roster: CurrentRoster, name: string) =>
  roster.members.find((m) => m.name === name && m.endedOn === null)?.id
const householdOf = (roster: CurrentRoster, no: string) =>
  roster.households.find((h) => h.no === no && h.endedOn === null)?.id

describe('who is who', () => {
  test('leaving the file ends a member; coming back takes up the same id', () => {
    const first = village(person(), wife())
    const left = plan(first, [person()])
    expect(left.ended.map((m) => m.name)).toEqual(['谭桂香'])
    const without = apply(first, left)
    const back = plan(without, [person(), wife()])
    expect([back.joined, back.returned.map((c) => c.after.id)]).toEqual([[], [idOf(first, '谭桂香')]])
  })

  test('a corrected birth, a corrected name with the same phone, another household: the same person', () => {
    const phone = { kind: 'number', value: '13872001234' } as const
    const first = village(person({ phone }), wife(), person({ householdNo: '03018', name: '田大明' }))
    const next = plan(first, [
      person({ phone, name: '向国副' }),
      wife({ householdNo: '03018' }),
      person({ householdNo: '03018', name: '田大明', birthMonth: '1959-01' })
    ])
    expect(next.changed.map((c) => [c.after.name, c.fields, c.after.id === c.before.id])).toEqual([
      ['向国副', ['name'], true],
      ['谭桂香', ['household', 'householdNo'], true],
      ['田大明', ['birthMonth'], true]
    ])
    expect([next.joined, next.ended]).toEqual([[], []])
  })

  test('a phone shared in the family never makes one person of two', () => {
    const phone = { kind: 'number', value: '13872001234' } as const
    const first = village(person({ phone }), wife({ phone }))
    const next = plan(first, [person({ phone, name: '向一' }), wife({ phone, name: '谭一' })])
    expect([next.joined.length, next.ended.length]).toEqual([2, 2])
  })

  test('points stay with the family when a village numbers its households anew, also when numbers are swapped', () => {
    const tian = { name: '田大明', birthMonth: '1949-01' }
    const first = village(
      person({ householdNo: '1' }),
      wife({ householdNo: '1' }),
      person({ householdNo: '2', ...tian })
    )
    const next = imported(first, [
      person({ householdNo: '2' }),
      wife({ householdNo: '2' }),
      person({ householdNo: '1', ...tian })
    ])
    expect([householdOf(next, '2'), householdOf(next, '1')]).toEqual([
      householdOf(first, '1'),
      householdOf(first, '2')
    ])
    const renumbered = imported(first, [
      person({ householdNo: 'A1' }),
      wife({ householdNo: 'A1' }),
      person({ householdNo: 'A2', ...tian })
    ])
    expect([householdOf(renumbered, 'A1'), householdOf(renumbered, 'A2')]).toEqual([
      householdOf(first, '1'),
      householdOf(first, '2')
    ])
  })

  test('strangers under the number of an ended household do not inherit it; its own people do', () => {
    const empty = imported(village(person(), person({ householdNo: '2', name: '田大明' })), [
      person({ householdNo: '2', name: '田大明' })
    ])
    const ended = empty.households.find((h) => h.no === '03017')?.id
    const stranger = imported(empty, [
      person({ householdNo: '2', name: '田大明' }),
      person({ name: '冉启才', birthMonth: '1970-01' })
    ])
    expect(householdOf(stranger, '03017')).not.toBe(ended)
    const back = imported(empty, [person({ householdNo: '2', name: '田大明' }), person()])
    expect(householdOf(back, '03017')).toBe(ended)
  })

  test('a number that lost its leading zero in Excel is the same household', () => {
    const first = village(person(), wife())
    expect(isEmptyPlan(plan(first, [person({ householdNo: '3017' }), wife({ householdNo: '3017' })]))).toBe(
      true
    )
  })
})

describe('what the file does not say stays', () => {
  const phone = { kind: 'number', value: '13872001234' } as const
  const first = village(person({ phone, party: 'full', courtyard: '大屋场' }))
  test('a missing column, a blank phone, a masked phone', () => {
    const silent = {
      sex: undefined,
      birthMonth: undefined,
      residence: undefined,
      party: undefined,
      representative: undefined
    } as const
    expect(isEmptyPlan(plan(first, [person(silent)]))).toBe(true)
    expect(
      isEmptyPlan(plan(first, [person({ party: 'full', phone: { kind: 'keep', last4: '1234' } })]))
    ).toBe(true)
  })
  test('a mask that fits nothing stored is a warning and changes nothing', () => {
    const next = plan(first, [person({ party: 'full', phone: { kind: 'keep', last4: '9999' } })])
    expect([isEmptyPlan(next), next.warnings.map((w) => w.code)]).toEqual([true, ['PHONE_MASK_DIFFERS']])
  })
  test('无 forgets the phone', () => {
    expect(
      plan(first, [person({ party: 'full', phone: { kind: 'none' } })]).changed.map((c) => c.fields)
    ).toEqual([['phone']])
  })
})

describe('representatives', () => {
  test('made by the column, unmade by the column; those made by hand only draw a warning', () => {
    const first = village(person({ representative: true }))
    expect(first.members[0]?.representative).toBe('roster')
    expect(plan(first, [person()]).changed.map((c) => [c.fields, c.after.representative])).toEqual([
      [['representative'], false]
    ])
    const byHand = {
      ...first,
      members: first.members.map((m) => ({ ...m, representative: 'by_hand' as const }))
    }
    const next = plan(byHand, [person()])
    expect([isEmptyPlan(next), next.warnings.map((w) => w.code)]).toEqual([true, ['REPRESENTATIVE_BY_HAND']])
  })
})

test('more than a fifth ended asks for a second yes; exactly a fifth does not', () => {
  const names = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'].map((n) => `向${n}`)
  const all = names.map((name, i) => person({ name, householdNo: String(i + 1) }))
  const first = village(...all)
  expect(endsMany(first, plan(first, all.slice(2)))).toBe(false)
  expect(endsMany(first, plan(first, all.slice(3)))).toBe(true)
})

test('a group and a courtyard that are new are made once and named in a warning', () => {
  const next = plan(nobody, [
    person({ courtyard: '大屋场' }),
    wife(),
    person({ householdNo: '9', name: '田大明', group: { no: null, name: '桂花组' } })
  ])
  expect(next.newGroups.map((g) => [g.no, g.name])).toEqual([
    [3, '3组'],
    [4, '桂花组']
  ])
  expect([next.newCourtyards.length, next.warnings.map((w) => w.code)]).toEqual([
    1,
    ['GROUP_NEW', 'GROUP_NEW']
  ])
})

/** Files without errors: one head per household, nobody twice in a household, a household in one group. */
const anyFile = fc
  .array(
    fc.record({
      no: fc.constantFrom('1', '2', '3', '01', '4'),
      members: fc.uniqueArray(
        fc.record({
          name: fc.constantFrom('向一', '向二', '向三', '田一'),
          birthMonth: fc.constantFrom(undefined, '1958-03', '1960-11', '1985-06'),
          phone: fc.constantFrom<RosterPerson['phone']>(
            { kind: 'blank' },
            { kind: 'none' },
            { kind: 'keep', last4: '1234' },
            { kind: 'number', value: '13872001234' },
            { kind: 'number', value: '13872005678' }
          ),
          representative: fc.constantFrom(undefined, true, false),
          party: fc.constantFrom(undefined, null, 'full' as const)
        }),
        { minLength: 1, maxLength: 3, selector: (m) => `${m.name} ${m.birthMonth ?? ''}` }
      ),
      group: fc.constantFrom({ no: 1, name: '1组' }, { no: 2, name: '2组' }, { no: null, name: '桂花组' }),
      courtyard: fc.constantFrom(undefined, '大屋场', '桂花院子')
    }),
    { maxLength: 5 }
  )
  .map((households) => {
    // A namesake without a month of birth is a problem that checkRoster reports.
    const clear = (
      m: { name: string; birthMonth: string | undefined },
      _: number,
      all: readonly { name: string }[]
    ) => m.birthMonth !== undefined || all.filter((o) => o.name === m.name).length === 1
    const once = households.filter((h, i) => households.findIndex((o) => o.no === h.no) === i)
    return once.flatMap(({ no, members, group, courtyard }) =>
      members
        .filter(clear)
        .map((m, i) =>
          person({ ...m, householdNo: no, group, courtyard, relation: i === 0 ? 'head' : 'child' })
        )
    )
  })

test('applying any file twice changes nothing, whatever files came before', () => {
  fc.assert(
    fc.property(fc.array(anyFile, { minLength: 1, maxLength: 4 }), (files) => {
      let roster = nobody
      for (const file of files) {
        roster = imported(roster, file)
        expect(isEmptyPlan(plan(roster, file))).toBe(true)
        const present = roster.households.filter((h) => h.endedOn === null)
        expect(new Set(present.map((h) => h.no)).size).toBe(present.length)
        expect(present.length).toBe(new Set(file.map((p) => p.householdNo)).size)
        expect(roster.members.filter((m) => m.endedOn === null).length).toBe(file.length)
      }
    }),
    { numRuns: 500 }
  )
})

test('nothing is ever deleted: every id that was there is still there', () => {
  fc.assert(
    fc.property(anyFile, anyFile, (one, two) => {
      const first = imported(nobody, one)
      const second = imported(first, two)
      const ids = new Set([...second.members, ...second.households].map((x) => x.id))
      return [...first.members, ...first.households].every((x) => ids.has(x.id))
    })
  )
})
