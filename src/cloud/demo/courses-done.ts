import type { TopicId } from '@/domain/decision/topics'
import {
  byReps,
  type CoursePlan,
  carriedOut,
  deliberated,
  finished,
  proposed,
  resolved,
  reviewed,
  text,
  topicTaken
} from './course-plan'

const authorised: readonly TopicId[] = [
  'village_planning',
  'allowances',
  'collective_income_use',
  'public_works',
  'contributions',
  'construction_contract',
  'points_rules'
]

/** What the villagers' meetings let their representatives decide: every other resolution rests on it. */
export const authorisations: readonly CoursePlan[] = [
  {
    village: 'a',
    n: 9,
    topic: 'authorisation',
    source: 'cadre',
    because: '召开一次村民会议不容易，日常事项请村民会议授权村民代表会议来定。',
    began: -345,
    content: text({
      title: '授权村民代表会议决定部分村务事项',
      summary:
        '授权村民代表会议决定乡村建设、误工补贴、集体经济所得的使用、公益事业、筹资筹劳、建设承包和积分办法，期限三年，单项金额不超过500,000元。土地、宅基地、征地补偿和村规民约不在授权范围内。',
      amount: 50_000_000,
      scope: '本村村民代表会议',
      beneficiaries: '全体村民'
    }),
    meaning: '平常的事由您家所在组的村民代表开会定；超过50万元的、土地和村规民约，还是要开村民会议。',
    authorises: authorised,
    steps: [
      topicTaken(-343),
      proposed(-340),
      deliberated(-326, [6, 6, 0, 0]),
      reviewed(-310, [25, 25, 0, 0]),
      resolved(-285, { kind: 'villagers_household', votes: [372, 361, 4, 7] }),
      ...carriedOut(-283)
    ]
  },
  {
    village: 'b',
    n: 14,
    topic: 'authorisation',
    source: 'cadre',
    because: '外出的户多，日常事项请村民会议授权村民代表会议来定。',
    began: -342,
    content: text({
      title: '授权村民代表会议决定部分村务事项',
      summary:
        '授权村民代表会议决定乡村建设、集体经济所得的使用、公益事业、筹资筹劳和建设承包等事项，期限三年，单项金额不超过300,000元。土地、宅基地、征地补偿和村规民约不在授权范围内。',
      amount: 30_000_000,
      scope: '本村村民代表会议',
      beneficiaries: '全体村民'
    }),
    meaning: '平常的事由您家所在组的村民代表开会定；超过30万元的、土地和村规民约，还是要开村民会议。',
    authorises: authorised,
    steps: [
      topicTaken(-340),
      proposed(-337),
      deliberated(-322, [6, 6, 0, 0]),
      reviewed(-306, [22, 21, 0, 1]),
      resolved(-284, { kind: 'villagers_household', votes: [318, 309, 3, 6] }),
      ...carriedOut(-282)
    ]
  }
]

