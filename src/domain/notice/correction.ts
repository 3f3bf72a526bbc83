import { lengthOf } from '../common/fields'
import { accept, type Outcome, refuse } from '../refusal/refusal'
import type { Correction, NoticeContent } from './notice'
import { redactPersonalData } from './personal-data'

/** One place where two contents differ: null before means added, null after means taken away. */
export interface Difference {
  readonly where: string
  readonly before: string | null
  readonly after: string | null
}

interface Line {
  readonly where: string
  readonly words: string
}

const linesOf = (content: NoticeContent): Line[] => [
  { where: '标题', words: content.title },
  ...content.sections.flatMap((section, s) => {
    const part = `第${s + 1}部分`
    return [
      ...(section.heading === '' ? [] : [{ where: `${part}小标题`, words: section.heading }]),
      ...section.lines.map((words, i) => ({ where: `${part}第${i + 1}行`, words })),
      ...(section.table
        ? [
            { where: `${part}表头`, words: section.table.columns.join('｜') },
            ...section.table.rows.map((row, r) => ({
              where: `${part}表格第${r + 1}行`,
              words: row.join('｜')
            }))
          ]
        : [])
    ]
  }),
  ...content.attachments.map((a) => ({ where: `附件“${a.name}”`, words: `${a.name}（${a.sha256}）` })),
  { where: '公示天数', words: `${content.terms.requiredDays}天` },
  { where: '异议天数', words: `${content.terms.windowDays}天` }
]

/** Lines that stay, as pairs of indices: the longest common sequence, after the equal ends are set aside. */
const kept = (a: readonly Line[], b: readonly Line[]): [number, number][] => {
  const same = (i: number, j: number) => a[i]?.words === b[j]?.words
  let head = 0
  while (head < a.length && head < b.length && same(head, head)) head += 1
  let tail = 0
  const room = Math.min(a.length, b.length) - head
  while (tail < room && same(a.length - 1 - tail, b.length - 1 - tail)) tail += 1
  const rows = a.length - head - tail
  const columns = b.length - head - tail
  const length = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1))
  const at = (i: number, j: number) => length[i]?.[j] ?? 0
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      const row = length[i]
      if (row) row[j] = same(head + i, head + j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: [number, number][] = Array.from({ length: head }, (_, i) => [i, i])
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (same(head + i, head + j)) pairs.push([head + i++, head + j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  for (let t = tail; t > 0; t--) pairs.push([a.length - t, b.length - t])
  return pairs
}

const isFile = ({ where }: Line): boolean => where.startsWith('附件')

/** What changed from one content to the next, line by line, in the order of reading. */
export const differencesOf = (before: NoticeContent, after: NoticeContent): Difference[] => {
  const a = linesOf(before)
  const b = linesOf(after)
  const found: Difference[] = []
  let i = 0
  let j = 0
  for (const [nextI, nextJ] of [...kept(a, b), [a.length, b.length] as const]) {
    while (i < nextI || j < nextJ) {
      const gone = i < nextI ? a[i] : undefined
      const come = j < nextJ ? b[j] : undefined
      // A photo that went is not what a new sentence took the place of; files come after all words.
      const apart = gone !== undefined && come !== undefined && isFile(gone) !== isFile(come)
      const old = apart && isFile(gone) ? undefined : gone
      const fresh = apart && isFile(come) ? undefined : come
      if (old) i += 1
      if (fresh) j += 1
      const where = (old ?? fresh)?.where ?? ''
      found.push({ where, before: old?.words ?? null, after: fresh?.words ?? null })
    }
    i = nextI + 1
    j = nextJ + 1
  }
  return found
}

/** The content of a notice that stands for another one. */
export type CorrectionContent = NoticeContent & { readonly corrects: Correction }

/**
 * The content of a notice that takes the place of another: what shall stand now, with why and with every difference from
 * the frozen content it stands for; of one whose words were right there may be none. It is a notice of its own, co-signed
 * and with terms that begin anew. Refuses NOTICE_CORRECTION_NO_REASON and NOTICE_CORRECTION_OTHER_SUBJECT.
 */
export const draftReplacement = (
  old: { readonly id: string; readonly content: NoticeContent; readonly contentHash: string },
  next: Omit<NoticeContent, 'corrects'>,
  reason: string
): Outcome<CorrectionContent> => {
  if (lengthOf(reason.trim()) < 4) {
    return refuse('NOTICE_CORRECTION_NO_REASON', '请写明为什么更正，至少4个字。', 'reason')
  }
  const { villageId, subject, subjectId } = old.content
  if (next.villageId !== villageId || next.subject !== subject || next.subjectId !== subjectId) {
    const words = '更正公告要和原公示说的是同一件事。说另一件事，请另发公示。'
    return refuse('NOTICE_CORRECTION_OTHER_SUBJECT', words, 'subjectId')
  }
  // What is corrected may be that an ID number was shown; the correction must not show it again.
  const differences = differencesOf(old.content, { ...next, corrects: null }).map((d) =>
    d.before === null ? d : { ...d, before: redactPersonalData(d.before) }
  )
  const corrects = { noticeId: old.id, contentHash: old.contentHash, reason: reason.trim(), differences }
  return accept({ ...next, corrects })
}

/** A correction that somebody wrote: what `draftReplacement` gives, and NOTICE_CORRECTION_EMPTY where nothing changes. */
export const draftCorrection = (
  ...[old, next, reason]: Parameters<typeof draftReplacement>
): Outcome<CorrectionContent> => {
  const drafted = draftReplacement(old, next, reason)
  if (drafted.ok && drafted.value.corrects.differences.length === 0) {
    return refuse('NOTICE_CORRECTION_EMPTY', '更正后的内容和原来一样，请先改好再发更正公告。', 'sections')
  }
  return drafted
}

/** The same with everything that stood before put out of sight; `words` say why in its place. */
export const withoutBefore = (content: CorrectionContent, words: string): CorrectionContent => ({
  ...content,
  corrects: {
    ...content.corrects,
    differences: content.corrects.differences.map((d) => (d.before === null ? d : { ...d, before: words }))
  }
})

/** What stands in place of words that were covered. */
export const coveredWords = '［原文含有个人信息，已遮挡］'
