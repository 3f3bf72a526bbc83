import { spokenDecision, spokenVersions } from './decision'
import { forEar } from './for-ear'
import { spokenMatter, spokenMessages } from './matter'
import { spokenNotice, spokenNotices, spokenPointsNotice } from './notice'
import { spokenEntry, spokenStatement, spokenYear } from './points'
import { spokenRulebook } from './rulebook'

const today = '2026-11-22'
const notice = {
  title: '硬化二组道路的决议公告',
  subjectName: '决议公告',
  isCorrection: false,
  stateName: '公示中',
  requiredDays: 15,
  windowDays: 7,
  warning: null,
  covered: false,
  corrects: null,
  correctedBy: null,
  sections: [
    { heading: '花多少钱', lines: ['预算36,000元'], table: null },
    {
      heading: null,
      lines: [],
      table: {
        columns: ['户主', '金额'],
        rows: [
          ['向家（尾号001）', '200元'],
          ['谭家（尾号002）', '']
        ]
      }
    }
  ]
}

test('a notice: what it is, its clock, its text, its tables as sentences', () => {
  const said = forEar(spokenNotice(notice, '还有3天可以提异议（11月25日截止）'))
  expect(said.split('\n')).toEqual([
    '硬化二组道路的决议公告。',
    '这是决议公告，公示十五天，前七天可以提异议。',
    '还有三天可以提异议，十一月二十五号截止。',
    '花多少钱。',
    '预算三万六千元。',
    '下面是两行。',
    '第一行，户主，向家，尾号零零一；金额，两百元。',
    '第二行，户主，谭家，尾号零零二。'
  ])
})

test('a notice that was corrected or covered says so first', () => {
  const said = spokenNotice(
    {
      ...notice,
      covered: true,
      correctedBy: 'x',
      warning: '内容不一样。',
      sections: [],
      corrects: { reason: '写错了', differences: [{ where: '金额', before: '1元', after: null }] }
    },
    '已由更正公告代替'
  )
  for (const part of ['内容不一样', '不作数', '已经遮住', '更正理由：写错了', '金额，原来是1元，现在去掉了'])
    expect(said).toContain(part)
})

test('the month of points: one’s own first, then everybody by number', () => {
  const line = (no: number, own: boolean) => ({
    no,
    own,
    householdName: `向家（尾号00${no}）`,
    total: 8,
    nowTotal: no === 2 ? 5 : 8,
    participation: 5,
    courtyard: 3,
    virtue: 0
  })
  const said = forEar(spokenPointsNotice(notice, '公示期满', [line(1, false), line(2, true)]))
  expect(said).toContain('您家：向家，尾号零零二，八分，乡村建设参与五分，庭院卫生三分，核实后改成五分。')
  expect(said).toContain('一共两户')
  expect(said).toContain('第一行，向家，尾号零零一，八分')
  expect(said.indexOf('您家')).toBeLessThan(said.indexOf('第一行'))
  expect(spokenNotices([{ title: '十月积分', stateName: '公示中', clock: '还有1天' }])).toBe(
    '十月积分，公示中，还有1天。'
  )
})

test('a decision: what it costs, how the votes went, what came of it', () => {
  const none = { eligible: null, present: null, yes: null, no: null, abstain: null }
  const event = {
    ...none,
    name: '村民代表会议表决',
    heldOn: '2026-10-05',
    meeting: null,
    note: null,
    voided: false,
    unit: '人',
    households: null,
    vote: null
  }
  const vote = { needPresent: 19, needYes: 13, quorate: true, passed: true }
  const said = forEar(
    spokenDecision(
      {
        title: '硬化二组道路',
        stateName: '公示中',
        summary: '把路修好',
        meaning: '出门不踩泥',
        plan: [{ name: '金额', value: '36,000元' }],
        stepsDone: 4,
        stepViews: [
          { name: '提议', status: 'done', events: [{ ...event, voided: true }] },
          {
            name: '决议',
            status: 'done',
            events: [{ ...event, eligible: 28, present: 25, yes: 23, no: 1, abstain: 1, vote }]
          },
          { name: '决议公开', status: 'now', events: [] },
          { name: '结果公开', status: 'ahead', events: [] }
        ],
        result: { budgetWords: '36,000元', finalWords: null }
      },
      today,
      null
    )
  )
  expect(said).toContain('金额：三万六千元。')
  expect(said).toContain(
    '十月五号，村民代表会议表决，应到二十八人，实到二十五人，赞成二十三人，反对一人，弃权一人，至少要十三人赞成，通过了。'
  )
  expect(said).toContain('第三步，决议公开，正在进行。')
  expect(said).toContain('这一次作废了，要重来')
  expect(said).not.toContain('结果公开')
  expect(said).toContain('预算三万六千元，实际花了不花钱。')
})

