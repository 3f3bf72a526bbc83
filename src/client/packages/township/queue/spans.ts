/** A stretch of a text by code points, from the first to before the last, as the server covers it. */
export interface CharSpan {
  readonly from: number
  readonly to: number
}

export const coverSign = '＊'

/** A stretch that was found by UTF-16 offsets, by code points. */
export const spanOf = (words: string, start: number, end: number): CharSpan => ({
  from: Array.from(words.slice(0, start)).length,
  to: Array.from(words.slice(0, end)).length
})

/** Every place at which `term` stands in the words; none for an empty term. */
export const placesOf = (words: string, term: string): CharSpan[] => {
  const found: CharSpan[] = []
  if (term === '') return found
  for (let at = words.indexOf(term); at >= 0; at = words.indexOf(term, at + term.length))
    found.push(spanOf(words, at, at + term.length))
  return found
}

/** In order, those that overlap or touch made one: the server takes forty at most. */
export const joined = (spans: readonly CharSpan[]): CharSpan[] => {
  const done: { from: number; to: number }[] = []
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = done.at(-1)
    if (last === undefined || from > last.to) done.push({ from, to })
    else last.to = Math.max(last.to, to)
  }
  return done
}

/** What is covered already, told from what the public reads. */
export const coveredIn = (words: string, publicWords: string | null): CharSpan[] => {
  if (publicWords === null) return []
  const shown = Array.from(publicWords)
  const at = Array.from(words).flatMap((sign, i) =>
    shown[i] === coverSign && sign !== coverSign ? [{ from: i, to: i + 1 }] : []
  )
  return joined(at)
}

export const holds = (spans: readonly CharSpan[], i: number): boolean =>
  spans.some((s) => s.from <= i && i < s.to)

/** What the public will read. */
export const coverWith = (words: string, spans: readonly CharSpan[]): string =>
  Array.from(words)
    .map((sign, i) => (holds(spans, i) ? coverSign : sign))
    .join('')

interface Found {
  readonly start: number
  readonly end: number
}

/** What the machine found and the public would still read. */
export const leftOpen = <F extends Found>(
  words: string,
  publicWords: string | null,
  findings: readonly F[]
): F[] => {
  const covered = coveredIn(words, publicWords)
  return findings.filter((f) => {
    const { from, to } = spanOf(words, f.start, f.end)
    return !covered.some((s) => s.from <= from && to <= s.to)
  })
}
