import fc from 'fast-check'
import { categoryOf } from './category'
import { type ReadOptions, readRules, rulesOutcome } from './read-rules'

const outcomeOf = (file: unknown, options?: ReadOptions) => {
  const outcome = readRules(file, options)
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return rulesOutcome(outcome.value)
}
const readingOf = (file: unknown, options?: ReadOptions) => {
  const outcome = readRules(file, options)
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value
}
const line = { category: '公益美德', text: '邻里互助', points: 5, unit: '人次', cap: null, evidence: null }
const fate = (over: Record<string, unknown>, options?: ReadOptions): string => {
  const { accepted, incomplete, refused } = outcomeOf({ items: [{ ...line, ...over }] }, options)
  return (
    refused[0]?.code ??
    incomplete[0]?.missing.join() ??
    accepted.map((a) => `${a.category} ${a.points} ${a.unit}`).join()
  )
}

describe('refuses', () => {
  test.each([
    [null],
    ['积分'],
    [7],
    [{}],
    [{ id: 'x', village: '沙地沟村' }],
    [{ categories: ['公益美德'] }]
  ])('%j holds no table', (file) => {
    const outcome = readRules(file)
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'RULEBOOK_FILE_UNKNOWN' } })
  })

  test('deductions, however they are written, unless a resolution allows them', () => {
    const forms = [
      { points: -2 },
      { points: '扣2分' },
      { points: '－２' },
      { points: '-1~-3' },
      { points: -0.5 },
      { text: '乱倒垃圾扣2分', points: 2 },
      { text: '乱倒垃圾的酌情扣分', points: null },
      { category: '负面清单', text: '乱搭乱建', points: 2 }
    ]
    expect(forms.map((form) => fate(form))).toEqual(forms.map(() => 'RULE_DEDUCTION_OFF'))
    expect(forms.map((form) => fate(form, { deductions: true }))).toEqual([
      ...[
        '公益美德 -2 人次',
        '公益美德 -2 人次',
        '公益美德 -2 人次',
        'points',
        'points',
        '公益美德 -2 人次',
        'points',
        '公益美德 -2 人次'
      ]
    ])
    expect(outcomeOf({ minus: [{ ...line, text: '烧秸秆' }] }).refused[0].code).toBe('RULE_DEDUCTION_OFF')
    expect(outcomeOf({ 扣分项: [{ 内容: '烧秸秆', 扣分: 5 }] }).refused[0].code).toBe('RULE_DEDUCTION_OFF')
  })

  test('a deduction for nobody knows what, also where deductions are on', () => {
    expect(fate({ text: '违反社会公德', points: -20 }, { deductions: true })).toBe('RULE_VAGUE')
    expect(fate({ text: '不服从村里安排', points: -5 }, { deductions: true })).toBe('RULE_VAGUE')
    expect(fate({ text: '烧秸秆', points: -5 }, { deductions: true })).toBe('公益美德 -5 人次')
  })

  test('a forbidden word wherever it stands in the line, before anything that is missing', () => {
    const forms = [
      { text: '无理上访', points: -10 },
      { text: '全年无', category: '信访维稳' },
      { evidence: '无上访记录' },
      { points: '一经上访不得分' },
      { text: '零上访', points: null, unit: null }
    ]
    expect(forms.map((form) => fate(form))).toEqual(forms.map(() => 'RULE_PETITION'))
    expect(fate({ points: 'RESET' })).toBe('RULE_RESET')
    expect(fate({ points: '归零' })).toBe('RULE_RESET')
    expect(fate({ points: '一票否决' })).toBe('RULE_PENALTY')
  })

  test('what the collector of the table warned of', () => {
    expect(fate({ note: '定义不明，默认规则库不得带入' })).toBe('RULE_FLAGGED')
    expect(fate({ note: '归零式处罚，不得带入' })).toBe('RULE_RESET')
    expect(fate({ note: '按原文' })).toBe('公益美德 5 人次')
  })

  test('a table that scores villages, and full marks of a rubric', () => {
    expect(fate({ unit: '满分' })).toBe('RULE_RUBRIC')
    expect(outcomeOf({ subject: '村/组(非农户)', items: [line] }).refused[0].code).toBe('RULE_RUBRIC')
    expect(outcomeOf({ subject: '农户', items: [line] }).accepted).toHaveLength(1)
  })

  test('1001 points, not 1000; 201 characters, not 200', () => {
    expect([fate({ points: 1001 }), fate({ points: 1000 })]).toEqual([
      'RULE_POINTS_TOO_MANY',
      '公益美德 1000 人次'
    ])
    expect(fate({ text: '助'.repeat(201) })).toBe('RULE_TEXT_TOO_LONG')
    expect(fate({ text: '助'.repeat(200) })).toBe('公益美德 5 人次')
  })

  test('what stands beside the lines: penalties, linkage, a yearly reset', () => {
    const { accepted, refused } = outcomeOf({
      items: [line],
      sanctions: [{ when: '积分<70', effect: '暂停享受惠民待遇', legal_flag: 'UNSAFE' }, '减分或清零'],
      refuse_or_defer_visible: ['非法上访', '燃放烟花爆竹'],
      yearly_reset: '每年年底清零回到基础分',
      redeem: { rule: '积分不满60分的不予开具证明', expiry: '次年3月31日，清零须写入办法', when: '当月兑换' },
      design_warning: '“非法上访”不得带入'
    })
    expect(accepted).toHaveLength(1)
    expect(refused.map((r) => [r.text, r.code])).toEqual([
      ['积分<70，暂停享受惠民待遇', 'RULE_WELFARE_LINK'],
      ['减分或清零', 'RULE_RESET'],
      ['非法上访', 'RULE_PETITION'],
      ['燃放烟花爆竹', 'RULE_PENALTY'],
      ['每年年底清零回到基础分', 'RULE_RESET'],
      ['积分不满60分的不予开具证明', 'RULE_WELFARE_LINK']
    ])
  })

  test('a promise about deductions that are off is none', () => {
    const minus = { enabled: false, if_enabled: '先提醒、再告知；不得涉及上访/举报/宗教/生育；不得为负' }
    expect(outcomeOf({ items: [line], minus }).refused).toEqual([])
  })
})

