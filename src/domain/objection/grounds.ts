/** What an objection is about, as the villager taps it. Apart from the schemas, so that a phone need not load them. */
export const objectionGrounds = {
  procedure: '程序不对（没通知、人数不够、计票有误……）',
  content: '内容不合理',
  rights: '侵害了我的权益',
  accounts: '钱数、账目不对',
  result: '做得和决议不一样',
  personal_data: '公示了个人信息',
  other: '其他'
} as const
export type ObjectionGround = keyof typeof objectionGrounds
