import { byReps, type CoursePlan, deliberated, proposed, reviewed, text, topicTaken } from './course-plan'

/** What 莫𡐓村 has not decided yet, one at each step. */
export const openCourses: readonly CoursePlan[] = [
  {
    village: 'a',
    n: 3,
    topic: 'contributions',
    source: 'people',
    because: '向家大院说事会上，三组到七组的多户提出雨天泥深，车进不来。',
    began: -62,
    content: text({
      title: '三组至七组通组公路硬化及筹劳方案',
      summary:
        '硬化三组至七组通组公路1.8公里，路面宽4.5米。概算486,000元：以奖代补资金340,000元，村集体经济收入86,000元，受益农户投工投劳折合60,000元。',
      amount: 48_600_000,
      scope: '三组至七组通组公路，全长1.8公里',
      beneficiaries: '三组至七组沿线各户',
      land: '沿原有通组土路硬化，不另占承包地',
      contracting: '由村委会公开询价，三家以上比选',
      contributions: '沿线各户每个劳动力投工不超过8个工日，不出钱'
    }),
    meaning:
      '三组至七组沿线各户按劳动力投工，每个劳动力不超过5个工日（男18至55岁、女18至50岁）；现役军人、在校学生、孕产妇和残疾人不出工。外出的家人可以不回来，也不用出钱顶工。',
    steps: [
      topicTaken(-60),
      proposed(-58),
      {
        act: 'revise',
        day: -46,
        by: 'secretary',
        revised: { contributions: '沿线各户每个劳动力投工不超过5个工日，不出钱' },
        said: { reason: '两委走访时多户反映农忙出不了8个工，减为5个。' }
      },
      deliberated(-44, [6, 5, 0, 1], '“两委”会议；每个劳动力的工日由8个减为5个。'),
      reviewed(-24, [24, 22, 1, 1])
    ],
    called: {
      ...{
        kind: 'yishiyiyi',
        mode: 'reps',
        day: 4,
        told: -2,
        time: '下午2点30分',
        place: '村委会二楼会议室'
      },
      agenda: '表决三组至七组通组公路硬化及筹劳方案',
      material: '方案全文、概算表和投工标准已发给各位代表；会前请逐户征求意见，同意的户签字。'
    }
  },
  {
    village: 'a',
    n: 5,
    topic: 'public_works',
    source: 'people',
    because: '孩子上学天天走这座桥，没有护栏，下雨天大人不放心。',
    began: -2,
    content: text({
      title: '凉风垭石桥加装护栏',
      summary: '十二组凉风垭石桥两边没有护栏，建议各装钢管护栏18米，桥头立限载牌。',
      amount: null,
      scope: '十二组凉风垭石桥',
      beneficiaries: '十一组、十二组村民和上学的孩子'
    }),
    meaning: '还在收集意见。要不要做、花多少钱，由村里依程序商量。',
    steps: []
  },
  {
    village: 'a',
    n: 6,
    topic: 'allowances',
    source: 'cadre',
    because: '院落长、评议员误工没有统一标准，各组给法不一样。',
    began: -22,
    content: text({
      title: '村民小组长和积分评议员误工补贴标准',
      summary:
        '村民小组长每年误工补贴1,200元，积分评议员每次评议30元，从村集体经济收入中列支，按季发放并公开。',
      amount: 2_400_000,
      scope: '十三个村民小组',
      beneficiaries: '村民小组长、积分评议员'
    }),
    meaning: '各户不出钱。补贴发给谁、发多少，每季度在公开栏公布。',
    steps: [topicTaken(-20), proposed(-18)]
  },
  {
    village: 'a',
    n: 7,
    topic: 'collective_income_use',
    source: 'cadre',
    because: '垃圾清运合同年底到期，要定明年的清运办法和费用。',
    began: -40,
    content: text({
      title: '明年垃圾清运费用从集体收入列支方案',
      summary:
        '明年全村垃圾清运由村集体经济收入列支36,000元，每周清运两次，不向农户收费；清运由村里公开询价确定。',
      amount: 3_600_000,
      scope: '全村26个院落的垃圾收集点',
      beneficiaries: '全体村民',
      contracting: '公开询价，一年一签'
    }),
    meaning: '各户不出钱。垃圾请投到院落收集点，每周二、周五清运。',
    steps: [
      topicTaken(-38),
      proposed(-36),
      {
        act: 'request_opinion',
        day: -2,
        by: 'secretary',
        meeting: { kind: 'two_committees', votes: [6, 6, 0, 0], told: 2 },
        said: { reason: '涉及集体资金，商议通过后请乡里看看合不合规定。' }
      }
    ]
  },
  {
    village: 'a',
    n: 8,
    topic: 'construction_contract',
    source: 'issue',
    because: '说事时多户反映路灯坏了没人修，由院落说事会转来。',
    began: -34,
    content: text({
      title: '村道路灯日常维护承包方案',
      summary:
        '全村路灯96盏的日常维护发包，一年一签，费用9,600元，报修后48小时内修好，从村集体经济收入中列支。',
      amount: 960_000,
      scope: '全村村道路灯96盏',
      beneficiaries: '全体村民',
      contracting: '公开询价，同等条件下优先本村人员'
    }),
    meaning: '各户不出钱。灯坏了在小程序说一声，两天内来修。',
    steps: [topicTaken(-32), proposed(-30), deliberated(-10, [5, 5, 0, 0])]
  },
  {
    village: 'a',
    n: 17,
    topic: 'public_works',
    source: 'people',
    because: '学堂院落的老人没有地方坐，下雨天院坝会开不成。',
    began: -58,
    content: text({
      title: '学堂院落文化活动室改造方案',
      summary:
        '把十组学堂院落原村小教室一间改成文化活动室，修屋面、换门窗、添桌椅，概算45,800元，从村集体经济收入中列支，工期40天。',
      amount: 4_580_000,
      scope: '十组学堂院落原村小教室一间，约60平方米',
      beneficiaries: '全体村民',
      contracting: '三家以上询价'
    }),
    meaning: '各户不出钱。建好以后各组都可以来开院坝会，钥匙由院落长管。',
    steps: [topicTaken(-56), proposed(-54), deliberated(-42, [6, 6, 0, 0]), reviewed(-22, [22, 21, 0, 1])],
    called: {
      ...{ kind: 'rep_meeting', day: 3, told: -4, time: '上午9点', place: '村委会二楼会议室' },
      agenda: '表决学堂院落文化活动室改造方案',
      material: '方案全文和概算表随通知发给各位代表，请会前听一听所代表的各户的意见。'
    }
  },
  {
    village: 'b',
    n: 15,
    topic: 'village_planning',
    source: 'people',
    because: '赶场天车没处停，堵在院子口，救护车也进不来。',
    began: -3,
    content: text({
      title: '沟口院落旁修建停车场',
      summary: '在二组沟口院落旁村集体空地上修停车场一处，大约停车20辆，方便赶场和办酒席时停放。',
      amount: null,
      scope: '二组沟口院落旁村集体空地',
      beneficiaries: '全体村民'
    }),
    meaning: '还在收集意见，没有定下来。',
    steps: []
  },
  {
    village: 'b',
    n: 16,
    topic: 'public_works',
    source: 'cadre',
    because: '村卫生室屋顶漏雨，药品受潮。',
    began: -36,
    content: text({
      title: '村卫生室屋顶翻修方案',
      summary: '村卫生室屋顶翻修并重做防水160平方米，概算28,000元，从村集体经济收入中列支，工期15天。',
      amount: 2_800_000,
      scope: '村卫生室屋顶160平方米',
      beneficiaries: '全体村民',
      contracting: '三家以上询价'
    }),
    meaning: '各户不出钱。施工期间看病到村委会一楼。',
    steps: [topicTaken(-34), proposed(-32), deliberated(-12, [6, 6, 0, 0])]
  }
]

