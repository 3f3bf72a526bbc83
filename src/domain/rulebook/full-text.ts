import { sayDate } from '../common/say-day'
import type { Content } from '../decision/content'
import { capsWords, periodNames, perNames, pointsCategories } from '../points/categories'
import { expiryWords } from './expiry'
import { type ExclusiveGroup, type RulebookDraft, type RuleItem, recordersWords } from './rule-item'

/** 「每人次5分」, 「每次扣2分」, 「每月只提醒，不记分」 */
export const pointsWords = ({
  points,
  unit,
  honour
}: Pick<RuleItem, 'points' | 'unit' | 'honour'>): string => {
  if (points === 0) return `每${unit}只提醒，不记分`
  if (points < 0) return `每${unit}扣${-points}分`
  return `每${unit}${points}分${honour ? '（荣誉分，不能兑换）' : ''}`
}

/** 「凭签到表（必须有）」; empty where none is asked for. */
export const evidenceWords = (evidence: RuleItem['evidence']): string =>
  evidence === null ? '' : `凭${evidence.words}${evidence.needed ? '（必须有）' : ''}`

/** 「“月评”里每户每月只记一条」 */
export const groupWords = ({ name, per, period }: ExclusiveGroup): string =>
  `“${name}”里每${perNames[per]}每${periodNames[period]}只记一条`

/** All that a rule says, beside its words. */
export const ruleWords = (item: RuleItem, group: ExclusiveGroup | null): string[] =>
  [
    pointsWords(item),
    capsWords(item.caps),
    group ? groupWords(group) : '',
    evidenceWords(item.evidence),
    recordersWords(item.recordedBy)
  ].filter((words) => words !== '')

const termWords = ({ effectiveFrom, effectiveTo }: RulebookDraft): string =>
  `自${sayDate(effectiveFrom)}起施行${effectiveTo ? `，到${sayDate(effectiveTo)}为止` : ''}。`

const deductionNames = { day: '当日', month: '当月', quarter: '当季', year: '当年' } as const

/** 「扣分……」 or that there are none: a village must be able to read it off the text that it voted on. */
export const deductionWords = ({ deductionPeriod }: Pick<RulebookDraft, 'deductionPeriod'>): string =>
  deductionPeriod === null
    ? '只加分，不扣分；积分不清零，余额不会是负数。'
    : `扣分先提醒、再告知，给3日申辩、7日复核，只减${deductionNames[deductionPeriod]}同一类的积分，不公开；积分不清零，余额不会是负数。`

const numerals = ['一', '二', '三'] as const

/** The items in the order of the paper: by category, as they were written within it. */
export const inPaperOrder = (items: readonly RuleItem[]): readonly RuleItem[] =>
  Object.keys(pointsCategories).flatMap((category) => items.filter((item) => item.category === category))

/**
 * The whole text of a rulebook, line by line, as it is put to a vote, printed and fingerprinted: everything that binds
 * stands in it, so two rulebooks that differ in anything have different texts.
 */
export const fullText = (draft: RulebookDraft): readonly string[] => {
  const groups = new Map(draft.groups.map((group) => [group.name, group]))
  const items = inPaperOrder(draft.items)
  const present = Object.entries(pointsCategories).filter(([category]) =>
    items.some((item) => item.category === category)
  )
  let no = 0
  return [
    draft.title,
    termWords(draft),
    `${expiryWords(draft.expiry)}。`,
    deductionWords(draft),
    ...present.flatMap(([category, name], at) => [
      `${numerals[at] ?? ''}、${name}`,
      ...items
        .filter((item) => item.category === category)
        .map((item) => {
          no += 1
          const group = item.group === null ? null : (groups.get(item.group) ?? null)
          return `${no}. ${item.words}：${ruleWords(item, group).join('；')}。`
        })
    ])
  ]
}

/** Letters only: digits could look like somebody's telephone number, and words of a decision are searched for those. */
const letters = 'abcdefghijklmnop'

/** The fingerprint of a text from its SHA-256 in hexadecimal: 24 letters in groups of four. */
export const fingerprintOf = (sha256: string): string =>
  Array.from(sha256.slice(0, 24), (digit) => letters[Number.parseInt(digit, 16)])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')

/** Characters that the plan of a decision can hold; a longer rulebook lies beside it under its fingerprint. */
const mostSummary = 4000

/**
 * The matter that a village votes on to adopt a rulebook. The fingerprint stands in a field of substance, so another
 * text can never pass under the votes on this one.
 */
export const proposalOf = (
  draft: RulebookDraft,
  fingerprint: string
): { content: Content; meaning: string } => {
  const text = fullText(draft).join('\n')
  const counts = Object.entries(pointsCategories).map(
    ([category, name]) => `${name}${draft.items.filter((item) => item.category === category).length}条`
  )
  const short = [...fullText(draft).slice(0, 4), `${counts.join('，')}。全文附在本事项上，每条都能看。`].join(
    '\n'
  )
  return {
    content: {
      title: `通过《${draft.title}》`,
      summary: text.length <= mostSummary ? text : short,
      amount: null,
      scope: `全村；细则共${draft.items.length}条，正文指纹 ${fingerprint}`,
      beneficiaries: '全村农户，自愿参加',
      land: null,
      term: draft.effectiveTo === null ? null : { from: draft.effectiveFrom, to: draft.effectiveTo },
      contracting: null,
      contributions: null
    },
    meaning: `${deductionWords(draft)}不参加也不影响享受任何政策。`
  }
}
