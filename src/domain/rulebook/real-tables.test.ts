import { draftLine, lineState, ruleOf } from './draft-line'
import { readLines, readRules, rulesOutcome } from './read-rules'
import { adoptRulebook } from './rulebook'
import { RulebookInput } from './rulebook-input'

/** Lines as they stand in tables of real villages, one list a table, in the shape in which they were collected. */
const lines = (...rows: readonly (readonly [string, string, unknown, string, unknown?, string?])[]) =>
  rows.map(([category, text, points, unit, cap = null, evidence = null]) => ({
    ...{ category, text, points, unit, cap, evidence }
  }))

const read = (file: unknown) => {
  const outcome = readRules(file)
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value
}
const drafted = (file: unknown) => {
  const outcome = readLines(file)
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value.lines.map(draftLine)
}
const summary = (file: unknown): string[] => {
  const { accepted, incomplete, refused } = rulesOutcome(read(file))
  return [
    ...accepted.map((a) => `+ ${a.category} ${a.text} ${a.points}/${a.unit}`),
    ...incomplete.map((i) => `? ${i.text} ${i.missing.join()}`),
    ...refused.map((r) => `- ${r.text} ${r.code}`)
  ]
}

test('a table that gives no points of its own: everything is left to fill in, the refusals of service are refused', () => {
  const file = {
    items: lines(['志愿服务', '义务劳动', null, '次/季/年'], ['文明评比', '孝老爱亲', null, '次/季/年']),
    item_count: { refuse_or_defer: 13 },
    refuse_or_defer_visible: ['家庭成员违纪违法', '非法上访', '燃放烟花爆竹'],
    observed_case: { for: ['为贫困户义务理发'], redeemed: 20 }
  }
  expect(summary(file)).toEqual([
    '? 义务劳动 points',
    '? 孝老爱亲 points',
    '- 家庭成员违纪违法 RULE_COLLECTIVE',
    '- 非法上访 RULE_PETITION',
    '- 燃放烟花爆竹 RULE_PENALTY'
  ])
})

test('plus and minus by turns: what is done stays, what is left undone is no deduction', () => {
  const rows = lines(
    ['参会学习三做到', '做到积极发言', 1, '次'],
    ['参会学习三做到', '迟到', -1, '次'],
    ['参会学习三做到', '会上不说而会后乱说', -2, '次'],
    ['清洁家园六整齐', '桌子板凳摆整齐', 2, '次'],
    ['清洁家园六整齐', '棍棒、柴草杂物等杂乱摆放、挤占公共区域', -2, '次']
  )
  expect(summary({ items: rows })).toEqual([
    '+ 公益美德 做到积极发言 1/次',
    '+ 庭院卫生 桌子板凳摆整齐 2/次',
    '- 迟到 RULE_DEDUCTION_OFF',
    '- 会上不说而会后乱说 RULE_SPEECH',
    '- 棍棒、柴草杂物等杂乱摆放、挤占公共区域 RULE_DEDUCTION_OFF'
  ])
})

test('points for satisfaction, a reset, a limit on winners', () => {
  const rows = lines(
    ['环境卫生', '四净：房前、屋后、厕所、个人卫生干净', 4, '月', null, '拍照'],
    ['环境卫生', '乱扔乱倒垃圾，发现一次积分归零', 'RESET', '次'],
    ['扶贫认知', '上级督查评估中贫困户对帮扶满意', 50, '项'],
    ['表彰', '村民组年度“最美人家”', 50, '年', '每组1户', '组长推荐']
  )
  expect(summary({ items: rows })).toEqual([
    '+ 庭院卫生 四净：房前、屋后、厕所、个人卫生干净 4/月',
    '+ 公益美德 村民组年度“最美人家” 50/年',
    '- 乱扔乱倒垃圾，发现一次积分归零 RULE_RESET',
    '- 上级督查评估中贫困户对帮扶满意 RULE_FORMALISM'
  ])
  expect(
    drafted({ items: rows }).map((line) => [lineState(line), line.open.map((o) => `${o.kind} ${o.words}`)])
  ).toEqual([
    ['open', ['category 环境卫生']],
    ['refused', ['category 环境卫生']],
    ['refused', ['category 扶贫认知']],
    ['open', ['category 表彰', 'cap 每组1户']]
  ])
})

