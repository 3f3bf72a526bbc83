import type { Found } from './look-over'

/** What was found on a page, opened by somebody. */
export interface PageFault extends Found {
  readonly page: string
  readonly as: string
}

/** A page's path without what all of them have. */
export const shortName = (page: string): string =>
  page.replace(/^(packages|pages)\//, '').replace(/\/index$/, '')

/** At most so many, in a line. */
const some = (list: readonly string[], most: number): string =>
  list.length > most ? `${list.slice(0, most).join(', ')} and ${list.length - most} more` : list.join(', ')

/**
 * The faults in words, those of one piece of the app together: what is wrong with it, first by example, then on which
 * pages and in which dress.
 */
export const inWords = (faults: readonly PageFault[]): string => {
  const groups = new Map<string, PageFault[]>()
  for (const fault of faults) {
    const key = `${fault.kind}: ${fault.where}`
    groups.set(key, [...(groups.get(key) ?? []), fault])
  }
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([key, same]) => {
      const examples = [...new Set(same.map((f) => f.what))]
      const pages = [...new Set(same.map((f) => `${shortName(f.page)} (${f.as})`))]
      const modes = [...new Set(same.map((f) => f.mode))]
      return [`${key}`, `  ${some(examples, 2)}`, `  on ${some(pages, 6)}`, `  in ${some(modes, 15)}`].join(
        '\n'
      )
    })
    .join('\n')
}