/** Where the representatives have voted, and the notice hangs with days left to object. */
export const onNoticeCourses: readonly CoursePlan[] = [
  {
    village: 'a',
    n: 2,
    topic: 'collective_income_use',
    source: 'people',
    because: '二组、四组村民反映水管老化漏水。',
    began: -68,
    content: text({
      title: '老井水源饮水管网维修资金使用方案',
      summary:
        '更换老井水源到二组、四组的主管2.3公里，修缮蓄水池一口，概算64,000元，从村集体经济收入中列支；施工由村里三家报价中最低者承担，工期25天。',
      amount: 6_400_000,
      scope: '老井水源到二组、四组的主管2.3公里，蓄水池一口',
      beneficiaries: '二组、四组各户',
      contracting: '三家报价，最低者承担'
    }),
    meaning: '二组、四组施工期间每天上午停水两小时，提前一天通知；各户不出钱，入户水管由各户自己管。',
    steps: [
      topicTaken(-66),
      proposed(-64),
      deliberated(-52, [5, 5, 0, 0]),
      reviewed(-36, [22, 20, 1, 1]),
      byReps(-4, [41, 38, 2, 1]),
      { notice: 'decision_resolution', day: -3 }
    ]
  },
  {
    village: 'b',
    n: 4,
    topic: 'public_works',
    source: 'people',
    because: '三组多户反映下雨时水进院坝。',
    began: -72,
    content: text({
      title: '银杏院子排水沟整治方案',
      summary:
        '清淤并用水泥砌好三组银杏院子排水沟620米，概算39,500元，从村集体经济收入中列支，由村里组织施工。',
      amount: 3_950_000,
      scope: '三组银杏院子排水沟620米',
      beneficiaries: '三组银杏院子各户'
    }),
    meaning: '各户不出钱。施工二十天左右，沟边的柴堆和杂物请在开工前移走。',
    steps: [
      topicTaken(-70),
      proposed(-68),
      deliberated(-55, [6, 6, 0, 0]),
      reviewed(-38, [20, 19, 0, 1]),
      byReps(-8, [33, 31, 1, 1]),
      { notice: 'decision_resolution', day: -6 }
    ]
  }
]
