import { sayDate } from '../common/say-day'
import { capWords } from '../points/categories'
import { accept, type Outcome, refuse } from '../refusal/refusal'
import { checkExpiry } from './expiry'
import { forbiddenIn } from './forbidden'
import { ruleRefusals } from './read-rules'
import type { Rulebook, RulebookDraft, RuleItem } from './rule-item'

export interface AdoptionFacts {
  /** The day the decision took effect; a rulebook never reaches back before it. */
  readonly adoptedOn: string
  readonly adoptedBy: string
  /** A resolution in the village's own rules allows deductions, filed with the township. */
  readonly deductions: boolean
  /** The rulebook in force, or the last one. */
  readonly previous: Rulebook | null
}

/** Whether one rule may stand, `at` is its place in the list. Codes as of `adoptRulebook`. */
export const checkItem = (item: RuleItem, at: number, deductions: boolean): Outcome<null> => {
  const field = `items.${at}`
  const forbidden = forbiddenIn([item.words, item.unit, item.evidence?.words, item.group].join('\n'))
  if (forbidden) return refuse(forbidden.code, `第${at + 1}条：${forbidden.message}`, field)
  if (item.points < 0 && !deductions) {
    return refuse(
      ruleRefusals.deductionOff.code,
      `第${at + 1}条：${ruleRefusals.deductionOff.message}`,
      field
    )
  }
  if (item.points < 0 && item.honour) {
    return refuse('RULEBOOK_HONOUR_MINUS', `第${at + 1}条：荣誉分不能扣。`, `${field}.honour`)
  }
  const narrow = item.caps.find((cap) => cap.points < item.points)
  if (narrow) {
    return refuse(
      'RULEBOOK_CAP_BELOW_POINTS',
      `第${at + 1}条一次就是${item.points}分，${capWords(narrow)}，一次也记不下。请改分值或上限。`,
      field
    )
  }
  const seen = new Set(item.caps.map((cap) => `${cap.per}/${cap.period}`))
  return seen.size < item.caps.length
    ? refuse('RULEBOOK_CAP_TWICE', `第${at + 1}条有两个同样期间的上限，请留一个。`, field)
    : accept(null)
}

/** Whether the period of deductions is named just where there are some. */
const checkDeductions = ({ items, deductionPeriod }: RulebookDraft): Outcome<null> => {
  const takes = items.some((item) => item.points < 0)
  if (takes === (deductionPeriod !== null)) return accept(null)
  return takes
    ? refuse(
        'RULEBOOK_DEDUCTION_PERIOD',
        '细则里有扣分，请选择只扣哪一期（月、季、年）的分。',
        'deductionPeriod'
      )
    : refuse('RULEBOOK_DEDUCTION_NONE', '细则里没有扣分的条目，请把扣分关掉。', 'deductionPeriod')
}

const checkGroups = ({ groups, items }: RulebookDraft): Outcome<null> => {
  const names = groups.map((group) => group.name)
  if (new Set(names).size < names.length)
    return refuse('RULEBOOK_GROUP_TWICE', '互斥组的名字重复了，请改一个。', 'groups')
  const lonely = names.find((name) => items.filter((item) => item.group === name).length < 2)
  return lonely === undefined
    ? accept(null)
    : refuse('RULEBOOK_GROUP_OF_ONE', `互斥组“${lonely}”里至少要有两条细则。`, 'groups')
}

const checkTitle = (title: string): Outcome<null> => {
  const forbidden = forbiddenIn(title)
  return forbidden ? refuse(forbidden.code, `名称：${forbidden.message}`, 'title') : accept(null)
}

const checkItems = (draft: RulebookDraft, deductions: boolean): Outcome<null> => {
  const seen = new Map<string, number>()
  for (const [at, item] of draft.items.entries()) {
    const checked = checkItem(item, at, deductions)
    if (!checked.ok) return checked
    const key = `${item.category}/${item.words}`
    const first = seen.get(key)
    if (first !== undefined) {
      return refuse('RULEBOOK_ITEM_TWICE', `第${first + 1}条和第${at + 1}条一样，请留一条。`, `items.${at}`)
    }
    seen.set(key, at)
    if (item.group !== null && !draft.groups.some((group) => group.name === item.group)) {
      return refuse(
        'RULEBOOK_GROUP_UNKNOWN',
        `第${at + 1}条的互斥组“${item.group}”没有定义。`,
        `items.${at}.group`
      )
    }
  }
  return accept(null)
}

/** What must hold for the words of a rulebook, whenever it is adopted; the codes of `adoptRulebook` but for its days. */
export const checkDraft = (draft: RulebookDraft, deductions: boolean): Outcome<null> => {
  for (const check of [checkTitle(draft.title), checkItems(draft, deductions), checkGroups(draft)]) {
    if (!check.ok) return check
  }
  return checkDeductions(draft)
}

/**
 * The next version of a village's rulebook, adopted by a decision. It begins on the day of its adoption or later and
 * after its predecessor began; what was earned before stays under the predecessor. Refuses the RULE_ codes of
 * `forbiddenIn`, RULE_DEDUCTION_OFF, RULEBOOK_REACHES_BACK, RULEBOOK_TERM_EMPTY, RULEBOOK_BEFORE_PREVIOUS,
 * RULEBOOK_CAP_BELOW_POINTS, RULEBOOK_CAP_TWICE, RULEBOOK_ITEM_TWICE, RULEBOOK_GROUP_*, RULEBOOK_HONOUR_MINUS,
 * RULEBOOK_EXPIRY_TOO_SHORT and RULEBOOK_DEDUCTION_*.
 */
export const adoptRulebook = (draft: RulebookDraft, facts: AdoptionFacts): Outcome<Rulebook> => {
  const { effectiveFrom, effectiveTo } = draft
  if (effectiveFrom < facts.adoptedOn) {
    return refuse(
      'RULEBOOK_REACHES_BACK',
      `细则最早从通过之日（${sayDate(facts.adoptedOn)}）起施行，不能往前算。`,
      'effectiveFrom'
    )
  }
  if (effectiveTo !== null && effectiveTo < effectiveFrom) {
    return refuse('RULEBOOK_TERM_EMPTY', '失效日期在生效日期之前，请核对。', 'effectiveTo')
  }
  if (facts.previous && effectiveFrom <= facts.previous.effectiveFrom) {
    return refuse(
      'RULEBOOK_BEFORE_PREVIOUS',
      `上一版从${facts.previous.effectiveFrom}起施行，新的一版要晚于这一天。`,
      'effectiveFrom'
    )
  }
  const term = checkExpiry(draft.expiry)
  if (!term.ok) return term
  const items = checkDraft(draft, facts.deductions)
  if (!items.ok) return items
  return accept({ ...draft, version: (facts.previous?.version ?? 0) + 1, adoptedBy: facts.adoptedBy })
}

/** The version under which a deed of that day is judged: whatever is adopted later never changes it. */
export const versionOn = (versions: readonly Rulebook[], day: string): Rulebook | null => {
  const begun = versions.filter((book) => book.effectiveFrom <= day)
  const latest = begun.reduce<Rulebook | null>(
    (last, book) => (last && last.version > book.version ? last : book),
    null
  )
  return latest && (latest.effectiveTo === null || day <= latest.effectiveTo) ? latest : null
}
