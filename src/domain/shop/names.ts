// Names, limits and words alone, without the schemas: what a phone needs of the shop is a few hundred bytes.

export const redemptionStates = {
  queued: '排队等预算',
  reserved: '可以领了',
  handed: '已交货，等确认',
  fulfilled: '已领到',
  cancelled: '已取消，分已退回',
  expired: '过期没领，分已退回'
} as const
export type RedemptionState = keyof typeof redemptionStates

/** States in which points and stock are held for the household. */
export const openStates = ['queued', 'reserved', 'handed'] as const satisfies readonly RedemptionState[]

/** Where goods come from (积分细则: 商品来源可捐赠、村企). */
export const goodsSources = { bought: '村里采购', donated: '爱心捐赠', enterprise: '村企业提供' } as const
export type GoodsSource = keyof typeof goodsSources

/** Every way in which stock changes; the last four follow from a redemption. */
export const movementKinds = {
  in: '入库',
  out: '出库',
  counted: '盘点调整',
  reserve: '兑换占用',
  release: '退回货架',
  hand: '交给农户',
  take_back: '没有领到，收回'
} as const
export type MovementKind = keyof typeof movementKinds

export const limits = {
  name: 30,
  words: 200,
  reason: 200,
  /** Units of one request. */
  perRequest: 20,
  price: 100_000,
  stock: 100_000,
  budget: 10_000_000,
  /** Days a request waits at the counter; the village may choose. */
  pickupDays: { least: 3, most: 60 },
  photos: 3,
  /** Goods counted in one stock-taking. */
  counted: 200
} as const

/** How a village runs its shop while it has chosen nothing. */
export const defaultShopTerms = { pickupDays: 15, quarterPoints: null } as const

/** Days after which an unconfirmed hand-over is brought up again. */
export const unconfirmedDays = 3
/** A reminder comes this many days before a request is returned. */
export const remindDaysBefore = 2