describe('incomplete', () => {
  test('each missing value by name; cap and evidence may be missing', () => {
    expect(fate({ points: null })).toBe('points')
    expect(fate({ unit: undefined })).toBe('unit')
    expect(fate({ category: '' })).toBe('category')
    expect(fate({ text: '  ' })).toBe('text')
    expect(fate({ points: '待定', unit: '—' })).toBe('points,unit')
    expect(outcomeOf({ items: [{}, null, 7] }).incomplete).toEqual([
      { text: '', missing: ['category', 'text', 'points', 'unit'] },
      { text: '', missing: ['category', 'text', 'points', 'unit'] },
      { text: '7', missing: ['category', 'points', 'unit'] }
    ])
  })
  test('a span, several numbers or an uncertain one is no points yet', () => {
    const forms = [
      { points: '1-3分' },
      { points: '县级30分，乡级15分' },
      { points: 0.5 },
      { note: 'OCR不清，分值待核' }
    ]
    expect(forms.map((form) => fate(form))).toEqual(forms.map(() => 'points'))
  })
})

describe('reads', () => {
  test('missing values out of what is said beside them', () => {
    expect(fate({ points: '5分/次', unit: null })).toBe('公益美德 5 次')
    expect(fate({ text: '义务投工每人每天加十五分', points: null, unit: null })).toBe('公益美德 15 人·日')
    expect(fate({ points: '３', unit: '每户每年' })).toBe('公益美德 3 户·年')
    expect(fate({ points: 0 })).toBe('公益美德 0 人次')
  })

  test('keeps the text as it was written, with source, caps and evidence', () => {
    const reading = readingOf({
      source: ['甲', '乙'],
      items: [
        { ...line, text: ' 义务劳动（含清沟） ', cap: '40/人/年', evidence: '签到表', group: '劳动' },
        { ...line, text: '最美人家', cap: '每组1户', category: '表彰' }
      ]
    })
    expect(reading.source).toBe('甲；乙')
    expect(reading.accepted).toMatchObject([
      {
        ...{
          category: 'virtue',
          categoryGuessed: false,
          text: '义务劳动（含清沟）',
          evidence: '签到表',
          group: '劳动'
        },
        ...{ caps: [{ points: 40, per: 'person', period: 'year' }], capUnread: null }
      },
      { categoryGuessed: true, sourceCategory: '表彰', caps: [], capUnread: '每组1户' }
    ])
  })

  test('other shapes: a list, sections, Chinese keys, sentences, criteria without points', () => {
    const shapes: unknown[] = [
      [line],
      { rules: [line] },
      { categories: [{ name: '公益美德', items: [{ ...line, category: undefined }] }] },
      { items: [{ category: '公益美德', items: [{ text: '邻里互助', points: 5, unit: '人次' }] }] },
      { 公益美德: [{ 内容: '邻里互助', 分值: '5分', 单位: '人次' }] },
      { 公益美德: ['邻里互助，每人次5分'] },
      line
    ]
    const read = shapes.map((shape) => outcomeOf(shape).accepted.map((a) => [a.category, a.points, a.unit]))
    expect(read).toEqual(shapes.map(() => [['公益美德', 5, '人次']]))
    expect(outcomeOf({ items: [], criteria: [{ area: '庭院', text: '工具分类整齐' }] }).incomplete).toEqual([
      { text: '工具分类整齐', missing: ['points', 'unit'] }
    ])
    expect(outcomeOf({ items: [] })).toEqual({ accepted: [], incomplete: [], refused: [] })
  })

  test.each([
    ['庭院卫生', '', 'courtyard'],
    ['清洁家园六整齐', '桌子板凳摆整齐', 'courtyard'],
    ['环境', '参加社区环境卫生整治', 'courtyard'],
    ['志愿服务', '应急救援', 'virtue'],
    ['表彰', '省级表彰', 'virtue'],
    ['产业', '带头人', 'participation'],
    ['社会治安', '参与村上治安巡防', 'participation'],
    ['其他', '打扫卫生', 'courtyard'],
    ['其他', '参加村民会议', 'participation'],
    ['其他', '拾金不昧', 'virtue']
  ])('%s · %s is %s', (named, text, expected) => {
    expect(categoryOf(named, text)?.category).toBe(expected)
  })
})

