import {
  type CoursePlan,
  deliberated,
  proposed,
  resolved,
  reviewed,
  text,
  topicTaken
} from '../demo/course-plan'

/** What the training village is deciding when it begins: one matter on notice, one half way, one just brought in. */
export const trainingCourses: readonly CoursePlan[] = [
  {
    village: 'training',
    n: 1,
    topic: 'collective_income_use',
    source: 'people',
    because: '练习：村口天黑看不见路。',
    began: -50,
    content: text({
      title: '练习：村口装两盏路灯',
      summary: '练习：村口装两盏太阳能路灯，概算6,000元，从村集体经济收入中列支。',
      amount: 600_000,
      scope: '练习村村口',
      beneficiaries: '全体村民',
      contracting: '公开询价，价低者得'
    }),
    meaning: '练习：各户不出钱。可以试着提一条异议，看村里怎么答复。',
    steps: [
      topicTaken(-48),
      proposed(-46),
      deliberated(-36, [6, 6, 0, 0]),
      reviewed(-25, [9, 9, 0, 0]),
      resolved(-4, { kind: 'villagers_household', votes: [26, 24, 1, 1] }),
      { notice: 'decision_resolution', day: -2 }
    ]
  },
  {
    village: 'training',
    n: 2,
    topic: 'public_works',
    source: 'cadre',
    because: '练习：两个组的路隔着一条沟。',
    began: -30,
    content: text({
      title: '练习：沟上架一座便桥',
      summary: '练习：一组和二组之间的沟上架一座钢便桥，概算18,000元，从村集体经济收入中列支。',
      amount: 1_800_000,
      scope: '一组和二组之间',
      beneficiaries: '一组、二组各户'
    }),
    meaning: '练习：各户不出钱。可以试着登记党员大会的审议结果。',
    steps: [topicTaken(-28), proposed(-26), deliberated(-14, [6, 6, 0, 0])]
  },
  {
    village: 'training',
    n: 3,
    topic: 'public_works',
    source: 'people',
    because: '练习：垃圾池离水井太近。',
    began: -3,
    content: text({
      title: '练习：垃圾池换个地方',
      summary: '练习：二组的垃圾池离水井太近，建议换到路边。',
      amount: null,
      scope: '二组',
      beneficiaries: '二组各户'
    }),
    meaning: '练习：还在收集意见。可以试着由村党组织提议。',
    steps: []
  }
]
