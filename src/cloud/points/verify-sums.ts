import { pointsCategories } from '@/domain/points/categories'
import type { HashedEntry } from './entry-bytes'
import { type Fault, faultOf } from './verify-faults'

const wordsOf = (code: 'CAP_DIFFERS' | 'ROLLUP_DIFFERS', key: string): string => {
  const [first = '', , last = ''] = key.split(' ')
  const category = Object.entries(pointsCategories).find(([name]) => name === last)?.[1] ?? last
  return code === 'CAP_DIFFERS' ? last : `${first} ${category}`
}

/** Counters and roll-ups of one village, summed up entry by entry. */
export class VillageSums {
  readonly #caps = new Map<string, number>()
  readonly #rollups = new Map<string, number>()
  readonly #awards = new Map<string, HashedEntry>()

  /** @param categories of the village's items. */
  constructor(
    private readonly villageId: string,
    private readonly categories: ReadonlyMap<string, string>
  ) {}

  /** Adds one household's entries; `sealed` of them are in the roll-up. */
  add(entries: readonly HashedEntry[], sealed: number): void {
    this.#awards.clear()
    for (const e of entries) {
      if (e.kind === 'award' && e.caps) this.#awards.set(e.id, e)
      const capped = e.kind === 'award' ? e : e.reverses === null ? undefined : this.#awards.get(e.reverses)
      for (const use of capped?.caps ?? []) this.#count(capped ?? e, use, e.kind === 'award' ? 1 : -1)
      if (e.no <= sealed) this.#roll(e)
    }
  }

  #count(award: HashedEntry, use: string, sign: 1 | -1): void {
    const [holder, counter, period] = use.split(' ')
    const key = [
      holder === 'h' ? award.household_id : award.member_id,
      counter === 'i' ? award.item_id : counter,
      period
    ].join(' ')
    const amount = period?.startsWith('slot/') ? 1 : award.points
    this.#caps.set(key, (this.#caps.get(key) ?? 0) + sign * amount)
  }

  #roll(e: HashedEntry): void {
    if (!['award', 'reversal', 'deduction'].includes(e.kind)) return
    const category = e.category ?? this.categories.get(e.item_id ?? '')
    if (!category) return
    for (const period of [e.occurred_on.slice(0, 7), e.occurred_on.slice(0, 4)]) {
      const key = `${period} ${e.household_id} ${category}`
      const points = e.from_bucket === 'issuing' ? e.points : -e.points
      this.#rollups.set(key, (this.#rollups.get(key) ?? 0) + points)
    }
  }

  /** Compares with what the tables hold; a counter that is back at nothing may stay or not be there. */
  faults(caps: ReadonlyMap<string, number>, rollups: ReadonlyMap<string, number>): Fault[] {
    const differ = (
      code: 'CAP_DIFFERS' | 'ROLLUP_DIFFERS',
      expected: ReadonlyMap<string, number>,
      found: ReadonlyMap<string, number>,
      householdAt: number
    ) =>
      [...new Set([...expected.keys(), ...found.keys()])].sort().flatMap((key) => {
        const [should, is] = [expected.get(key) ?? 0, found.get(key) ?? 0]
        return should === is
          ? []
          : [
              faultOf(this.villageId, code, {
                householdId: key.split(' ')[householdAt] ?? null,
                expected: `${wordsOf(code, key)}：${should}`,
                found: String(is)
              })
            ]
      })
    return [
      ...differ('CAP_DIFFERS', this.#caps, caps, 0),
      ...differ('ROLLUP_DIFFERS', this.#rollups, rollups, 1)
    ]
  }
}
