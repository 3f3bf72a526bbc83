import type { HouseholdBucket, PointsBucket } from '@/domain/points/buckets'
import { type HashedEntry, linkOf, noHash } from './entry-bytes'
import { LotReplay } from './replay-lots'
import { type Fault, type FaultCode, faultOf } from './verify-faults'

type Buckets = Readonly<Record<HouseholdBucket, number>>

export interface LeafPart {
  readonly seal_no: number
  readonly up_to: number
  readonly hash: Buffer
  readonly links: Buffer
}

export interface HouseholdFacts {
  readonly villageId: string
  readonly householdId: string
  readonly account: (Buckets & { readonly entries: number }) | null
  readonly entries: readonly HashedEntry[]
  readonly leaves: readonly LeafPart[]
  readonly lots: ReadonlyMap<string, { readonly left: number; readonly expiresOn: string }>
}

const sides: Readonly<Record<string, readonly [readonly PointsBucket[], readonly PointsBucket[]]>> = {
  award: [['issuing'], ['pending', 'available']],
  release: [['pending'], ['available']],
  reversal: [
    ['pending', 'available', 'honour', 'issuing', 'expired', 'redeemed'],
    ['issuing', 'available']
  ],
  honour: [['issuing'], ['honour']],
  reserve: [['available'], ['reserved']],
  hand_over: [['reserved'], ['redeemed']],
  give_back: [['reserved'], ['available']],
  expiry: [['available'], ['expired']],
  deduction: [['available'], ['issuing']],
  carried_out: [['pending', 'available', 'reserved', 'honour'], ['issuing']],
  carried_in: [['issuing'], ['pending', 'available', 'reserved', 'honour']]
}

const rightSides = (e: HashedEntry): boolean => {
  const [from, to] = sides[e.kind] ?? [[], []]
  return from.some((b) => b === e.from_bucket) && to.some((b) => b === e.to_bucket) && e.points > 0
}

/** What an entry takes back or settles has to be there before it, with as many points, once. */
const linkedTo = (e: HashedEntry, seen: ReadonlyMap<string, HashedEntry>, used: Set<string>) => {
  const id = e.reverses ?? (['release', 'hand_over', 'give_back'].includes(e.kind) ? e.about : null)
  if (id === null) return { linked: null, right: true }
  const linked = seen.get(id) ?? null
  const key = `${e.kind === 'reversal' ? 'r' : 'a'}${id}`
  const right = linked !== null && linked.points === e.points && !used.has(key)
  used.add(key)
  return { linked, right }
}

/** Recomputes one household from its entries: numbers, chain, links, buckets and lots. */
export const verifyHousehold = (facts: HouseholdFacts): Fault[] => {
  const { villageId, householdId } = facts
  const faults: Fault[] = []
  const say = (code: FaultCode, e: Partial<HashedEntry>, expected: unknown = null, found: unknown = null) =>
    faults.push(
      faultOf(villageId, code, {
        ...{ householdId, no: e.no ?? null, entryId: e.id ?? null },
        expected: expected === null ? null : String(expected),
        found: found === null ? null : String(found)
      })
    )
  chainFaults(facts, say)
  const sums: Record<string, number> = { pending: 0, available: 0, reserved: 0, honour: 0 }
  const lots = new LotReplay()
  const seen = new Map<string, HashedEntry>()
  const used = new Set<string>()
  for (const e of facts.entries) {
    const { linked, right } = linkedTo(e, seen, used)
    if (!rightSides(e)) say('ENTRY_WRONG_SIDES', e)
    if (!right) say('ENTRY_WRONG_LINK', e)
    if (!lots.move(e, sums.available ?? 0, linked)) say('BALANCE_NEGATIVE', e)
    if (e.from_bucket in sums) sums[e.from_bucket] = (sums[e.from_bucket] ?? 0) - e.points
    if (e.to_bucket in sums) sums[e.to_bucket] = (sums[e.to_bucket] ?? 0) + e.points
    if ((sums[e.from_bucket] ?? 0) < 0) say('BALANCE_NEGATIVE', e)
    seen.set(e.id, e)
  }
  if (!facts.account) say('ACCOUNT_MISSING', {})
  else balanceFaults(facts.account, sums, say)
  lotFaults(facts, lots, say)
  return faults
}

type Say = (code: FaultCode, e: Partial<HashedEntry>, expected?: unknown, found?: unknown) => void

/** The first entry that is missing, or whose link is not the one that was sealed. */
const chainFaults = ({ account, entries, leaves }: HouseholdFacts, say: Say): void => {
  let chain = noHash
  let leaf = 0
  let from = 0
  for (const [i, e] of entries.entries()) {
    if (e.no !== i + 1) {
      say('ENTRY_MISSING', { no: i + 1 })
      return
    }
    chain = linkOf(chain, e)
    const part = leaves[leaf]
    if (!part) continue
    const sealed = part.links.subarray((e.no - from - 1) * 8, (e.no - from) * 8)
    const end = e.no === part.up_to
    if (!sealed.equals(chain.subarray(0, 8)) || (end && !part.hash.equals(chain))) {
      say('ENTRY_CHANGED', e)
      return
    }
    if (end) {
      from = part.up_to
      leaf += 1
    }
  }
  const count = Math.max(account?.entries ?? 0, leaves.at(-1)?.up_to ?? 0)
  if (count > entries.length) say('ENTRY_MISSING', { no: entries.length + 1 })
  const extra = account ? entries[account.entries] : undefined
  if (extra) say('ENTRY_UNCOUNTED', extra)
}

const names = { pending: '待公示期满', available: '可用', reserved: '兑换中', honour: '荣誉' } as const

const balanceFaults = (account: Buckets, sums: Readonly<Record<string, number>>, say: Say): void => {
  for (const bucket of ['pending', 'available', 'reserved', 'honour'] as const) {
    if (account[bucket] !== sums[bucket])
      say('BALANCE_DIFFERS', {}, `${names[bucket]}${sums[bucket]}`, `${names[bucket]}${account[bucket]}`)
  }
}

const lotFaults = ({ lots: stored }: HouseholdFacts, replay: LotReplay, say: Say): void => {
  const words = (left: number, on: string | null) => `${left}分，到${on}`
  const expected = new Map(replay.lots().map((lot) => [lot.id, words(lot.points, lot.expiresOn)]))
  const found = new Map([...stored].map(([id, lot]) => [id, words(lot.left, lot.expiresOn)]))
  for (const id of new Set([...expected.keys(), ...found.keys()])) {
    if (expected.get(id) !== found.get(id))
      say('LOT_DIFFERS', { id }, expected.get(id) ?? '没有', found.get(id) ?? '没有')
  }
}
