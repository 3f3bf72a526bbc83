/** A number of the record, as the notice should give it: votes and people as they are, money in whole fen. */
export interface Registered {
  readonly name: string
  readonly value: number
  readonly money?: true
}

/** What the notice says of it: the same, something else (as it is written there), or nothing that can be found. */
export interface Beside extends Registered {
  readonly found: 'same' | 'other' | 'absent'
  readonly written: readonly string[]
}

// Phones of 2018 have no `matchAll`.
const every = (pattern: RegExp, words: string): RegExpExecArray[] => {
  const found: RegExpExecArray[] = []
  for (let m = pattern.exec(words); m !== null; m = pattern.exec(words)) found.push(m)
  return found
}

const narrow = (words: string): string => words.normalize('NFKC').replace(/(\d),(?=\d{3})/g, '$1')

/** Numbers that stand right after a name, at most a few signs and words between: 应到52人, 赞成票：38. */
const afterName = (words: string, name: string): string[] =>
  every(new RegExp(`${name}[^\\d。;\\n]{0,8}(\\d+)`, 'g'), words).flatMap((m) => m[1] ?? [])

const fenOf = (digits: string, unit: string | undefined): number =>
  Math.round(Number(digits) * (unit === '亿' ? 1e10 : unit === '万' ? 1e6 : 100))

/** Every sum of money in a text, as it is written. */
const sums = (words: string): { written: string; fen: number }[] =>
  every(/(\d+(?:\.\d+)?)\s*(亿|万)?\s*元/g, words).map(([written, digits, unit]) => ({
    written,
    fen: fenOf(digits ?? '', unit)
  }))

const standing = (written: readonly string[], same: boolean): Pick<Beside, 'found' | 'written'> => {
  if (same) return { found: 'same', written: [] }
  return { found: written.length > 0 ? 'other' : 'absent', written: [...new Set(written)] }
}

/**
 * The numbers of the record beside the words of a notice, so that whoever signs sees at once which of them differ. It
 * finds slips, it does not prove a text right: what is written in Chinese numerals counts as not found.
 */
export const numbersBeside = (registered: readonly Registered[], texts: readonly string[]): Beside[] => {
  const words = narrow(texts.join('\n'))
  return registered.map((r) => {
    if (r.money) {
      const found = sums(words)
      return {
        ...r,
        ...standing(
          found.map((s) => s.written),
          found.some((s) => s.fen === r.value)
        )
      }
    }
    const found = afterName(words, r.name)
    return { ...r, ...standing(found, found.includes(String(r.value))) }
  })
}
