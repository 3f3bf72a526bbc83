import fc from 'fast-check'
import { lengthOf } from '../common/fields'
import type { Content } from '../decision/content'
import { plan } from '../decision/life-testing'
import { findInContent } from './check-content'
import { type ComposeFacts, composeNotice } from './compose'
import { NoticeText } from './notice'

const facts: ComposeFacts = {
  villageName: '莫𡐓村',
  no: '2026-03',
  title: plan.title,
  summary: plan.summary,
  meaning: '各户不出钱',
  content: plan,
  votes: [
    {
      step: '决议',
      meeting: '村民代表会议',
      heldOn: '2026-11-01',
      convener: '杨秀英',
      unit: '人',
      eligible: 52,
      present: 41,
      yes: 38,
      no: 2,
      abstain: 1,
      why: '应到52人，三分之二以上即至少35人到会才能开会；到会的过半数即至少21人赞成才能通过。'
    }
  ],
  completion: null,
  requiredDays: 15,
  windowDays: 7,
  terms: { receiptHours: 24, replyDays: 3, complexReplyDays: 15, verifyDays: 3, townshipDays: 60 }
}
const done: ComposeFacts = {
  ...facts,
  completion: { acceptedOn: '2027-03-20', finalAmount: 11_860_050, photos: 2 }
}
const allWords = (text: ReturnType<typeof composeNotice>) =>
  [
    text.title,
    ...text.sections.flatMap((s) => [s.heading, ...s.lines, ...(s.table?.rows.flat() ?? [])])
  ].join('\n')

describe('of a resolution', () => {
  const text = composeNotice('decision_resolution', facts)
  const words = allWords(text)
  test('says what was decided, with the sum in figures and in words', () => {
    expect(text.title).toBe('关于“修建三组机耕道”的决议公开')
    expect(words).toContain('金额：120,000元（大写：壹拾贰万元整）')
    expect(words).toContain('实施范围：三组至五组，全长1.2公里')
    expect(words).toContain('期限：2026年12月1日至2027年3月31日')
  })
  test('says by which meeting, when, who called it and how they voted', () => {
    expect(words).toContain(
      '决议：2026年11月1日，村民代表会议，由杨秀英召集。应到52人，实到41人，赞成38人，反对2人，弃权1人。'
    )
    expect(words).toContain('至少35人到会')
  })
  test('says how and until when to object, without a phone', () => {
    expect(words).toContain('头7天内')
    expect(words).toContain('公示15天')
    expect(words).toContain('当面告诉村务监督委员会')
    expect(words).toContain('24小时内给受理回执，3天内答复，复杂的15天内答复')
  })
  test('an old record has fewer things to say and says no more', () => {
    const old = composeNotice('decision_resolution', { ...facts, content: null, votes: [] })
    expect(old.sections.map((s) => s.heading)).toEqual(['决定了什么', '对每户意味着什么', '有不同意见怎么办'])
  })
})

describe('of a result', () => {
  test('lays what was resolved beside what was done, with the difference', () => {
    const { sections } = composeNotice('decision_result', done)
    const rows = sections.flatMap((s) => s.table?.rows ?? [])
    expect(rows).toContainEqual([
      '金额',
      '120,000元（大写：壹拾贰万元整）',
      '118,600.50元（大写：壹拾壹万捌仟陆佰元伍角整）'
    ])
    expect(rows).toContainEqual(['相差', '', '少用1,399.50元'])
    expect(allWords(composeNotice('decision_result', done))).toContain('2027年3月20日验收，照片2张附后。')
  })
  test.each([
    [12_000_000, '一样'],
    [12_000_100, '多用1元']
  ])('a final account of %i fen: %s', (finalAmount, words) => {
    const { sections } = composeNotice('decision_result', {
      ...done,
      completion: { acceptedOn: '2027-03-20', finalAmount, photos: 0 }
    })
    expect(sections.flatMap((s) => s.table?.rows ?? [])).toContainEqual(['相差', '', words])
  })
  test('what cost nothing has no sums', () => {
    const free = {
      ...done,
      content: { ...plan, amount: null },
      completion: { acceptedOn: '2027-03-20', finalAmount: null, photos: 1 }
    }
    expect(JSON.stringify(composeNotice('decision_result', free))).not.toContain('元')
  })
})

const words = (max: number) =>
  fc
    .array(fc.constantFrom(...'修路铺桥一二三组0129，。“”公里 '), {
      minLength: 1,
      maxLength: Math.min(max - 1, 70)
    })
    .map((cs) => `修${cs.join('')}路`.slice(-max))
const content: fc.Arbitrary<Content> = fc.record({
  title: words(60),
  summary: fc.integer({ min: 10, max: 4000 }).map((n) => '铺'.repeat(n)),
  amount: fc.option(fc.integer({ min: 0, max: 1_000_000_000_000 })),
  scope: words(500),
  beneficiaries: words(500),
  land: fc.option(words(500)),
  term: fc.constantFrom(null, { from: '2026-12-01', to: '2027-03-31' }),
  contracting: fc.option(words(500)),
  contributions: fc.option(words(500))
})

test('whatever the record holds, the text is one that can be saved, and holds no personal data of its own', () => {
  fc.assert(
    fc.property(
      content,
      fc.constantFrom('decision_resolution' as const, 'decision_result' as const),
      (c, kind) => {
        const text = composeNotice(kind, { ...done, title: c.title, summary: c.summary, content: c })
        expect(NoticeText.safeParse(text).success).toBe(true)
        expect(lengthOf(text.title)).toBeLessThanOrEqual(60)
      }
    ),
    { numRuns: 60 }
  )
  for (const kind of ['decision_resolution', 'decision_result'] as const) {
    const text = composeNotice(kind, done)
    expect(findInContent({ ...text, attachments: [], corrects: null })).toEqual([])
  }
})

test('a title that is too long is cut and says so', () => {
  const title = '修'.repeat(60)
  const text = composeNotice('decision_result', { ...done, title })
  expect(lengthOf(text.title)).toBe(60)
  expect(text.title).toContain('…”的实施结果公开')
})
