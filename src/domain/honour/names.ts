/** How far a round has come, in the words people read. */
export const roundStates = {
  nominating: '正在提名',
  judging: '村里评议中',
  judged: '评议结束，等公示',
  on_notice: '公示中',
  awarded: '已经挂牌',
  cancelled: '已取消'
} as const
export type RoundState = keyof typeof roundStates
export const allRoundStates = Object.keys(roundStates) as RoundState[]

/** The rounds that are not over; the others never change again. */
export const openRoundStates = ['nominating', 'judging', 'judged', 'on_notice'] as const

/** How a household's nomination stands, and later its plaque. */
export const nomineeStates = {
  asked: '等这一户同意',
  entered: '已提名，等院落评议',
  supported: '院落支持，等村里评议',
  chosen: '拟授牌',
  passed_over: '这次没有评上',
  declined: '这一户不参加',
  withdrawn: '这一户已退出',
  struck: '异议成立，不授牌',
  lapsed: '随这一轮结束',
  hung: '已挂牌',
  mending: '限期整改',
  paused: '暂停挂牌'
} as const
export type NomineeState = keyof typeof nomineeStates
export const allNomineeStates = Object.keys(nomineeStates) as NomineeState[]

export const plaqueStates = ['hung', 'mending', 'paused'] as const satisfies readonly NomineeState[]

/** What the village may see of a round: nobody who has not agreed, or who stepped back. */
export const shownStates = [
  'entered',
  'supported',
  'chosen',
  'passed_over',
  'struck',
  'hung',
  'mending',
  'paused'
] as const satisfies readonly NomineeState[]

/** Whether the village reads why a household was put forward, and sees the photos: the township looks first. */
export const honourModerations = {
  waiting: '等乡镇看过再公开',
  shown: '已公开',
  hidden: '乡镇没有公开'
} as const
export type HonourModeration = keyof typeof honourModerations

/** Where hearts can be given: while something is still open. */
export const heartStates = ['entered', 'supported', 'chosen'] as const satisfies readonly NomineeState[]

export const methods = { points: '打分，取中位数', yes_no: '赞成或不赞成，数人数' } as const
export type Method = keyof typeof methods

/** What a village often awards; its own words are as good. */
export const usualCategories = ['最美庭院', '最美家庭', '最美婆媳', '最美邻里'] as const

export const limits = {
  category: 20,
  period: 20,
  words: 500,
  plaques: 200,
  points: 1000,
  photos: 3,
  /** At least so many of the panel judge every nominee. */
  judges: 3,
  fullMarks: 100,
  /** From so many points on a nominee passes; for yes or no it is more than half. */
  passMarks: 60,
  /** Whole days to mend what was told, the day itself not counted. */
  mendDays: 7,
  longestMendDays: 180
} as const
