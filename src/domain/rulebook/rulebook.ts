import * as z from 'zod/mini'
import { addDays, periods } from '../common/calendar'
import { Day, text } from '../common/fields'
import { type Cap, capWords, type PointsCategory } from '../points/points'
import { accept, type Outcome, refuse } from '../refusal/refusal'
import { forbiddenIn } from './forbidden'
import { type RulesReading, ruleRefusals } from './read-rules'
import { mostItems, mostPoints, mostUnitWords, mostWords } from './rulebook-limits'

/** Who may record a deed under an item; a household's own claim goes through scoring in any case. */
export const recorders = {
  household: '本户申报',
  courtyard_host: '院落长记录',
  group_leader: '组长记录',
  committee: '村委会记录'
} as const
export type Recorder = keyof typeof recorders

/** Of the items of one group, one counts for a holder in a period: 最清洁 or 清洁 for the same month, never both. */
export interface ExclusiveGroup {
  readonly name: string
  readonly per: Cap['per']
  readonly period: Cap['period']
}

export interface RuleItem {
  readonly category: PointsCategory
  readonly words: string
  /** For every unit. Nothing (0) where the village only wants a reminder; below 0 only where deductions are on. */
  readonly points: number
  readonly unit: string
  readonly caps: readonly Cap[]
  readonly evidence: { readonly words: string; readonly needed: boolean } | null
  readonly recordedBy: readonly Recorder[]
  /** The name of its exclusive group. */
  readonly group: string | null
}

export interface RulebookDraft {
  readonly title: string
  /** Where the table came from, for whoever asks later. */
  readonly source: string
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
  readonly groups: readonly ExclusiveGroup[]
  readonly items: readonly RuleItem[]
}

export interface Rulebook extends RulebookDraft {
  readonly version: number
  /** The decision that adopted it (四议两公开). */
  readonly adoptedBy: string
}

const holder = z.enum(['household', 'person'])
const period = z.enum(periods)
const capSchema = z.object({
  points: z
    .int()
    .check(z.minimum(1, { error: '上限至少是1分。' }), z.maximum(100_000, { error: '上限太大了，请核对。' })),
  per: holder,
  period
})

const itemSchema = z.object({
  category: z.enum(['participation', 'courtyard', 'virtue'], { error: '请选择类别。' }),
  words: text('内容', 2, mostWords),
  points: z
    .int({ error: '分值要填整数。' })
    .check(
      z.minimum(-mostPoints, { error: ruleRefusals.tooMany.message }),
      z.maximum(mostPoints, { error: ruleRefusals.tooMany.message })
    ),
  unit: text('计分单位', 1, mostUnitWords),
  caps: z.array(capSchema).check(z.maxLength(4, { error: '一条最多四个上限。' })),
  evidence: z.nullable(z.object({ words: text('依据', 1, 100), needed: z.boolean() })),
  recordedBy: z
    .array(z.enum(['household', 'courtyard_host', 'group_leader', 'committee']))
    .check(z.minLength(1, { error: '请选择由谁来记。' })),
  group: z.nullable(text('互斥组', 1, 20))
})

/** A rulebook as the desk writes it, before it is put to a decision. */
export const RulebookInput = z.object({
  title: text('名称', 2, 50),
  source: text('来源', 1, 200),
  effectiveFrom: Day,
  effectiveTo: z.nullable(Day),
  groups: z
    .array(z.object({ name: text('互斥组', 1, 20), per: holder, period }))
    .check(z.maxLength(mostItems, { error: '互斥组太多了。' })),
  items: z
    .array(itemSchema)
    .check(
      z.minLength(1, { error: '细则至少要有一条。' }),
      z.maxLength(mostItems, { error: `细则最多${mostItems}条，请合并一些。` })
    )
})

/** What people still have to look at in an item that was read from a table. */
export interface OpenPoint {
  /** The item's place in the list. */
  readonly at: number
  readonly kind: 'category' | 'cap' | 'group'
  /** As the table has it. */
  readonly words: string
}

