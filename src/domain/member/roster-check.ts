import { isAdult } from './member'
import { problem, type RosterProblem } from './roster-problems'
import type { RosterPerson } from './roster-rows'

const monthsBetween = (month: string, day: string): number => {
  const [year = 0, m = 0] = month.split('-').map(Number)
  const [dayYear = 0, dayMonth = 0] = day.split('-').map(Number)
  return (dayYear - year) * 12 + (dayMonth - m)
}

const groupKey = (person: RosterPerson): string => String(person.group.no ?? person.group.name)

export const byHousehold = (
  people: readonly RosterPerson[]
): ReadonlyMap<string, readonly RosterPerson[]> => {
  const households = new Map<string, RosterPerson[]>()
  for (const person of people) {
    if (person.householdNo === '') continue
    const household = households.get(person.householdNo)
    if (household) household.push(person)
    else households.set(person.householdNo, [person])
  }
  return households
}

/**
 * What is wrong with the people of a file taken together: ages on the day `on`, the households, people entered
 * twice. Sorted by row. `on` is the day of the import, `YYYY-MM-DD`.
 */
export const checkRoster = (people: readonly RosterPerson[], on: string): RosterProblem[] => {
  const problems = people.flatMap((person) => checkAge(person, on))
  for (const [no, members] of byHousehold(people)) {
    problems.push(...checkHousehold(no, members), ...checkHeads(no, members), ...checkTwice(no, members))
  }
  problems.push(...checkElsewhere(people))
  return problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
}

const checkAge = (person: RosterPerson, on: string): RosterProblem[] => {
  const { birthMonth, row, name } = person
  if (birthMonth === undefined) return []
  const months = monthsBetween(birthMonth, on)
  if (months < 0) {
    return [problem('BIRTH_IN_FUTURE', row, 'birth', `${name}的出生年月 ${birthMonth} 还没到，请核对。`)]
  }
  if (months > 120 * 12) {
    return [problem('AGE_OVER_120', row, 'birth', `${name}的出生年月 ${birthMonth}，已超过120岁，请核对。`)]
  }
  const found: RosterProblem[] = []
  if (isAdult(birthMonth, on)) return found
  if (person.representative) {
    found.push(
      problem('REPRESENTATIVE_MINOR', row, 'representative', `${name}未满18岁，不能是村民代表，请核对。`)
    )
  }
  if (person.party) found.push(problem('PARTY_MINOR', row, 'party', `${name}未满18岁，不能是党员，请核对。`))
  return found
}

const checkHeads = (no: string, members: readonly RosterPerson[]): RosterProblem[] => {
  const heads = members.filter((m) => m.relation === 'head')
  const [head, second] = heads
  if (second && head) {
    const words = `户号${no}有两个户主：${head.name}（第${head.row}行）和${second.name}，请只留一个。`
    return [problem('HEAD_TWICE', second.row, 'relation', words)]
  }
  if (!head) {
    // An unknown relation may be the head's; its own problem comes first.
    const known = members.every((m) => m.relation !== null)
    const row = members[0]?.row ?? null
    return known
      ? [problem('HEAD_MISSING', row, 'relation', `户号${no}没有户主，请把户主那一行的关系写成“户主”。`)]
      : []
  }
  const differs = members.find((m) => m.headName !== undefined && m.headName !== head.name)
  if (!differs) return []
  const words = `“户主”这一列写的是${differs.headName}，关系为户主的却是${head.name}（第${head.row}行），请改成一致。`
  return [problem('HEAD_NAME_DIFFERS', differs.row, 'head', words)]
}

const checkHousehold = (no: string, members: readonly RosterPerson[]): RosterProblem[] => {
  const found: RosterProblem[] = []
  const first = members[0]
  if (!first) return found
  const elsewhere = members.find((m) => m.group.name !== '' && groupKey(m) !== groupKey(first))
  if (elsewhere) {
    const words = `户号${no}在${first.group.name}（第${first.row}行）和${elsewhere.group.name}都有。户号全村不能重复，可以在前面加上组号。`
    found.push(problem('HOUSEHOLD_TWO_GROUPS', elsewhere.row, 'householdNo', words))
  }
  const placed = members.find((m) => m.courtyard !== undefined)
  const other = members.find((m) => m.courtyard !== undefined && m.courtyard !== placed?.courtyard)
  if (placed && other) {
    const words = `户号${no}写了两个院落：${placed.courtyard}（第${placed.row}行）和${other.courtyard}，请改成一致。`
    found.push(problem('HOUSEHOLD_TWO_COURTYARDS', other.row, 'courtyard', words))
  }
  const [one, two] = members.filter((m) => m.representative)
  if (one && two) {
    const words = `户号${no}有两位村民代表：${one.name}（第${one.row}行）和${two.name}，请核对是否属实。`
    found.push(problem('REPRESENTATIVE_TWO', two.row, 'representative', words))
  }
  return found
}

const personKey = (p: RosterPerson): string => `${p.name} ${p.birthMonth ?? ''}`

/** Of two namesakes in one household both need a month of birth, or the next import could not tell them apart. */
const checkTwice = (no: string, members: readonly RosterPerson[]): RosterProblem[] => {
  const found: RosterProblem[] = []
  const seen = new Map<string, RosterPerson[]>()
  for (const m of members) {
    const namesakes = seen.get(m.name) ?? []
    const same = namesakes.find((o) => o.birthMonth === m.birthMonth || !o.birthMonth || !m.birthMonth)
    seen.set(m.name, [...namesakes, m])
    if (m.name === '' || !same) continue
    const unlike = same.birthMonth === m.birthMonth ? '' : '若是同名的两个人，请把出生年月都写上。'
    const words = `${m.name}在户号${no}里出现了两次（第${same.row}行），请删掉多余的一行。${unlike}`
    found.push(problem('PERSON_TWICE', m.row, 'name', words))
  }
  return found
}

const checkElsewhere = (people: readonly RosterPerson[]): RosterProblem[] => {
  const seen = new Map<string, RosterPerson>()
  return people.flatMap((m) => {
    if (m.name === '' || m.birthMonth === undefined) return []
    const before = seen.get(personKey(m))
    if (!before) seen.set(personKey(m), m)
    if (!before || before.householdNo === m.householdNo) return []
    const words = `${m.name}（${m.birthMonth}）在户号${before.householdNo}（第${before.row}行）也有。若是同一个人，请只留一处；同名同月的两个人可以不管。`
    return [problem('PERSON_ELSEWHERE', m.row, 'name', words)]
  })
}
