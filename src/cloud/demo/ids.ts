import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { newId } from '../crypto/new-id'

/** The kinds of rows in the order in which they come into being; an id's time is its kind's and its number's. */
const kinds = [
  'place',
  'group',
  'courtyard',
  'household',
  'member',
  'staff',
  'grant',
  'account',
  'binding',
  'rulebook',
  'item',
  'decision',
  'decision_event',
  'issue',
  'issue_event',
  'award',
  'request',
  'file',
  'notice',
  'notice_event',
  'meeting',
  'meeting_event',
  'goods',
  'movement',
  'budget',
  'round',
  'round_event',
  'round_sheet',
  'round_word',
  'honour_round',
  'honour_nominee'
] as const
export type DemoKind = (typeof kinds)[number]

// All demo ids are older than any id the running server makes, so that new rows come first in every list.
const FIRST = Date.UTC(2024, 0, 1)
const ROOM_PER_KIND = 10_000_000

interface Renaming {
  readonly known: Map<string, string>
  readonly make: (id: string) => string
}
const renaming = new AsyncLocalStorage<Renaming>()

/**
 * Within `work` every id is another one, and the same wherever it is asked for again: for a village founded once more
 * from the same plan. `make` names the new one.
 */
export const withNewIds = <T>(work: () => Promise<T>, make: (id: string) => string = newId): Promise<T> =>
  renaming.run({ known: new Map(), make }, work)

/** Another id of the same moment, the same in every load. */
export const besideIt = (id: string): string => {
  const noise = createHash('sha256').update(`xiaoyuan-demo/beside/${id}`).digest('hex')
  return [
    ...[id.slice(0, 8), id.slice(9, 13), `7${noise.slice(0, 3)}`],
    ...[`${id.slice(19, 20)}${noise.slice(3, 6)}`, noise.slice(8, 20)]
  ].join('-')
}

/** The id itself, or within `withNewIds` the one that stands for it. */
const renamed = (id: string): string => {
  const names = renaming.getStore()
  if (!names) return id
  const other = names.known.get(id) ?? names.make(id)
  names.known.set(id, other)
  return other
}

/** The same id for the same row in every load: a UUIDv7 in form, ordered by `n` within its kind. */
export const demoId = (kind: DemoKind, n: number): string => {
  const time = (FIRST + kinds.indexOf(kind) * ROOM_PER_KIND + n).toString(16).padStart(12, '0')
  const noise = createHash('sha256').update(`xiaoyuan-demo/${kind}/${n}`).digest('hex')
  const variant = '89ab'[Number.parseInt(noise.slice(3, 4), 16) % 4]
  const id = [
    time.slice(0, 8),
    time.slice(8),
    `7${noise.slice(0, 3)}`,
    `${variant}${noise.slice(4, 7)}`,
    noise.slice(8, 20)
  ].join('-')
  return renamed(id)
}

/** Keeps the numbers of two villages apart. */
export const numberIn = (villageIndex: number, n: number): number => villageIndex * 100_000 + n
