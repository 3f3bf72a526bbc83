/** Where points are: four places of a household, and the three sides of its village. */
export const pointsBuckets = {
  pending: '待公示期满',
  available: '可用',
  reserved: '兑换中',
  honour: '荣誉',
  issuing: '村发放',
  redeemed: '已兑换',
  expired: '已到期'
} as const
export type PointsBucket = keyof typeof pointsBuckets
export type HouseholdBucket = 'pending' | 'available' | 'reserved' | 'honour'

/** What an entry of the ledger does; each moves points from one bucket to another. */
export const pointsKinds = {
  award: '记分',
  release: '公示期满入账',
  reversal: '冲销',
  honour: '荣誉分',
  reserve: '兑换预留',
  hand_over: '兑换领取',
  give_back: '兑换退回',
  expiry: '到期',
  deduction: '扣分',
  carried_out: '合并转出',
  carried_in: '合并转入'
} as const
export type PointsKind = keyof typeof pointsKinds

const households: readonly PointsBucket[] = ['pending', 'available', 'reserved', 'honour']

/** True for the buckets that belong to a household. */
export const isHousehold = (bucket: PointsBucket): bucket is HouseholdBucket => households.includes(bucket)

/** What an entry adds to a household in all, over its buckets; 0 where points only move from one to another. */
export const netPoints = (entry: {
  readonly from_bucket: PointsBucket
  readonly to_bucket: PointsBucket
  readonly points: number
}): number =>
  (isHousehold(entry.to_bucket) ? entry.points : 0) - (isHousehold(entry.from_bucket) ? entry.points : 0)
