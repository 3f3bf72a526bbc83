/** The rule packs there are, by the place they were written for: apart from their numbers, so that a page may name them. */
export const packFamilies = {
  national: '全国',
  zhejiang: '浙江',
  shandong: '山东',
  shanghai: '上海',
  chongqing: '重庆'
} as const
export type PackFamily = keyof typeof packFamilies
