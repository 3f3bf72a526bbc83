import { ruleWords } from './full-text'
import type { ExclusiveGroup, RuleItem } from './rule-item'

type Part = { readonly items: readonly RuleItem[]; readonly groups: readonly ExclusiveGroup[] }

export interface RuleChange {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly words: string
  /** What it said; empty for a new rule. */
  readonly before: readonly string[]
  readonly after: readonly string[]
}

const keyOf = (item: Pick<RuleItem, 'category' | 'words'>): string =>
  `${item.category}/${item.words.replace(/[\s，。；、]/g, '')}`

const saidIn = ({ groups }: Part, item: RuleItem): readonly string[] =>
  ruleWords(item, groups.find((group) => group.name === item.group) ?? null)

/**
 * For each rule of a new text the id of the rule that it goes on from, or null for a new one: a rule is the same one
 * while its words are, also where a version between did not have it. `before` are the rules of all earlier versions, the
 * latest version last. Each goes on in one place.
 */
export const goesOnFrom = (
  before: readonly (Pick<RuleItem, 'category' | 'words'> & { readonly ruleId: string })[],
  after: readonly RuleItem[]
): readonly (string | null)[] => {
  const free = new Map(before.map((item) => [keyOf(item), item.ruleId]))
  return after.map((item) => {
    const ruleId = free.get(keyOf(item)) ?? null
    free.delete(keyOf(item))
    return ruleId
  })
}

/**
 * What a version changes against the one before, in the order of the new text, then what is gone. A rule is the same
 * one while its words are; a rule in other words is another rule, and its predecessor is gone.
 */
export const compareRulebooks = (before: Part, after: Part): readonly RuleChange[] => {
  const old = new Map(before.items.map((item) => [keyOf(item), item]))
  const kept = new Set(after.items.map(keyOf))
  const news = after.items.flatMap((item): RuleChange[] => {
    const was = old.get(keyOf(item))
    const says = saidIn(after, item)
    if (!was) return [{ kind: 'added', words: item.words, before: [], after: says }]
    const said = saidIn(before, was)
    return said.join('\n') === says.join('\n')
      ? []
      : [{ kind: 'changed', words: item.words, before: said, after: says }]
  })
  const gone = before.items
    .filter((item) => !kept.has(keyOf(item)))
    .map(
      (item): RuleChange => ({ kind: 'removed', words: item.words, before: saidIn(before, item), after: [] })
    )
  return [...news, ...gone]
}
