import { lengthOf } from '../common/fields'
import { sayDate } from '../common/say-day'
import { type Content, yuan } from '../decision/content'
import { contentWords } from '../decision/register-words'
import type { ObjectionTerms } from '../objection/terms'
import { moneyInWords } from './compose-money'
import type { NoticeSection, NoticeSubject } from './notice'

/** A meeting of one of the four discussions, as the notice tells it. */
export interface ComposeVote {
  /** 提议, 商议, 审议 or 决议. */
  readonly step: string
  readonly meeting: string | null
  readonly heldOn: string
  readonly convener: string | null
  readonly unit: string
  readonly eligible: number | null
  readonly present: number | null
  readonly yes: number | null
  readonly no: number | null
  readonly abstain: number | null
  /** What was needed and reached, with the article. */
  readonly why: string | null
}

/** What the record of a decision says; an old record has neither fields nor a result. */
export interface ComposeFacts {
  readonly villageName: string
  readonly no: string
  readonly title: string
  readonly summary: string
  readonly meaning: string
  readonly content: Content | null
  /** The votes that stand, in the order of the steps; the last one of a full course is the resolution. */
  readonly votes: readonly ComposeVote[]
  readonly completion: {
    readonly acceptedOn: string
    readonly finalAmount: number | null
    readonly photos: number
  } | null
  readonly requiredDays: number
  readonly windowDays: number
  readonly terms: ObjectionTerms
}

export interface ComposedText {
  readonly title: string
  readonly sections: readonly NoticeSection[]
}

const maxTitle = 60
const maxLine = 2000

const section = (heading: string, lines: readonly string[]): NoticeSection => ({
  heading,
  lines: lines.flatMap(cut),
  table: null
})

/** A plan may be longer than a line of a notice; it is cut at its own line ends first. */
const cut = (words: string): string[] =>
  words.split(/\n+/).flatMap((line) => {
    const units = Array.from(line.trim())
    const parts: string[] = []
    for (let i = 0; i < units.length; i += maxLine) parts.push(units.slice(i, i + maxLine).join(''))
    return parts
  })

const titleOf = (kind: string, title: string): string => {
  const whole = `关于“${title}”的${kind}`
  const over = lengthOf(whole) - maxTitle
  if (over <= 0) return whole
  const kept = Array.from(title)
  return `关于“${kept.slice(0, kept.length - over - 1).join('')}…”的${kind}`
}

const both = (fen: number): string => `${yuan(fen)}（大写：${moneyInWords(fen)}）`

/** 2026年3月1日，村民代表会议，由向某召集。应到52人，实到41人，赞成38人，反对2人，弃权1人。 */
const voteLine = (v: ComposeVote): string => {
  const counts = [
    ['应到', v.eligible],
    ['实到', v.present],
    ['赞成', v.yes],
    ['反对', v.no],
    ['弃权', v.abstain]
  ] as const
  const told = counts.flatMap(([name, n]) => (n === null ? [] : [`${name}${n}${v.unit}`])).join('，')
  const head = [sayDate(v.heldOn), v.meeting, v.convener && `由${v.convener}召集`].filter(Boolean).join('，')
  return `${v.step}：${head}。${told === '' ? '' : `${told}。`}`
}

const fieldLines = (content: Content): string[] =>
  contentWords(content)
    .filter(({ field }) => field !== 'title' && field !== 'summary')
    .map(({ field, name, value }) =>
      field === 'amount' && content.amount !== null ? `${name}：${both(content.amount)}` : `${name}：${value}`
    )

const howToObject = ({ requiredDays, windowDays, terms }: ComposeFacts, about: string): NoticeSection =>
  section('有不同意见怎么办', [
    `公示${requiredDays}天，从张贴齐全的第二天算起。头${windowDays}天内，本村村民对${about}有不同意见，都可以提异议。`,
    '提的办法：当面告诉村务监督委员会任何一名成员，或者写下来交给村务监督委员会，也可以在手机的公示页上提。名字不对外公开。',
    `提出后${terms.receiptHours}小时内给受理回执，${terms.replyDays}天内答复，复杂的${terms.complexReplyDays}天内答复。` +
      '对答复不满意，可以向乡镇人民政府反映，也可以依法信访或者向人民法院起诉。'
  ])

const resolutionText = (facts: ComposeFacts): ComposedText => {
  const { content, votes } = facts
  const last = votes.at(-1)
  return {
    title: titleOf('决议公开', facts.title),
    sections: [
      section('决定了什么', [
        `${facts.villageName}（编号${facts.no}）：${facts.title}`,
        facts.summary,
        ...(content ? fieldLines(content) : [])
      ]),
      ...(votes.length === 0
        ? []
        : [section('怎么决定的', [...votes.map(voteLine), ...(last?.why ? [last.why] : [])])]),
      section('对每户意味着什么', [facts.meaning]),
      howToObject(facts, '这项决议')
    ]
  }
}

const differenceWords = (budget: number, spent: number): string => {
  if (budget === spent) return '一样'
  return spent > budget ? `多用${yuan(spent - budget)}` : `少用${yuan(budget - spent)}`
}

const amounts = (content: Content | null, spent: number | null): readonly (readonly string[])[] => {
  const budget = content?.amount ?? null
  if (budget === null && spent === null) return []
  const words = (fen: number | null) => (fen === null ? '无' : both(fen))
  return [
    ['金额', words(budget), words(spent)],
    ...(budget === null || spent === null ? [] : [['相差', '', differenceWords(budget, spent)]])
  ]
}

const resultText = (facts: ComposeFacts): ComposedText => {
  const { content, completion } = facts
  const spent = completion?.finalAmount ?? null
  const rows = [
    ...(content ? [['实施范围', content.scope, '']] : []),
    ...(content?.term ? [['期限', `${sayDate(content.term.from)}至${sayDate(content.term.to)}`, '']] : []),
    ...amounts(content, spent)
  ].map((row) => row.map((cell) => clip(cell)))
  const last = facts.votes.at(-1)
  return {
    title: titleOf('实施结果公开', facts.title),
    sections: [
      section('做了什么', [
        `${facts.villageName}（编号${facts.no}）：${facts.title}`,
        facts.summary,
        ...(last ? [`依据：${voteLine(last)}`] : [])
      ]),
      {
        heading: '决议定的和实际做的',
        lines: completion ? [acceptedLine(completion)] : [],
        table: rows.length === 0 ? null : { columns: ['项目', '决议定的', '实际做的'], rows }
      },
      section('对每户意味着什么', [facts.meaning]),
      howToObject(facts, '实施结果')
    ].filter((s) => s.lines.length > 0 || s.table !== null)
  }
}

const acceptedLine = ({ acceptedOn, photos }: NonNullable<ComposeFacts['completion']>): string =>
  `${sayDate(acceptedOn)}验收${photos > 0 ? `，照片${photos}张附后` : ''}。`

const maxCell = 200
const clip = (cell: string): string => {
  const units = Array.from(cell)
  return units.length <= maxCell ? cell : `${units.slice(0, maxCell - 1).join('')}…`
}

/**
 * The text of a notice as the record of its decision gives it, for the committee to read over and change: what was
 * decided, how, what it means and how to object; of a result, what was resolved beside what was done. Says nothing
 * that is not in the record. Cells without a counterpart are empty, for a person to fill in.
 */
export const composeNotice = (
  subject: Extract<NoticeSubject, 'decision_resolution' | 'decision_result'>,
  facts: ComposeFacts
): ComposedText => (subject === 'decision_resolution' ? resolutionText(facts) : resultText(facts))
