import fc from 'fast-check'
import { forbiddenIn } from './forbidden'
import { topics } from './forbidden-terms'

const codeOf = (words: string) => forbiddenIn(words)?.code ?? null

describe('refuses', () => {
  test.each([
    [
      'RULE_PETITION',
      ['无理上访', '越级上访一次扣10分', '全年零上访', '家中无信访户', '不缠访、不闹访', '进京访', '息访罢访']
    ],
    [
      'RULE_PETITION',
      [
        '上 访',
        '信·访',
        '不參加集體上訪',
        '评选文明户(不包括上访户)',
        '上访户不纳入评选',
        '不因小事上访影响村里形象'
      ]
    ],
    ['RULE_PETITION', ['不到政府反映问题', '不进京', '不找领导闹事', '不给村里添麻烦']],
    ['RULE_COMPLAINT', ['举报邻居乱倒垃圾', '向12345投诉', '检举揭发他人', '不向上级反映', '舉報']],
    ['RULE_LAWSUIT', ['与邻居打官司', '无诉讼案件', '把村委会告上法庭', '息诉', '申请行政复议']],
    ['RULE_RELIGION', ['参加宗教活动', '不信教', '不去教堂做礼拜', '抵制非法传教', '不烧香拜佛', '信道教']],
    ['RULE_BIRTH', ['遵守计划生育', '超生二胎', '按时孕检', '鼓励生育三孩', '生二孩奖励', '计生户']],
    [
      'RULE_SPEECH',
      ['会上不说而会后乱说', '不信谣不传谣', '网上发布负面信息', '在微信群里发牢骚', '说脏话', '批评村干部']
    ],
    ['RULE_FEES', ['按时缴纳医保', '拖欠卫生费', '主动交纳水费', '参加合作医疗', '新农合参保', '收缴垃圾费']],
    [
      'RULE_COLLECTIVE',
      [
        '家庭成员违法犯罪',
        '子女被拘留',
        '一人酒驾，全家扣分',
        '组内有火情，全组每户扣5分',
        '实行连坐',
        '家庭无违法犯罪记录'
      ]
    ],
    ['RULE_FAMILY', ['夫妻和睦', '婆媳关系好', '不收高价彩礼', '离婚', '家庭矛盾', '不赡养老人', '虐待父母']],
    [
      'RULE_RESET',
      [
        '发现一次积分归零',
        '年底清零',
        '年度积分不结转',
        '全部积分作废',
        '扣除全部积分',
        '乱倒垃圾积分清零',
        'RESET',
        '扣完为止，扣光积分'
      ]
    ],
    [
      'RULE_NEGATIVE_BALANCE',
      ['可以为负分', '积分允许倒扣', '余额为负', '可以扣到零分以下', '积分不够的可预支', '最低扣至负20分']
    ],
    [
      'RULE_PENALTY',
      ['罚款500元', '列入黑名单', '上黑榜', '大喇叭公开批评', '实行一票否决', '取消评优评先资格', '大会通报']
    ],
    ['RULE_FORMALISM', ['群众对帮扶工作满意', '提高知晓率', '每日打卡', '下载安装某某APP', '转发村公众号']],
    ['RULE_LAND', ['主动让出土地修路', '配合征地拆迁', '自愿退出宅基地']],
    ['RULE_EXAM_RANK', ['县级高考状元', '中考成绩前十名', '考试前三名']],
    [
      'RULE_WELFARE_LINK',
      [
        '积分低于60分取消低保',
        '不予开具证明',
        '积分不够不享受分红',
        '积分与集体收益分红挂钩',
        '积分高的优先享受补贴',
        '主动退出低保',
        '低保户积分不足的，取消资格'
      ]
    ]
  ])('%s', (code, sayings) => {
    expect(sayings.map((words) => [words, codeOf(words)])).toEqual(sayings.map((words) => [words, code]))
  })

  test.each([
    ['RULE_PETITION', ['不到政府门口聚集', '赴省进京的扣分']],
    ['RULE_COMPLAINT', ['在网上问政平台留言反映村里问题']],
    ['RULE_RELIGION', ['信主的扣10分', '家里供神像的不加分', '到庙里上香', '请道士做法事']],
    ['RULE_BIRTH', ['生三个孩子奖励10分', '生了双胞胎奖励']],
    ['RULE_SPEECH', ['对干部说难听的话']],
    ['RULE_FEES', ['按时还款加5分', '信用社贷款按时还本付息']],
    ['RULE_COLLECTIVE', ['儿子坐牢的扣20分']],
    ['RULE_FAMILY', ['不打老婆', '不与配偶争吵']],
    ['RULE_RESET', ['积分当年有效，逾期作废', '过期不兑换视为自动放弃', '年底没有兑换的作废']],
    ['RULE_WELFARE_LINK', ['积分达不到60分不得评为低保']]
  ])('the same in other words: %s', (code, sayings) => {
    expect(sayings.map((words) => [words, codeOf(words)])).toEqual(sayings.map((words) => [words, code]))
  })

  test('the graver reason where there are two: a right taken away is more than the penalty', () => {
    expect(codeOf('暂停惠民待遇、评优评先资格')).toBe('RULE_WELFARE_LINK')
    expect(codeOf('上访一次积分清零')).toBe('RULE_PETITION')
  })
})