const cell = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    '',
    '5',
    '扣5分',
    '1-3分',
    'RESET',
    '次',
    '每次5分',
    '20/户/季',
    '庭院卫生',
    '上访'
  ),
  fc.integer({ min: -20, max: 2000 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.jsonValue({ maxDepth: 2 })
)
const anyLine = fc.record(
  { category: cell, text: cell, points: cell, unit: cell, cap: cell, evidence: cell, note: cell },
  { requiredKeys: [] }
)

test('every line comes out exactly once, and what is accepted is whole', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 12 }), (items) => {
      const { accepted, incomplete, refused } = outcomeOf({ items })
      expect(accepted.length + incomplete.length + refused.length).toBe(items.length)
      expect(
        accepted.filter((a) => !a.text || !a.unit || !Number.isInteger(a.points) || a.points < 0)
      ).toEqual([])
      expect(incomplete.filter((i) => i.missing.length === 0)).toEqual([])
      expect(refused.filter((r) => !r.code.startsWith('RULE_') || r.message === '')).toEqual([])
    }),
    { numRuns: 500 }
  )
})

test('the lines do not depend on each other or on their order', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 8 }), (items) => {
      const together = outcomeOf({ items })
      const alone = items.map((item) => outcomeOf({ items: [item] }))
      expect(together.accepted).toEqual(alone.flatMap((a) => a.accepted))
      expect(together.incomplete).toEqual(alone.flatMap((a) => a.incomplete))
      expect(together.refused).toEqual(alone.flatMap((a) => a.refused))
    })
  )
})

test('a cell as long as a book is refused, and costs no more than its length', () => {
  const cells = ['一', '不因', '每次5分,', '1-', '扣', '不与'].map((word) => word.repeat(10_000))
  for (const words of cells) {
    const long = {
      category: words,
      text: words,
      points: words,
      unit: words,
      cap: words,
      evidence: words,
      note: words
    }
    expect(outcomeOf({ items: [long] }).refused).toHaveLength(1)
  }
})

test('any file gets an answer', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (file) => {
      const outcome = readRules(file)
      return outcome.ok || outcome.refusal.code === 'RULEBOOK_FILE_UNKNOWN'
    })
  )
})
