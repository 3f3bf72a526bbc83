import {
  type ContentFinding,
  contentLabels,
  type MachineCheck,
  machineWords,
  mediaWords
} from '@/domain/issue/content-check'
import { findPersonalData } from '@/domain/notice/personal-data'
import type { MediaRef } from './select-additions'

const marked = (findings: readonly ContentFinding[]) =>
  findings.map(({ label, start, end }) => ({ label, labelName: contentLabels[label], start, end }))

/**
 * What the machine said of words and of the photos and sound beside them, and when; of what it has not checked, or could
 * not, that it has not.
 */
export const presentMachine = (check: MachineCheck | null, media: readonly MediaRef[]) => ({
  suggestion: check?.suggestion ?? null,
  suggestionName: machineWords(check),
  checkedAt: check?.at ?? null,
  marks: marked(check?.findings ?? []),
  /** In the words of the place. */
  placeMarks: marked(check?.place ?? []),
  media: media.map((m) => ({
    fileId: m.file_id,
    verdict: m.verdict,
    verdictName: mediaWords(m),
    labelNames: m.labels.map((label) => contentLabels[label])
  }))
})

/** Personal data in words that the public would read, with the place marked. */
export const presentFindings = (words: string) =>
  findPersonalData(words).map(({ kind, start, end, excerpt, advice }) => ({
    kind,
    start,
    end,
    excerpt,
    advice
  }))