test('the wordings of a decision: the newest whole, of the older ones what they changed', () => {
  const version = (no: number) => ({
    no,
    on: '2026-10-05',
    erratum: false,
    substantive: no === 2,
    changes: no === 2 ? [{ sentence: '金额从1元改成2元' }] : [],
    fields: [{ name: '金额', value: `${no}元` }]
  })
  expect(forEar(spokenVersions([version(2), version(1)], today)).split('\n')).toEqual([
    '第二版，现在的，十月五号。',
    '是实质变更，重新商议。',
    '金额从一元改成两元。',
    '金额：两元。',
    '第一版，十月五号。',
    '最早的方案。'
  ])
})

const entry = {
  title: '参加义务劳动',
  points: 5,
  sign: 'in',
  occurredOn: '2026-10-05',
  recordedBy: '王某某（村委会）',
  memberName: null,
  note: null,
  standing: null
}

test('an entry as people say it', () => {
  expect(forEar(spokenEntry({ ...entry, recordedBy: '王某某' }, today))).toBe(
    '十月五号，参加义务劳动，得五分，由王某某登记'
  )
  expect(spokenEntry({ ...entry, sign: 'out', points: 2 }, today)).toContain('减两分')
})

test('a statement says where the points are; what is nought is not said', () => {
  const parts = [
    { name: '庭院卫生', points: 5 },
    { name: '公益美德', points: 0 }
  ]
  const statement = {
    householdName: '向家（尾号001）',
    available: 105,
    pending: 5,
    reserved: 0,
    honour: 0,
    byCategory: parts,
    expiring: [{ lastDay: '2026-12-31', points: 20 }]
  }
  expect(forEar(spokenStatement(statement, [entry], today)).split('\n')).toEqual([
    '向家，尾号零零一，现在能用的积分是一百零五分。',
    '另有五分正在公示，期满才能用。',
    '二十分可以用到十二月三十一号。',
    '今年各项得分：庭院卫生五分。',
    '下面是一笔积分，最近的在前。',
    '十月五号，参加义务劳动，得五分，由王某某，村委会，登记。'
  ])
  const year = {
    year: '2026',
    total: 5,
    byCategory: parts,
    months: [{ month: '2026-10', total: 5, byCategory: parts }]
  }
  expect(forEar(spokenYear(year))).toContain('十月五分：庭院卫生五分。')
})

test('a rulebook item by item', () => {
  const said = forEar(
    spokenRulebook(
      {
        title: '积分细则',
        version: 2,
        effectiveFrom: '2026-01-01',
        lastDay: null,
        adoptedBy: '村民代表会议',
        deductionWords: '扣分要先告诉您。',
        expiryWords: '积分两年内有效',
        categories: [
          { name: '空的', items: [] },
          {
            name: '公益美德',
            items: [
              {
                no: 1,
                words: '义务劳动',
                points: 2,
                pointsWords: '每次',
                capWords: '每月最多8分',
                evidenceWords: null
              }
            ]
          }
        ]
      },
      today
    )
  )
  expect(said).toContain('第一条，义务劳动，得两分，每次，每月最多八分。')
  expect(said).not.toContain('空的')
})

test('a matter: where it stands, what was said, and every step', () => {
  const matter = {
    words: '路灯坏了2盏',
    soundUrl: null,
    categoryName: '公共设施',
    where: '2组桥头',
    raisedAt: '2026-11-20T01:30:00.000Z',
    history: [
      {
        at: '2026-11-21T02:00:00.000Z',
        kindName: '接下这件事',
        by: '向某',
        role: '村委会',
        facts: [],
        reason: '明天去看'
      }
    ]
  }
  expect(forEar(spokenMatter(matter, '正在办', today)).split('\n')).toEqual([
    '这件事现在：正在办。',
    '路灯坏了两盏。',
    '是公共设施方面的事，十一月二十号上午九点半说的。',
    '地点：二组桥头。',
    '十一月二十一号上午十点，村委会向某，接下这件事，明天去看。'
  ])
  expect(spokenMatter({ ...matter, words: '', soundUrl: '/x' }, '正在办', today)).toContain('听录音')
  expect(spokenMessages([{ at: matter.raisedAt, words: '有进展', reason: '您说的事' }], today)).toContain(
    '有进展，您说的事'
  )
})
