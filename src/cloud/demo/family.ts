import type { Relation } from '@/domain/member/member'
import { givenName, type Sex, surname } from './names'
import type { Random } from './random'

/** A generated person, before ids. `birth` is `YYYY-MM`. */
export interface PersonPlan {
  readonly name: string
  readonly relation: Relation
  readonly sex: Sex
  readonly birth: string
  readonly residence: 'resident' | 'away'
}

/** Everyone was born by the end of this year, so that the county can be loaded on any later day. */
const YEAR = 2025

interface Slot {
  readonly relation: Relation
  readonly sex: Sex
  readonly age: number
  readonly surname: string
}

const other = (sex: Sex): Sex => (sex === 'male' ? 'female' : 'male')

/**
 * A household of `size` people (1 to 7): one head, and relatives in an order in which such households grow.
 * `away` scales how many work elsewhere, in percent of the usual.
 */
export const family = (random: Random, size: number, away: number): PersonPlan[] => {
  const slots = slotsFor(random, size)
  const named = new Set<string>()
  const people = slots.map((slot) => {
    const year = YEAR - slot.age
    let name: string
    do name = slot.surname + givenName(random, slot.sex, year)
    while (named.has(name))
    named.add(name)
    const month = String(random.int(1, 12)).padStart(2, '0')
    return { name, relation: slot.relation, sex: slot.sex, birth: `${year}-${month}`, age: slot.age }
  })
  const left = people.map((p) => p.age >= 18 && random.chance((awayChance(p.age, p.relation) * away) / 100))
  const someoneAtHome = people.some((p, i) => p.age >= 18 && !left[i])
  return people.map(({ age, ...person }, i) => ({
    ...person,
    // A child stays with whoever stays.
    residence: (age < 18 ? !someoneAtHome || random.chance(25) : left[i]) ? 'away' : 'resident'
  }))
}

const awayChance = (age: number, relation: Relation): number => {
  if (age >= 62) return 4
  const base = age < 45 ? 72 : 40
  return relation === 'head' ? base * 0.7 : base
}

function slotsFor(random: Random, size: number): Slot[] {
  const sex: Sex = random.chance(size === 1 ? 62 : 86) ? 'male' : 'female'
  const own = surname(random)
  const generation = generationOf(random, size)
  const [youngest, oldest] = { old: [60, 80], middle: [44, 59], young: [30, 42] }[generation] as [
    number,
    number
  ]
  const head: Slot = { relation: 'head', sex, age: random.int(youngest, oldest), surname: own }
  if (size === 1) return [head]
  const spouse: Slot = {
    relation: 'spouse',
    sex: other(sex),
    age: head.age + (sex === 'male' ? -1 : 1) * random.int(-1, 4),
    surname: surname(random, [own])
  }
  const childName = sex === 'male' ? own : spouse.surname
  const relatives =
    generation === 'old' ? below(random, head, childName) : around(random, head, childName, generation)
  const widowed = random.chance(size === 2 && generation === 'old' ? 12 : 6)
  const order = widowed && relatives.length >= size - 1 ? relatives : [spouse, ...relatives]
  return [head, ...order.slice(0, size - 1)]
}

function generationOf(random: Random, size: number): 'old' | 'middle' | 'young' {
  const [old, middle] = size <= 2 ? [70, 26] : size === 3 ? [32, 50] : [40, 40]
  const dice = random.int(1, 100)
  return dice <= old ? 'old' : dice <= old + middle ? 'middle' : 'young'
}

/** An old couple with the family of a grown child. */
function below(random: Random, head: Slot, childName: string): Slot[] {
  const child: Slot = {
    relation: 'child',
    sex: random.chance(72) ? 'male' : 'female',
    age: head.age - random.int(22, 29),
    surname: childName
  }
  const inLaw: Slot = {
    relation: 'child_in_law',
    sex: other(child.sex),
    age: child.age + random.int(-3, 2),
    surname: surname(random, [childName])
  }
  const grandName = child.sex === 'male' ? childName : inLaw.surname
  const eldest = child.age - random.int(23, 27)
  const grandchild = (age: number): Slot => ({
    relation: 'grandchild',
    sex: anySex(random),
    age,
    surname: grandName
  })
  const second: Slot = {
    relation: 'child',
    sex: anySex(random),
    age: child.age - random.int(2, 5),
    surname: childName
  }
  return [
    child,
    inLaw,
    grandchild(eldest),
    grandchild(Math.max(0, eldest - random.int(2, 6))),
    second,
    sibling(random, head)
  ]
}

/** A couple in its working years with children and, above them, the head's parents. */
function around(random: Random, head: Slot, childName: string, generation: 'middle' | 'young'): Slot[] {
  const eldest = head.age - random.int(22, 25)
  const child = (age: number): Slot => ({ relation: 'child', sex: anySex(random), age, surname: childName })
  const gap = random.int(2, 5)
  const older = random.int(20, 24)
  const fatherName = head.surname
  const mother: Slot = {
    relation: 'parent',
    sex: 'female',
    age: head.age + older,
    surname: surname(random, [fatherName])
  }
  const father: Slot = {
    relation: 'parent',
    sex: 'male',
    age: head.age + older + random.int(0, 4),
    surname: fatherName
  }
  const parents = generation === 'middle' ? [mother, father] : [father, mother]
  return [
    child(eldest),
    child(eldest - gap),
    ...parents,
    sibling(random, head),
    child(Math.max(0, eldest - gap - 3))
  ]
}

const anySex = (random: Random): Sex => (random.chance(52) ? 'male' : 'female')

const sibling = (random: Random, head: Slot): Slot => ({
  relation: 'sibling',
  sex: anySex(random),
  age: head.age - random.int(2, 6),
  surname: head.surname
})
