import { capsWords, pointsCategories } from '@/domain/points/categories'
import type { RuleChange } from '@/domain/rulebook/compare'
import { expiryWords } from '@/domain/rulebook/expiry'
import { deductionWords, evidenceWords, fullText, groupWords, pointsWords } from '@/domain/rulebook/full-text'
import {
  type ExclusiveGroup,
  type RulebookDraft,
  type RuleItem,
  recordersWords
} from '@/domain/rulebook/rule-item'
import { type BookRow, expiryOf, type StoredRuleItem } from './rule-items'

/** What a rule says, in plain words, whoever looks at it. */
export const presentRule = (item: RuleItem, group: ExclusiveGroup | null) => ({
  words: item.words,
  points: item.points,
  unit: item.unit,
  pointsWords: pointsWords(item),
  capWords: capsWords(item.caps),
  /** A cap or a group counts by the person: the deed names one. */
  perPerson: item.caps.some((cap) => cap.per === 'person') || group?.per === 'person',
  evidence: item.evidence,
  evidenceWords: evidenceWords(item.evidence),
  recordedBy: item.recordedBy,
  recordedByWords: recordersWords(item.recordedBy),
  groupWords: group ? groupWords(group) : '',
  honour: item.honour
})

const presentItem = (item: StoredRuleItem) => ({
  itemId: item.id,
  no: item.no,
  ...presentRule(item, item.exclusive),
  said: item.said
})

type Standing = 'ahead' | 'now' | 'over' | 'revoked'

interface Term {
  readonly lastDay: string | null
  readonly revoked: boolean
}

/** Where a version stands on a day; revoked, it was void from the beginning. */
const standingOf = (book: BookRow, { lastDay, revoked }: Term, on: string): Standing => {
  if (revoked) return 'revoked'
  if (book.effective_from > on) return 'ahead'
  return lastDay !== null && lastDay < on ? 'over' : 'now'
}

/** A version in a list: which it is, its days, and by what it was adopted. */
export const presentVersion = (book: BookRow, term: Term, on: string) => ({
  rulebookId: book.id,
  title: book.title,
  version: book.version,
  adoptedBy: book.adopted_by,
  decisionId: book.decision_id,
  effectiveFrom: book.effective_from,
  lastDay: term.revoked ? null : term.lastDay,
  standing: standingOf(book, term, on)
})

/** A version whole, its items by category in the order of the paper. */
export const presentRulebook = (
  book: BookRow,
  items: readonly StoredRuleItem[],
  about: Term & { readonly on: string; readonly hasOthers: boolean }
) => ({
  ...presentVersion(book, about, about.on),
  source: book.source,
  adoptedOn: book.adopted_on,
  fingerprint: book.fingerprint,
  expiryWords: expiryWords(expiryOf(book)),
  deductionWords: deductionWords({ deductionPeriod: book.deduction_period }),
  takesDeductions: book.deduction_period !== null,
  filedDocument: book.filed_document,
  /** There is an earlier or a later version to look at. */
  hasOthers: about.hasOthers,
  categories: Object.entries(pointsCategories).map(([category, name]) => ({
    category,
    name,
    items: items.filter((i) => i.category === category).map(presentItem)
  }))
})

/** One difference between two versions. */
export const presentChange = ({ kind, words, before, after }: RuleChange) => ({ kind, words, before, after })

/** A text that lies with a decision, line by line, under its fingerprint. */
export const presentProposed = (text: { fingerprint: string; content: RulebookDraft }) => ({
  fingerprint: text.fingerprint,
  lines: fullText(text.content)
})