test('welfare that hangs on the balance, and a yearly reset', () => {
  const linked = {
    items: lines(['庭院卫生', '庭院卫生评比达到“整洁”', 10, '次', null, '村级评比']),
    sanctions: [{ when: '积分<70', effect: '暂停家庭享受的惠民待遇、评优评先资格', legal_flag: 'UNSAFE' }]
  }
  expect(summary(linked)).toEqual([
    '+ 庭院卫生 庭院卫生评比达到“整洁” 10/次',
    '- 积分<70，暂停家庭享受的惠民待遇、评优评先资格 RULE_WELFARE_LINK'
  ])
  const reset = {
    base_points: '有基础分，不能兑换；扣完退出系统',
    yearly_reset: '每年年底清零回到基础分',
    items: lines(['公益美德', '参加义务劳动', 5, '次'], ['奖励惩罚', '烧秸秆', -5, '次'])
  }
  expect(summary(reset)).toEqual([
    '+ 公益美德 参加义务劳动 5/次',
    '- 烧秸秆 RULE_DEDUCTION_OFF',
    '- 有基础分，不能兑换；扣完退出系统 RULE_RESET',
    '- 每年年底清零回到基础分 RULE_RESET'
  ])
})

test("the product's own proposal is whole, and can be adopted as it stands", () => {
  const items = lines(
    ['乡村建设参与', '参加村组议事会/小院说事并签到', 2, '人次', '20/户/季', '签到表'],
    ['乡村建设参与', '义务投工投劳', 10, '人·日', '100/户/季', '带工人+组长双人确认，照片可选'],
    ['乡村建设参与', '以奖代补项目自愿出料、出机械(不含土地权益)', 10, '次', '40/户/年', '收料单双人确认'],
    ['庭院卫生', '月评“最清洁”(≥90)', 5, '月', '15/户/季', '3人评分表'],
    ['庭院卫生', '月评“待改进”(<75)', 0, '月', null, '只入户提醒，不扣分、不公开姓名'],
    ['公益美德', '邻里互助(照看老人、农忙转转工等)', 5, '人次', '60/户/季', '受助户确认'],
    ['公益美德', '成功调解邻里纠纷', 10, '件', '40/人/季', '人民调解登记号(不含内容)'],
    ['公益美德', '红白事简办(红白理事会登记)', 20, '次', '20/户/年', '理事会登记']
  )
  const minus = {
    enabled: false,
    if_enabled: '不得为负；不得涉及上访/举报/投诉/宗教/生育/言论/缴费/家庭内部事务'
  }
  const file = { items, minus, redeem: { expiry: '次年3月31日，提前30天提醒；清零须写入办法' } }
  const reading = read(file)
  expect([reading.accepted.length, reading.incomplete, reading.refused]).toEqual([8, [], []])
  const draft = {
    ...{ title: '积分细则', source: '样本', effectiveFrom: '2027-01-01', effectiveTo: null, groups: [] },
    ...{ expiry: null, deductionPeriod: null },
    items: drafted(file).map(ruleOf)
  }
  expect(drafted(file).map(lineState)).toEqual(Array(8).fill('ready'))
  expect(RulebookInput.safeParse(draft).success).toBe(true)
  const facts = { adoptedOn: '2026-12-20', adoptedBy: 'd', deductions: false, previous: null }
  expect(adoptRulebook(draft, facts)).toMatchObject({ ok: true, value: { version: 1 } })
  expect(draft.items.map((item) => item.caps.map((c) => `${c.points}/${c.per}/${c.period}`).join())).toEqual([
    ...['20/household/quarter', '100/household/quarter', '40/household/year', '15/household/quarter', ''],
    ...['60/household/quarter', '40/person/quarter', '20/household/year']
  ])
})
