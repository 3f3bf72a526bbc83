// Names and limits alone, without the schemas: what a phone needs of an issue is a few hundred bytes, not 20 KB.

export const issueStates = {
  REPORTED: '已收到',
  TRIAGED: '已接下',
  DISCUSSING: '正在商议',
  AGREED: '已议定',
  ASSIGNED: '已交办',
  IN_PROGRESS: '正在办',
  DONE_CLAIMED: '办完待确认',
  RATING: '等您评价',
  CLOSED: '已关闭',
  REWORK: '重新办',
  ESCALATED: '已转上一级',
  TRANSFERRED_4D2P: '已转四议两公开',
  MEDIATION: '正在调解',
  DECLINED: '不予受理',
  MERGED: '已合并',
  WITHDRAWN: '已撤回'
} as const
export type IssueState = keyof typeof issueStates

/** 等您评价 is said to the raiser alone. */
export const ratingOutside = '等村民评价'

export const channels = {
  courtyard: '小院说事',
  secretary: '书记听我说',
  mediation: '评理说事'
} as const
export type Channel = keyof typeof channels

/** What matters are about, as the raiser taps it. */
export const categories = {
  road: '道路桥梁',
  water: '饮水排水',
  light: '路灯用电',
  clean: '垃圾卫生',
  neighbour: '邻里之间',
  elder: '老人孩子',
  farm: '生产灌溉',
  safety: '安全隐患',
  other: '其他'
} as const
export type Category = keyof typeof categories
export const moderations = {
  waiting: '等乡镇查看后公开',
  shown: '已公开',
  hidden: '未公开',
  appealed: '未公开，正在复核',
  private: '只给经办人看'
} as const
export type Moderation = keyof typeof moderations

/** Why a text or photo may be kept from the public. That it is negative about anyone is not among them. */
export const hideReasons = {
  personal_data: '含有身份证号、电话、住址等个人信息',
  health: '含有他人病情或残疾情况',
  minor: '能认出未成年人',
  insult: '辱骂或造谣中伤他人',
  unlawful: '含有违法内容',
  advert: '广告或与村里无关'
} as const
export type HideReason = keyof typeof hideReasons

/** Who may see a matter once moderation has let it through; `handlers` is never shown to the public at all. */
export const audiences = { village: '全村', courtyard: '本院落', handlers: '只给经办人' } as const
export type Audience = keyof typeof audiences

/** About whom a matter is that must not pass through their own hands. */
export const abouts = { cadre: '反映村干部', supervisor: '反映村监委成员' } as const
export type About = keyof typeof abouts

/** The levels a matter climbs when it is not settled in time. */
export const levels = { courtyard: '院落', village: '村', township: '乡镇', county: '县' } as const
export type Level = keyof typeof levels

export const declineReasons = {
  not_public: '不是公共事务',
  beyond_powers: '超出村里的权限',
  unlawful: '含有违法内容',
  no_consent: '对方不同意调解'
} as const
export type DeclineReason = keyof typeof declineReasons

export const ratings = { satisfied: '满意', basic: '基本满意', dissatisfied: '不满意' } as const
export type Rating = keyof typeof ratings

/** How a matter ended: closed and settled are different words. */
export const closings = {
  resolved: '已解决',
  unrated: '未评价关闭',
  explained: '解释结案',
  mediated: '已调解',
  mediation_ended: '调解终止',
  declined: '不予受理'
} as const
export type Closing = keyof typeof closings

export const maxPhotos = 9
export const maxSoundSeconds = 60
export const maxWords = 2000
/** Stands for the words of somebody who only spoke: whoever handles the matter hears the sound. */
export const soundOnlyWords = '（用录音说的，请听录音）'