/** What 莫𡐓村 has decided: under way, on notice with its result, and finished. */
export const doneCourses: readonly CoursePlan[] = [
  {
    village: 'a',
    n: 10,
    topic: 'public_works',
    source: 'people',
    because: '五组没有垃圾收集点，垃圾倒在河坝边。',
    began: -135,
    content: text({
      title: '五组大坪院落垃圾收集点建设方案',
      summary: '在五组大坪院落路口新建垃圾收集点一处，配分类桶8个，概算18,600元，从村集体经济收入中列支。',
      amount: 1_860_000,
      scope: '五组大坪院落路口',
      beneficiaries: '五组各户',
      contracting: '村里组织施工'
    }),
    meaning: '各户不出钱。建好以后垃圾请投到收集点，不要倒在河坝。',
    steps: [
      topicTaken(-133),
      proposed(-131),
      deliberated(-118, [6, 6, 0, 0]),
      reviewed(-102, [21, 20, 0, 1]),
      byReps(-80, [43, 42, 0, 1]),
      ...carriedOut(-78)
    ]
  },
  {
    village: 'a',
    n: 11,
    topic: 'public_works',
    source: 'people',
    because: '碾子湾便民桥桥面塌了一角，九组、十组多户提出。',
    began: -190,
    content: text({
      title: '碾子湾便民桥维修方案',
      summary:
        '修补碾子湾便民桥桥面并加护栏，概算36,000元，从村集体经济收入中列支，工期20天，施工期间绕行学堂院落。',
      amount: 3_600_000,
      scope: '九组碾子湾便民桥',
      beneficiaries: '九组、十组各户',
      contracting: '三家以上询价'
    }),
    meaning: '各户不出钱。施工20天，车辆请绕行学堂院落。',
    steps: [
      topicTaken(-188),
      proposed(-186),
      deliberated(-172, [6, 6, 0, 0]),
      reviewed(-156, [23, 23, 0, 0]),
      byReps(-132, [45, 44, 0, 1]),
      ...carriedOut(-130),
      ...finished(-20, -5, { cost: 3_542_000, photos: 2 })
    ]
  },
  {
    village: 'a',
    n: 12,
    topic: 'public_works',
    source: 'people',
    because: '枫香院子污水流到路上，夏天气味大。',
    began: -272,
    content: text({
      title: '枫香院子污水沟改造方案',
      summary:
        '枫香院子污水明沟改暗管340米，建沉淀池一口，概算72,000元，其中村集体经济收入42,000元，受益户每户出资。',
      amount: 7_200_000,
      scope: '五组枫香院子，暗管340米',
      beneficiaries: '枫香院子各户',
      contracting: '公开询价，三家以上比选',
      contributions: '受益户每户出资500元'
    }),
    meaning: '枫香院子各户不出钱。开工后门前路面要开挖，分两段施工。',
    steps: [
      topicTaken(-270),
      proposed(-268),
      deliberated(-254, [6, 4, 1, 1]),
      {
        act: 'return_from_review',
        day: -238,
        by: 'secretary',
        meeting: { kind: 'party_members', votes: [22, 11, 8, 3], told: 4 },
        said: { reason: '多数党员认为不应让受益户每户出资500元，退回修改。' }
      },
      {
        act: 'revise',
        day: -225,
        by: 'secretary',
        revised: {
          summary:
            '枫香院子污水明沟改暗管300米，建沉淀池一口，概算58,000元，全部从村集体经济收入中列支，农户不出资。',
          amount: 5_800_000,
          scope: '五组枫香院子，暗管300米',
          contributions: null
        },
        said: { reason: '改由村集体出资，暗管缩短40米，农户不再出钱。' }
      },
      { act: 'resume_deliberation', day: -224, by: 'secretary' },
      deliberated(-222, [6, 6, 0, 0], '“两委”会议重新商议修改后的方案。'),
      reviewed(-206, [24, 23, 0, 1]),
      byReps(-184, [44, 43, 0, 1]),
      ...carriedOut(-182),
      ...finished(-90, -70, { cost: 5_716_000, photos: 2 })
    ]
  },
  {
    village: 'a',
    n: 13,
    topic: 'public_works',
    source: 'people',
    because: '梨树坪到学校的便道下雨打滑，接送孩子不方便。',
    began: -112,
    content: text({
      title: '梨树坪院落人行便道铺设方案',
      summary: '在十一组梨树坪院落铺设水泥人行便道460米，宽1.2米，概算32,200元，从村集体经济收入中列支。',
      amount: 3_220_000,
      scope: '十一组梨树坪院落，便道460米',
      beneficiaries: '十一组各户',
      land: '沿原有人行路，不占承包地',
      contracting: '村里组织施工'
    }),
    meaning: '各户不出钱。路过自家门前的，请把柴堆移开半米。',
    steps: [
      topicTaken(-110),
      proposed(-108),
      deliberated(-94, [5, 5, 0, 0]),
      reviewed(-78, [20, 18, 1, 1]),
      {
        act: 'adjourn_resolution',
        day: -52,
        by: 'clerk',
        meeting: { kind: 'rep_meeting', votes: [33], told: 6 },
        said: { reason: '正逢农忙，到会33人，不够三分之二，改期另行通知。' }
      },
      { act: 'reconvene_resolution', day: -50, by: 'clerk' },
      byReps(-30, [42, 40, 1, 1]),
      ...carriedOut(-28)
    ]
  }
]
