import { netPoints, type PointsBucket, type PointsKind, pointsKinds } from './buckets'

interface Moved {
  readonly kind: PointsKind
  readonly from_bucket: PointsBucket
  readonly to_bucket: PointsBucket
  readonly points: number
}

export interface EntryFacts extends Moved {
  /** Of an award: it was released since. */
  readonly released: boolean
  readonly reversed: boolean
}

/** Where the points of an entry are now, as the household understands it; empty where the kind says it. */
export const entryStanding = (entry: EntryFacts): string => {
  if (entry.reversed) return '已冲销'
  if (entry.kind === 'honour') return '荣誉分，只记荣誉，不能兑换'
  if (entry.kind !== 'award') return ''
  return entry.to_bucket === 'pending' && !entry.released ? '公示中，期满可用' : '可用'
}

/** What an entry is called: a reversal by what it takes back, a carrying by what it carries. */
export const entryTitle = (entry: Moved, item: string | null, about: string | null): string => {
  switch (entry.kind) {
    case 'award':
      return item ?? pointsKinds.award
    case 'release':
      return `公示期满，可以用了${about ? `：${about}` : ''}`
    case 'reversal':
      return `冲销一笔${about ? `：${about}` : ''}`
    case 'expiry':
      return `到期${about ? `：${about}` : ''}`
    default:
      return pointsKinds[entry.kind]
  }
}

/**
 * What a household reads beside an entry: what came in or went out for good carries a sign; what only moves between
 * its own places has none.
 */
export const entrySign = (entry: Moved): 'in' | 'out' | 'moved' => {
  const net = netPoints(entry)
  if (net === 0) return 'moved'
  return net > 0 ? 'in' : 'out'
}

/** What an entry does to what can be spent. */
export const spendable = (entry: Moved): number =>
  (entry.to_bucket === 'available' ? entry.points : 0) -
  (entry.from_bucket === 'available' ? entry.points : 0)

/** 「ab12 cd34 …」: the beginning of a hash as it is printed on paper, in groups that can be compared by eye. */
export const shortHash = (hash: string): string => (hash.slice(0, 16).match(/.{4}/g) ?? []).join(' ')
