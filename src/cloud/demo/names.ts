import names from './data/names.json'
import type { Random } from './random'

export type Sex = 'male' | 'female'

// By code point: some of these characters lie outside the BMP.
const surnames = Array.from(names.surnames)
const eras = names.eras.map((era) => ({
  before: era.before,
  male: lists(era.male),
  female: lists(era.female)
}))

function lists(source: { first: string; second: string; single: number }) {
  return { first: Array.from(source.first), second: Array.from(source.second), single: source.single }
}

/** A surname as often as it occurs in the district; never one of `except`. */
export const surname = (random: Random, except: readonly string[] = []): string =>
  random.pick(surnames.filter((s) => !except.includes(s)))

/** A given name such as people born in that year bear; about one in 150 has a character few fonts know. */
export const givenName = (random: Random, sex: Sex, birthYear: number): string => {
  if (random.next() < 1 / 150) return random.pick(names.rare)
  const era = eras.find((e) => birthYear < e.before)
  if (!era) throw new Error(`no names for ${birthYear}`)
  const { first, second, single } = era[sex]
  if (random.chance(single)) return random.pick(second)
  const head = random.pick(first)
  return head + random.pick(second.filter((character) => character !== head))
}
