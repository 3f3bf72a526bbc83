import type { ContentCheck } from '@/cloud/ports/content-check'
import { type ContentFinding, worst } from '@/domain/issue/content-check'
import { findPersonalData } from '@/domain/notice/personal-data'
import listed from './content-words.json'

const findListed = (words: string, label: keyof typeof listed): ContentFinding[] => {
  // The longest first, so that of two that begin alike the whole is marked.
  const terms = [...listed[label]].sort((a, b) => b.length - a.length)
  return [...words.matchAll(new RegExp(terms.join('|'), 'g'))].map((m) => ({
    ...{ label, suggestion: 'review' as const },
    start: m.index,
    end: m.index + m[0].length
  }))
}

/**
 * Personal data and a short list of coarse and advertising words, without any network. It knows no more than its
 * list, so it only ever says `review`; no finding means that nothing of the list was there.
 */
export const localContentCheck = (): ContentCheck => ({
  /** It neither sees nor hears: a person does. */
  async checkMedia() {
    return { kind: 'undecided', trace: null }
  },

  async checkWords(words) {
    const personal = findPersonalData(words).map(({ start, end }) => ({
      ...{ label: 'personal' as const, suggestion: 'review' as const },
      ...{ start, end }
    }))
    const found = [...personal, ...findListed(words, 'insult'), ...findListed(words, 'advert')]
    const findings = found.sort((a, b) => (a.start ?? 0) - (b.start ?? 0))
    return { kind: 'checked', suggestion: worst(findings.map((f) => f.suggestion)), findings }
  }
})
