import type { Inputs, Outputs } from '@/client/api/client'

export type NoticeText = Inputs['notice']['draft']['text']
type ReadSection = Outputs['notice']['compose']['sections'][number]
export type Finding = Outputs['notice']['check'][number]

/** A part of a notice as it is written on the phone: its lines are one text, each line of it a paragraph. */
export interface SectionDraft {
  readonly heading: string
  readonly body: string
  readonly table: {
    readonly columns: readonly string[]
    readonly rows: readonly (readonly string[])[]
  } | null
}

interface Written {
  readonly title: string
  readonly sections: readonly SectionDraft[]
}

/** What a server's text looks like in the form. */
export const sectionDrafts = (
  sections: readonly {
    heading: string
    lines: readonly string[]
    table: ReadSection['table'] | SectionDraft['table']
  }[]
): SectionDraft[] => sections.map(({ heading, lines, table }) => ({ heading, body: lines.join('\n'), table }))

/** What the form looks like to the server: blank lines and parts with nothing in them are left out. */
export const textOf = ({ title, sections }: Written): NoticeText => ({
  title: title.trim(),
  sections: kept(sections).map(({ heading, body, table }) => ({
    heading: heading.trim(),
    lines: linesOf(body),
    table: table && {
      columns: [...table.columns],
      rows: table.rows.map((row) => row.map((cell) => cell.trim()))
    }
  }))
})

const linesOf = (body: string): string[] =>
  body
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const isKept = ({ heading, body, table }: SectionDraft): boolean =>
  heading.trim() !== '' || linesOf(body).length > 0 || table !== null

const kept = (sections: readonly SectionDraft[]): SectionDraft[] => sections.filter(isKept)

/** The place in the form of the n-th part of the text, which has no empty ones; -1 where there is none. */
export const placeInForm = (sections: readonly SectionDraft[], inText: number): number => {
  const found = kept(sections)[inText]
  return found ? sections.indexOf(found) : -1
}

/** The part a finding or a refusal points at: its number in the text, or null for the title and what is elsewhere. */
export const partOf = (path: string): number | null => {
  const match = /sections\.(\d+)/.exec(path)
  return match ? Number(match[1]) : null
}

/** The words at a path such as `sections.0.lines.2`, or null. */
const wordsAt = (text: NoticeText, path: string): string | null => {
  let at: unknown = text
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null) return null
    at = (at as Record<string, unknown>)[key]
  }
  return typeof at === 'string' ? at : null
}

const around = 12

/** What was found with a few words before and after it, as it stood in the text that was checked. */
export const excerptOf = (
  text: NoticeText,
  finding: Pick<Finding, 'path' | 'start' | 'end' | 'excerpt'>
): { readonly before: string; readonly found: string; readonly after: string } => {
  const words = wordsAt(text, finding.path)
  if (words === null) return { before: '', found: finding.excerpt, after: '' }
  const { start, end } = finding
  return {
    before: `${start > around ? '…' : ''}${words.slice(Math.max(0, start - around), start)}`,
    found: words.slice(start, end),
    after: `${words.slice(end, end + around)}${words.length > end + around ? '…' : ''}`
  }
}
