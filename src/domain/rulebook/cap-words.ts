import type { Period } from '../common/calendar'
import { lengthOf } from '../common/fields'
import type { Cap } from '../points/points'
import { isBlank, plainWords } from './plain-words'
import { mostWords } from './rulebook-limits'

export interface CapReading {
  readonly caps: readonly Cap[]
  /** What was written and could not be read as points in a period, such as 「每组1户」: people keep that limit. */
  readonly unread: string | null
}

const noCap: CapReading = { caps: [], unread: null }

const periodIn = (words: string): Period | null => {
  if (/半年|周|星期|届/.test(words)) return null
  if (/季/.test(words)) return 'quarter'
  if (/年/.test(words)) return 'year'
  if (/月/.test(words)) return 'month'
  return /日|天/.test(words) ? 'day' : null
}

/** Points belong to the household, so a cap that names nobody is the household's. */
const perIn = (words: string): Cap['per'] =>
  /人/.test(words.replace(/人次/g, '次')) ? 'person' : 'household'

const amountIn = (words: string, pointsEach: number | null): number | null => {
  const counted = [...words.matchAll(/(\d+)\s*(?:个)?(?:积)?分/g)].map((m) => Number(m[1]))
  if (counted.length > 0) return counted.length === 1 ? counted[0] : null
  const slashed = /^(?:≤|<=)?(\d+)\s*\//.exec(words)
  if (slashed) return Number(slashed[1])
  const times = /(\d+)\s*(?:人|户)?次/.exec(words)
  if (times && pointsEach) return Number(times[1]) * pointsEach
  const bare = /(?:最多|最高|不超过|上限|封顶|≤)\D*(\d+)$/.exec(words)
  return bare ? Number(bare[1]) : null
}

const readOne = (words: string, pointsEach: number | null): Cap | null => {
  const points = amountIn(words, pointsEach)
  const period = periodIn(words)
  return points && period ? { points, per: perIn(words), period } : null
}

/**
 * Caps as tables write them: 「20/户/季」, 「每人每年最多40分」, 「全年不超过五十分」, 「每月限2次」 (times the item's points),
 * several apart by commas. 「不限」 and nothing are no cap.
 */
export const readCaps = (cell: unknown, pointsEach: number | null): CapReading => {
  if (typeof cell === 'number') return { caps: [], unread: String(cell) }
  if (typeof cell !== 'string' || isBlank(cell)) return noCap
  if (lengthOf(cell) > mostWords) return { caps: [], unread: cell.trim() }
  const words = plainWords(cell)
  if (/^(?:不限|不设上?限|无上限|没有上限|不封顶|无限制?)/.test(words)) return noCap
  const parts = words.split(/[,;、。]|且|和|并/).filter((part) => part.trim() !== '')
  const caps = parts.map((part) => readOne(part.trim(), pointsEach))
  const read = caps.filter((cap) => cap !== null)
  return read.length === parts.length ? { caps: read, unread: null } : { caps: [], unread: cell.trim() }
}

/** A cap inside the sentence of a rule: 「……每次5分，每季最多50分」. */
export const capsIn = (sentence: string, pointsEach: number | null): readonly Cap[] =>
  plainWords(sentence)
    .split(/[,;。()]/)
    .filter((clause) => /最多|不超过|上限|封顶|不得超过|限\d/.test(clause))
    .map((clause) => readOne(clause, pointsEach))
    .filter((cap) => cap !== null)
