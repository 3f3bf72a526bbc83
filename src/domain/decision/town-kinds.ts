/** Why a matter of a village stands before the township: its own word is due, or something stands longer than its clock. */
export const townKinds = {
  opinion: '等乡镇意见',
  notice: '决议没有公开',
  meeting: '会议没有重开',
  objection: '异议没有办结',
  result: '结果没有公开',
  order: '中止已到期'
} as const
export type TownKind = keyof typeof townKinds