/**
 * The accepted lines of a reading as items of a draft, and what a person has to settle before it goes to a decision: a
 * guessed category, a limit that could not be read, a group whose period the table does not name.
 */
export const draftItems = (
  reading: RulesReading
): { readonly items: readonly RuleItem[]; readonly open: readonly OpenPoint[] } => ({
  items: reading.accepted.map(({ category, text: words, points, unit, caps, evidence }) => ({
    ...{ category, words, points, unit, caps, group: null },
    evidence: evidence === null ? null : { words: evidence, needed: false },
    recordedBy: ['committee'] as const
  })),
  open: reading.accepted.flatMap((rule, at): OpenPoint[] => [
    ...(rule.categoryGuessed ? [{ at, kind: 'category' as const, words: rule.sourceCategory }] : []),
    ...(rule.capUnread === null ? [] : [{ at, kind: 'cap' as const, words: rule.capUnread }]),
    ...(rule.group === null ? [] : [{ at, kind: 'group' as const, words: rule.group }])
  ])
})

export interface AdoptionFacts {
  /** The day the decision took effect; a rulebook never reaches back before it. */
  readonly adoptedOn: string
  readonly adoptedBy: string
  /** A resolution in the village's own rules allows deductions, filed with the township. */
  readonly deductions: boolean
  /** The rulebook in force, or the last one. */
  readonly previous: Rulebook | null
}

const checkItem = (item: RuleItem, at: number, deductions: boolean): Outcome<null> => {
  const field = `items.${at}`
  const forbidden = forbiddenIn(`${item.words}\n${item.unit}\n${item.evidence?.words ?? ''}`)
  if (forbidden) return refuse(forbidden.code, `第${at + 1}条：${forbidden.message}`, field)
  if (item.points < 0 && !deductions) {
    return refuse(
      ruleRefusals.deductionOff.code,
      `第${at + 1}条：${ruleRefusals.deductionOff.message}`,
      field
    )
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
  const names = draft.groups.map((group) => group.name)
  if (new Set(names).size < names.length)
    return refuse('RULEBOOK_GROUP_TWICE', '互斥组的名字重复了，请改一个。', 'groups')
  const lonely = names.find((name) => draft.items.filter((item) => item.group === name).length < 2)
  return lonely === undefined
    ? accept(null)
    : refuse('RULEBOOK_GROUP_OF_ONE', `互斥组“${lonely}”里至少要有两条细则。`, 'groups')
}

/**
 * The next version of a village's rulebook, adopted by a decision. It begins on the day of its adoption or later and
 * after its predecessor began; what was earned before stays under the predecessor. Refuses the RULE_ codes of
 * `forbiddenIn`, RULE_DEDUCTION_OFF, RULEBOOK_REACHES_BACK, RULEBOOK_TERM_EMPTY, RULEBOOK_BEFORE_PREVIOUS,
 * RULEBOOK_CAP_BELOW_POINTS, RULEBOOK_CAP_TWICE, RULEBOOK_ITEM_TWICE and RULEBOOK_GROUP_*.
 */
export const adoptRulebook = (draft: RulebookDraft, facts: AdoptionFacts): Outcome<Rulebook> => {
  const { effectiveFrom, effectiveTo } = draft
  if (effectiveFrom < facts.adoptedOn) {
    return refuse(
      'RULEBOOK_REACHES_BACK',
      `细则最早从通过之日（${facts.adoptedOn}）起施行，不能往前算。`,
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
  const items = checkItems(draft, facts.deductions)
  if (!items.ok) return items
  return accept({ ...draft, version: (facts.previous?.version ?? 0) + 1, adoptedBy: facts.adoptedBy })
}

/** The last day of a version: its own, or the day before its successor begins; null while neither is set. */
export const lastDayOf = (
  book: Pick<RulebookDraft, 'effectiveTo'>,
  successor: Pick<RulebookDraft, 'effectiveFrom'> | null
): string | null => {
  const days = [book.effectiveTo, successor && addDays(successor.effectiveFrom, -1)]
  return days.filter((day) => day !== null).sort()[0] ?? null
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
