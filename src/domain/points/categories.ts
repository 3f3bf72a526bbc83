import type { Period } from '../common/calendar'

/** The three categories of the mission (农户参与乡村建设、庭院卫生、公益美德). */
export const pointsCategories = {
  participation: '乡村建设参与',
  courtyard: '庭院卫生',
  virtue: '公益美德'
} as const
export type PointsCategory = keyof typeof pointsCategories

export interface Cap {
  readonly points: number
  readonly per: 'household' | 'person'
  readonly period: Period
}

export const perNames = { household: '户', person: '人' } as const
export const periodNames: Record<Period, string> = { day: '日', month: '月', quarter: '季', year: '年' }

/** 「每户每季最多100分」; empty when there is no cap. */
export const capWords = (cap: Cap | null): string =>
  cap ? `每${perNames[cap.per]}每${periodNames[cap.period]}最多${cap.points}分` : ''

/** All caps of an item, 「每户每月最多20分，每人每年最多40分」; empty without any. */
export const capsWords = (caps: readonly Cap[]): string => caps.map(capWords).join('，')