test.each([
  '走访民情、慰问老人',
  '早上访贫问苦',
  '列举报告事项',
  '及时报告发现的火情',
  '参加宣传教育活动',
  '诚信教育讲堂',
  '知道教育孩子爱护公物',
  '教会老人使用智能手机',
  '礼拜天义务劳动',
  '村上环境整治',
  '物流产业帮扶带头人',
  '帮助设计生态庭院',
  '环境卫生育苗栽花',
  '非物质文化遗产传承',
  '继承优良传统',
  '邻里相亲相爱',
  '陈年垃圾清零行动',
  '安全隐患清零',
  '帮助低保户收割',
  '为享受低保的老人送饭',
  '帮助邻里老人代缴电费',
  '帮独居老人做家务',
  '调解邻里、家庭纠纷',
  '婚事新办、结婚不大操大办',
  '受到县级通报表扬',
  '停电时帮助邻居',
  '家庭成员参加义务劳动',
  '义务理发免费服务',
  '建言献策',
  '做到积极发言',
  '孝老爱亲',
  '不乱扔垃圾',
  '参加议事会(不涉及上访、举报、宗教事项)',
  '不因上访、举报扣分',
  '积分不与低保挂钩',
  '积分不清零、余额不得为负',
  '清零须写入办法',
  '参加村民会议',
  '得分70分以下的只提醒',
  '子女争当志愿者',
  '拾金不昧，归还钱款',
  '宣传党的宗教政策',
  '义务植树造林',
  '为孕妇让座',
  '清明不烧香烧纸',
  '义务宣传生育政策',
  '发现一次扣1分，扣完为止',
  '子女参军入伍',
  '向村委会反映路灯坏了',
  '不闹洞房、文明办喜事',
  '给老人添一件棉衣',
  '运动会前三名'
])('%s may be kept', (words) => {
  expect(codeOf(words)).toBeNull()
})

test('a word is found wherever it stands in a long text without stops', () => {
  const found = Array.from({ length: 12 }, (_, at) =>
    codeOf(`${'村'.repeat(290 + at)}上访${'村'.repeat(400)}`)
  )
  expect(new Set(found)).toEqual(new Set(['RULE_PETITION']))
})

test('a promise beside a forbidden rule does not hide it', () => {
  expect(codeOf('不因上访扣分，举报一次加5分')).toBe('RULE_COMPLAINT')
})

test('spelling never hides a forbidden word: width, gaps, invisible characters, what stands around', () => {
  const word = fc.constantFrom(
    '上访',
    '信访',
    '举报',
    '诉讼',
    '宗教',
    '计划生育',
    '造谣',
    '欠费',
    '夫妻',
    '连坐',
    '归零',
    '负分',
    '罚款'
  )
  const gap = fc.constantFrom('', ' ', '　', '\u200b', '·', '.', '-')
  const around = fc.constantFrom('', '参加活动，', '1.', '【奖励】', '村民 ')
  fc.assert(
    fc.property(word, gap, around, around, (w, g, before, after) => {
      expect(codeOf(before + Array.from(w).join(g) + after)).toMatch(/^RULE_/)
    })
  )
})

test('whatever the words, an answer comes and is one of the known codes', () => {
  const codes = new Set([...topics.map((t) => t.code), 'RULE_WELFARE_LINK', null])
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (words) => codes.has(codeOf(words))))
})

test('each reason has one code, and says what to do', () => {
  expect(new Set(topics.map((t) => t.code)).size).toBe(topics.length)
  expect(topics.filter((t) => !/请删去|请写/.test(t.message))).toEqual([])
})

test('what only looks like it stands', () => {
  const fine = [
    '发扬奉献精神，像志愿者一样',
    '守信主体',
    '诚信主动',
    '学生三个孩子结对帮扶',
    '马上香樟树养护'
  ]
  const also = ['过期药品统一回收', '打扫父母屋前', '积分不会过期作废']
  for (const words of [...fine, ...also]) expect([words, codeOf(words)]).toEqual([words, null])
})
