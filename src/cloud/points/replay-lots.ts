import { dayOf } from '@/domain/common/calendar'
import { giveBack, type Lot, reverseLot, spend, type Taken } from '@/domain/points/lots'
import type { HashedEntry } from './entry-bytes'

/** What of an account never expires, as a lot of its own. */
const POOL = 'pool'

/** The lots of one account, moved entry by entry by the rules of the domain. */
export class LotReplay {
  #lots: readonly Lot[] = []
  readonly #taken = new Map<string, readonly Taken[]>()

  lots(): readonly Lot[] {
    return this.#lots
  }

  #whole(available: number): readonly Lot[] {
    const expiring = this.#lots.reduce((sum, lot) => sum + lot.points, 0)
    return [...this.#lots, { id: POOL, no: 0, points: available - expiring, expiresOn: null, warnedOn: null }]
  }

  #keep(lots: readonly Lot[]): void {
    this.#lots = lots.filter((lot) => lot.id !== POOL)
  }

  /** Takes the entry's points; false where they are not there. `available` is what the account had before it. */
  #take(entry: HashedEntry, available: number, own: string | null): boolean {
    const whole = this.#whole(available)
    const lot = own === null ? null : this.#lots.some((l) => l.id === own) ? own : POOL
    const moved = lot === null ? spend(whole, entry.points) : reverseLot(whole, lot, entry.points)
    if (!moved.ok) return false
    this.#keep(moved.value.lots)
    this.#taken.set(entry.id, moved.value.taken)
    return true
  }

  #give(entry: HashedEntry, taking: string): void {
    const today = dayOf(new Date(entry.posted_us / 1000))
    this.#lots = giveBack(this.#lots, this.#taken.get(taking) ?? [], today)
  }

  #expire(entry: HashedEntry): boolean {
    const lot = this.#lots.find((l) => l.id === entry.about)
    const over =
      lot !== undefined &&
      lot.points === entry.points &&
      lot.expiresOn !== null &&
      lot.expiresOn < entry.occurred_on
    if (!over) return false
    this.#lots = this.#lots.map((l) => (l === lot ? { ...l, points: 0 } : l))
    this.#taken.set(entry.id, [{ lotId: lot.id, points: lot.points }])
    return true
  }

  /**
   * Moves the lots as one entry does. `linked` is the entry that it reverses or settles. False where the entry takes
   * what is not there, or lets expire what had not run out.
   */
  move(entry: HashedEntry, available: number, linked: HashedEntry | null): boolean {
    if (entry.from_bucket === 'available') {
      if (entry.kind === 'expiry') return this.#expire(entry)
      if (entry.kind === 'carried_out') {
        this.#lots = this.#lots.map((lot) =>
          lot.expiresOn === entry.expires_on ? { ...lot, points: 0 } : lot
        )
        return true
      }
      return this.#take(entry, available, entry.kind === 'reversal' ? entry.reverses : null)
    }
    if (entry.to_bucket !== 'available') return true
    if (entry.kind === 'give_back' && entry.about !== null) this.#give(entry, entry.about)
    if (entry.kind === 'reversal' && linked)
      this.#give(entry, linked.kind === 'hand_over' ? (linked.about ?? '') : linked.id)
    if (entry.expires_on !== null && ['award', 'release', 'carried_in'].includes(entry.kind)) {
      const id = entry.kind === 'release' ? (entry.about ?? '') : entry.id
      const { no, points, expires_on: expiresOn } = entry
      this.#lots = [...this.#lots, { id, no, points, expiresOn, warnedOn: null }]
    }
    return true
  }
}
