import type { PartyStatus, Relation } from './member'
import type { RosterPerson } from './roster-rows'

/** A phone as it is kept: keyed hash (hexadecimal) and last four digits. */
export interface StoredPhone {
  readonly hash: string
  readonly last4: string
}

/** Someone of the village's roster, present (`endedOn` null) or gone. */
export interface CurrentMember {
  readonly id: string
  readonly householdId: string
  readonly name: string
  readonly relation: Relation
  readonly sex: 'male' | 'female' | null
  readonly birthMonth: string | null
  readonly phone: StoredPhone | null
  readonly residence: 'resident' | 'away'
  readonly party: PartyStatus
  /** Whether they are a representative today, and whether an import or someone's hand made them one. */
  readonly representative: 'none' | 'roster' | 'by_hand'
  readonly endedOn: string | null
}

export interface CurrentHousehold {
  readonly id: string
  readonly no: string
  readonly groupId: string
  readonly courtyardId: string | null
  readonly endedOn: string | null
}

/** Everything of a village's roster that a plan depends on; ended households and members too. */
export interface CurrentRoster {
  readonly groups: readonly { readonly id: string; readonly no: number; readonly name: string }[]
  readonly courtyards: readonly { readonly id: string; readonly groupId: string; readonly name: string }[]
  readonly households: readonly CurrentHousehold[]
  readonly members: readonly CurrentMember[]
}

type Key<T> = (item: T) => string | null

/** Pairs what has the same key, once each: with `unique`, only where the key is the only one on both sides. */
const pair = <A, B>(
  left: Set<A>,
  right: Set<B>,
  keyA: Key<A>,
  keyB: Key<B>,
  unique: boolean,
  take: (a: A, b: B) => void
) => {
  const rights = grouped(right, keyB)
  for (const [key, as] of grouped(left, keyA)) {
    const bs = rights.get(key) ?? []
    if (unique && (as.length > 1 || bs.length > 1)) continue
    as.slice(0, bs.length).forEach((a, i) => {
      const b = bs[i] as B
      left.delete(a)
      right.delete(b)
      take(a, b)
    })
  }
}

const grouped = <T>(items: Iterable<T>, key: Key<T>): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const k = key(item)
    if (k === null) continue
    const group = groups.get(k)
    if (group) group.push(item)
    else groups.set(k, [item])
  }
  return groups
}

/**
 * Says which person of the file is which member: in the same household by name and birth, by name, by phone; then
 * whoever moved to another household of the village; then whoever had left and is back. Who stays unmatched is new.
 * Cautious where it cannot tell: an account follows the member, and must not end up with someone else.
 */
export const matchMembers = (
  current: CurrentRoster,
  people: readonly RosterPerson[],
  hashOf: (phone: string) => string
): ReadonlyMap<RosterPerson, CurrentMember> => {
  const found = new Map<RosterPerson, CurrentMember>()
  const noOf = new Map(current.households.map((h) => [h.id, h.no]))
  const rows = new Set(people)
  const present = new Set(current.members.filter((m) => m.endedOn === null))
  // The most recent departure first, so that the latest record of someone is the one that is taken up again.
  const gone = new Set(
    current.members
      .filter((m) => m.endedOn !== null)
      .sort((a, b) => (b.endedOn ?? '').localeCompare(a.endedOn ?? ''))
  )
  const take = (row: RosterPerson, member: CurrentMember) => found.set(row, member)
  const rowHousehold = (p: RosterPerson, rest: string | null | undefined) =>
    rest ? `${p.householdNo} ${rest}` : null
  const memberHousehold = (m: CurrentMember, rest: string | null | undefined) =>
    rest ? `${noOf.get(m.householdId)} ${rest}` : null
  const rowPerson: Key<RosterPerson> = (p) => (p.birthMonth ? `${p.name} ${p.birthMonth}` : null)
  const memberPerson: Key<CurrentMember> = (m) => (m.birthMonth ? `${m.name} ${m.birthMonth}` : null)

  pair(
    rows,
    present,
    (p) => rowHousehold(p, rowPerson(p)),
    (m) => memberHousehold(m, memberPerson(m)),
    false,
    take
  )
  pair(
    rows,
    present,
    (p) => rowHousehold(p, p.name),
    (m) => memberHousehold(m, m.name),
    true,
    take
  )
  const rowHash = (p: RosterPerson) => (p.phone.kind === 'number' ? hashOf(p.phone.value) : null)
  const rowLast4 = (p: RosterPerson) => (p.phone.kind === 'keep' ? p.phone.last4 : null)
  pair(
    rows,
    present,
    (p) => rowHousehold(p, rowHash(p)),
    (m) => memberHousehold(m, m.phone?.hash),
    true,
    take
  )
  pair(
    rows,
    present,
    (p) => rowHousehold(p, rowLast4(p)),
    (m) => memberHousehold(m, m.phone?.last4),
    true,
    take
  )
  pair(rows, present, rowPerson, memberPerson, true, take)
  pair(
    rows,
    gone,
    (p) => rowHousehold(p, rowPerson(p)),
    (m) => memberHousehold(m, memberPerson(m)),
    false,
    take
  )
  pair(
    rows,
    gone,
    (p) => rowHousehold(p, p.birthMonth ? null : p.name),
    (m) => memberHousehold(m, m.name),
    true,
    take
  )
  pair(rows, gone, rowPerson, memberPerson, true, take)
  return found
}
