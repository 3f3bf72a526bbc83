/** Who decides. A lower body never decides what the law gives to a higher one. */
export const bodies = {
  villagers_meeting: '村民会议',
  rep_meeting: '村民代表会议',
  group_meeting: '村民小组会议',
  collective_members: '农村集体经济组织成员大会',
  collective_reps: '农村集体经济组织成员代表大会'
} as const
export type Body = keyof typeof bodies

/** Who may change or replace what a body decided: itself, or the one above it (组织法第27条). */
const mayChangeTable: Readonly<Record<Body, readonly Body[]>> = {
  villagers_meeting: ['villagers_meeting'],
  rep_meeting: ['rep_meeting', 'villagers_meeting'],
  group_meeting: ['group_meeting'],
  collective_members: ['collective_members'],
  collective_reps: ['collective_reps', 'collective_members']
}
export const mayChange = (decided: Body, by: Body): boolean => mayChangeTable[decided].includes(by)

/** What must follow a resolution outside the village. `hold` keeps the work from beginning until it is there. */
export const followUps = {
  township_filing: { name: '报乡镇人民政府备案', hold: false, article: '村民委员会组织法第31条' },
  contribution_review: {
    name: '筹资筹劳方案报乡镇初审、县级复审',
    hold: true,
    article: '村民一事一议筹资筹劳管理办法（国办发〔2007〕4号）'
  },
  county_approval: { name: '报县级人民政府批准', hold: true, article: '村民委员会组织法第3条' }
} as const
export type FollowUp = keyof typeof followUps

export interface Topic {
  readonly name: string
  /** `villagers`: the representatives may decide under a written authorisation. `villagers_only`: never. */
  readonly owner: 'villagers' | 'villagers_only' | 'collective' | 'collective_only' | 'group'
  readonly article: string
  /** Why nobody below the owner may decide it; shown in the refusal. */
  readonly why?: string
  readonly followUp?: FollowUp
}

const org = '村民委员会组织法（2025年修正，2026年1月1日施行）'
const collective = '农村集体经济组织法（2025年5月1日施行）'
const collectiveOnly = `${collective}第26、28条`
const isCollective = '属于集体经济组织成员的权利，不是村民会议的事项'

/**
 * Every topic of the register and the body it belongs to. The 2025 amendment moved land, homesteads,
 * compensation and collective assets out of 组织法第28条 into 农村集体经济组织法. `villagers_only` beyond
 * 第19、31条 is the reading of provincial rules (沪、鲁、湘、琼), which the product takes as its default.
 */
export const topics = {
  village_planning: {
    name: '村庄规划、建设等乡村建设事项',
    owner: 'villagers',
    article: `${org}第28条第1项`
  },
  allowances: { name: '误工补贴的人员和标准', owner: 'villagers', article: `${org}第28条第2项` },
  collective_income_use: {
    name: '从村集体经济所得的资金、物资的使用',
    owner: 'villagers',
    article: `${org}第28条第3项`
  },
  public_works: { name: '公益事业的兴办', owner: 'villagers', article: `${org}第28条第4项` },
  contributions: {
    name: '筹资筹劳方案（一事一议）',
    owner: 'villagers',
    article: `${org}第28条第4项`,
    followUp: 'contribution_review'
  },
  construction_contract: { name: '公益事业建设承包方案', owner: 'villagers', article: `${org}第28条第4项` },
  support_households: { name: '重点帮扶人员和帮扶方案', owner: 'villagers', article: `${org}第28条第5项` },
  points_rules: {
    name: '积分办法（只奖励，不扣分、不约束）',
    owner: 'villagers',
    article: `${org}第28条第6项`
  },
  other_village: { name: '村民会议认为应当决定的其他事项', owner: 'villagers', article: `${org}第28条第6项` },
  village_charter: {
    name: '村民自治章程',
    owner: 'villagers_only',
    article: `${org}第31条`,
    why: '村民自治章程由村民会议制定和修改',
    followUp: 'township_filing'
  },
  village_rules: {
    name: '村规民约',
    owner: 'villagers_only',
    article: `${org}第31条`,
    why: '村规民约由村民会议制定和修改',
    followUp: 'township_filing'
  },
  binding_points_rules: {
    name: '积分办法（带扣分或约束）',
    owner: 'villagers_only',
    article: `${org}第31条`,
    why: '带扣分或约束的积分办法等同村规民约，由村民会议制定和修改',
    followUp: 'township_filing'
  },
  recall: {
    name: '罢免村民委员会成员',
    owner: 'villagers_only',
    article: `${org}第19条`,
    why: '罢免由全体登记选民投票，不能授权'
  },
  authorisation: {
    name: '授权村民代表会议决定事项',
    owner: 'villagers_only',
    article: `${org}第28、29条`,
    why: '授权只能由村民会议作出，代表会议不能给自己授权'
  },
  overturn_representatives: {
    name: '撤销或变更村民代表会议不适当的决定',
    owner: 'villagers_only',
    article: `${org}第27条`,
    why: '撤销代表会议的决定是村民会议的权力'
  },
  village_change: {
    name: '村民委员会的设立、撤销、范围调整',
    owner: 'villagers_only',
    article: `${org}第3条`,
    why: '村的设立、撤销和范围调整要经村民会议讨论同意',
    followUp: 'county_approval'
  },
  collective_articles: {
    name: '集体经济组织章程',
    owner: 'collective_only',
    article: collectiveOnly,
    why: isCollective
  },
  collective_membership: {
    name: '集体经济组织成员的确认',
    owner: 'collective_only',
    article: collectiveOnly,
    why: isCollective
  },
  land_contract: { name: '土地承包', owner: 'collective_only', article: collectiveOnly, why: isCollective },
  homestead: { name: '宅基地使用', owner: 'collective_only', article: collectiveOnly, why: isCollective },
  income_rights: {
    name: '集体经营性财产收益权量化',
    owner: 'collective_only',
    article: collectiveOnly,
    why: isCollective
  },
  land_compensation: {
    name: '土地补偿费（征地补偿）的分配和使用',
    owner: 'collective_only',
    article: collectiveOnly,
    why: isCollective
  },
  collective_merger: {
    name: '集体经济组织的合并、分立',
    owner: 'collective_only',
    article: collectiveOnly,
    why: isCollective
  },
  collective_budget: {
    name: '集体经济组织的预算、决算',
    owner: 'collective',
    article: `${collective}第26、28条`,
    why: isCollective
  },
  collective_income_distribution: {
    name: '集体收益分配',
    owner: 'collective',
    article: `${collective}第26、28条`,
    why: isCollective
  },
  collective_investment: {
    name: '集体对外投资等重大事项',
    owner: 'collective',
    article: `${collective}第26、28条`,
    why: isCollective
  },
  collective_construction_land: {
    name: '集体经营性建设用地使用方案',
    owner: 'collective',
    article: `${collective}第26、28条`,
    why: isCollective
  },
  group_matter: {
    name: '本村民小组的土地、企业、财产经营管理和公益事项',
    owner: 'group',
    article: `${org}第32条`,
    why: '小组的事由本小组会议决定'
  }
} as const satisfies Record<string, Topic>

export type TopicId = keyof typeof topics
export const topicIds = Object.keys(topics) as TopicId[]
export const topicOf = (id: TopicId): Topic => topics[id]
