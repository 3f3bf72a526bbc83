import type { Wall } from './wall-sheet'

type Difference = NonNullable<Wall['corrects']>['differences'][number]

/** What a correction changed, as short as it can be said on paper without leaving anything out. */
export interface Changes {
  /** Words that are others now, or gone (`after` null). */
  readonly changed: readonly {
    readonly where: string
    readonly before: string
    readonly after: string | null
  }[]
  /** Where something was added: the words stand in the text below. */
  readonly added: readonly string[]
  readonly removedFiles: readonly string[]
}

/** Where words were added; a file that took another's place was added too, and is named without its hash. */
const addedBy = ({ where, before, after }: Difference): string[] => {
  if (before === null) return [where]
  return isFile(where) && after !== null ? [`附件“${after.replace(/（[0-9a-f]{64}）$/, '')}”`] : []
}

const isFile = (where: string): boolean => where.startsWith('附件')

export const changesOf = (differences: readonly Difference[]): Changes => ({
  changed: differences.flatMap(({ where, before, after }) =>
    before === null || isFile(where) ? [] : [{ where, before, after }]
  ),
  added: joinPlaces(differences.flatMap(addedBy)),
  removedFiles: differences.flatMap((d) => (isFile(d.where) && d.before !== null ? [d.where] : []))
})

/** Places that follow each other become one: 第4部分表格第1行至第90行. */
export const joinPlaces = (places: readonly string[]): string[] => {
  const joined: { head: string; from: number; to: number }[] = []
  for (const place of places) {
    const [, head = place, number] = /^(.*第)(\d+)行$/.exec(place) ?? []
    const last = joined.at(-1)
    if (number !== undefined && last?.head === head && last.to === Number(number) - 1) last.to += 1
    else joined.push({ head, from: Number(number ?? Number.NaN), to: Number(number ?? Number.NaN) })
  }
  return joined.map(({ head, from, to }) =>
    Number.isNaN(from) ? head : from === to ? `${head}${from}行` : `${head}${from}行至第${to}行`
  )
}
