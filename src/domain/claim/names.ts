/** Where a claim stands, in the words people read. */
export const claimStates = {
  DECLARED: '已申报，等评议',
  FIRST_SCORED: '已初评，等村里复核',
  VILLAGE_REVIEWED: '村里已复核，等公示',
  PUBLICITY: '公示中',
  OBJECTED: '有异议，核实中',
  REVIEWED: '异议已核实，等公示期满',
  POSTED: '已入账',
  REJECTED: '没有通过',
  REVERSED: '已冲销',
  WITHDRAWN: '已撤回'
} as const
export type ClaimState = keyof typeof claimStates

/** Its points hang on a notice: still open to objection, held back by one, or judged. */
export const onNoticeStates: readonly ClaimState[] = ['PUBLICITY', 'OBJECTED', 'REVIEWED']

/** Whether a household said it of itself, or an office wrote it down. */
export const sheetKinds = { claim: '申报', record: '记录' } as const
export type SheetKind = keyof typeof sheetKinds

/** What is written into the history of a claim, in plain words. */
export const claimEventNames = {
  declare: '提出申报',
  record: '记录',
  withdraw: '撤回',
  take_back: '检查重新打开，记录收回',
  score: '打分',
  ask_reconsideration: '申请复议',
  recheck: '村里抽查核对',
  review: '村里复核通过',
  drop: '超出上限，不再公示',
  hang: '张榜公示',
  hang_anew: '原公示停了，重新张榜公示',
  object: '有人提出异议',
  settle: '异议核实完毕',
  post: '公示期满，入账',
  reverse: '红字冲销'
} as const
export type ClaimEventType = keyof typeof claimEventNames
export const claimActions = Object.keys(claimEventNames).filter(
  (type) => type !== 'declare' && type !== 'record'
) as Exclude<ClaimEventType, 'declare' | 'record'>[]

export const batchStates = {
  REVIEWING: '复核中',
  REVIEWED: '已复核，等公示',
  ON_NOTICE: '公示中',
  CLOSED: '已入账'
} as const
export type BatchState = keyof typeof batchStates

/** How the line of a household on the public notice stands. */
export const lineStates = {
  open: '公示中',
  held: '有异议，暂缓入账',
  corrected: '核实后已更正',
  booked: '已入账'
} as const
export type LineState = keyof typeof lineStates

export const reversalStates = { open: '等村监委确认', done: '已冲销', refused: '不予冲销' } as const
export type ReversalState = keyof typeof reversalStates

/** As many households as one sheet takes: a large village is ticked in one call. */
export const mostLines = 600
export const mostPhotos = 3

/** 「2026年11月」, and from the second batch of a month on 「2026年11月第2批」. */
export const batchName = (month: string, no: number): string => {
  const [year, number] = month.split('-')
  return `${year}年${Number(number)}月${no > 1 ? `第${no}批` : ''}`
}

/** A deed is recorded within this many days, so that a quarter's list is not changed long after it was read. */
export const mostDaysBack = 90

/** How often one line may say that a deed was done. */
export const mostTimes = 31
