import type { Cap, PointsCategory } from '../points/categories'
import type { PointsExpiry } from './expiry'
import type { ExclusiveGroup, Recorder, RuleItem } from './rule-item'

const household = (points: number, period: Cap['period']): Cap => ({ points, per: 'household', period })
const person = (points: number, period: Cap['period']): Cap => ({ points, per: 'person', period })

const monthly = '月评'
const cadres: readonly Recorder[] = ['courtyard_host', 'group_leader', 'committee']
const all: readonly Recorder[] = ['household', ...cadres]

interface Row {
  readonly words: string
  readonly points: number
  readonly unit: string
  readonly caps: readonly Cap[]
  readonly evidence: string
  readonly by: readonly Recorder[]
  readonly group?: string
}

const works: readonly Row[] = [
  {
    ...{ words: '参加村组议事会、小院说事并签到', points: 2, unit: '人次', evidence: '签到表', by: cadres },
    caps: [household(20, 'quarter')]
  },
  {
    ...{ words: '义务投工投劳', points: 10, unit: '人·日', evidence: '带工人和组长双人确认', by: cadres },
    caps: [person(10, 'day'), household(100, 'quarter')]
  },
  {
    ...{ words: '以奖代补项目自愿出料、出机械（不含土地权益）', points: 10, unit: '次', by: all },
    ...{ evidence: '收料单双人确认', caps: [household(40, 'year')] }
  },
  {
    ...{ words: '提出建议被村民代表会议采纳', points: 10, unit: '件', by: all },
    ...{ evidence: '会议记录编号', caps: [household(30, 'quarter')] }
  },
  {
    ...{ words: '管护公共设施（路灯、水池、水沟）值周', points: 5, unit: '周', evidence: '值周表', by: all },
    caps: [household(20, 'quarter')]
  }
]
const courtyards: readonly Row[] = [
  {
    ...{ words: '月评“最清洁”（90分以上）', points: 5, unit: '月', evidence: '3人评分表', group: monthly },
    ...{ by: ['committee'], caps: [household(15, 'quarter')] }
  },
  {
    ...{ words: '月评“清洁”（75到89分）', points: 2, unit: '月', evidence: '3人评分表', group: monthly },
    ...{ by: ['committee'], caps: [household(6, 'quarter')] }
  },
  {
    ...{ words: '月评“待改进”（不到75分）', points: 0, unit: '月', group: monthly, by: ['committee'] },
    ...{ evidence: '只入户提醒，不扣分、不公开姓名', caps: [] }
  },
  {
    ...{ words: '参加五边清洁日（屋边路边田边河边沟边）', points: 2, unit: '人次', evidence: '签到' },
    ...{ by: cadres, caps: [household(12, 'quarter')] }
  }
]
const virtues: readonly Row[] = [
  {
    ...{
      words: '邻里互助（照看老人、农忙转转工等）',
      points: 5,
      unit: '人次',
      evidence: '受助户确认',
      by: all
    },
    caps: [household(60, 'quarter')]
  },
  {
    ...{
      words: '成功调解邻里纠纷',
      points: 10,
      unit: '件',
      evidence: '人民调解登记号（不含内容）',
      by: cadres
    },
    caps: [person(40, 'quarter')]
  },
  {
    ...{ words: '红白事简办（红白理事会登记）', points: 20, unit: '次', evidence: '理事会登记', by: all },
    caps: [household(20, 'year')]
  },
  {
    ...{ words: '参加防汛、森林防火等应急救援', points: 10, unit: '人次', by: cadres },
    ...{ evidence: '村应急队长登记', caps: [person(40, 'year')] }
  },
  {
    ...{ words: '获得县级表彰', points: 30, unit: '次', evidence: '证书', by: all },
    caps: [household(60, 'year')]
  },
  {
    ...{ words: '获得乡镇级表彰', points: 15, unit: '次', evidence: '证书', by: all },
    caps: [household(30, 'year')]
  }
]

const itemOf =
  (category: PointsCategory) =>
  ({ evidence, by, group, ...row }: Row): RuleItem => ({
    ...{ category, ...row, recordedBy: by, group: group ?? null, honour: false },
    evidence: { words: evidence, needed: false }
  })

/**
 * The product's own proposal, put together from the tables of real villages: a village that has no table begins with
 * it, changes what it wishes and decides. It binds nobody before that.
 */
export const exampleRulebook: {
  readonly source: string
  readonly expiry: PointsExpiry
  readonly groups: readonly ExclusiveGroup[]
  readonly items: readonly RuleItem[]
} = {
  source: '样本：综合各地积分细则整理，须经本村四议两公开通过才能施行',
  expiry: { yearsOn: 1, monthDay: '03-31' },
  groups: [{ name: monthly, per: 'household', period: 'month' }],
  items: [
    ...works.map(itemOf('participation')),
    ...courtyards.map(itemOf('courtyard')),
    ...virtues.map(itemOf('virtue'))
  ]
}
