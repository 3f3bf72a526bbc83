import type { Content } from '@/domain/decision/content'

/** A wording as it is sent: what was left blank is nothing. */
export const wordingOf = (content: Content): Content => {
  const blank = (words: string | null) => (words?.trim() ? words : null)
  const { term } = content
  return {
    ...content,
    land: blank(content.land),
    contracting: blank(content.contracting),
    contributions: blank(content.contributions),
    term: term && (term.from || term.to) ? term : null
  }
}

/** What keeps a wording from being sent: the field, and what to do; null when it is whole. */
export const wordingFault = (content: Content): { field: string; message: string } | null => {
  const length = (words: string) => Array.from(words.trim()).length
  const { term } = wordingOf(content)
  if (length(content.title) < 2) return { field: 'content.title', message: '标题至少写2个字。' }
  if (length(content.summary) < 10) return { field: 'content.summary', message: '方案内容至少写10个字。' }
  if (length(content.scope) < 1) return { field: 'content.scope', message: '请写在哪里做、做多少。' }
  if (length(content.beneficiaries) < 1)
    return { field: 'content.beneficiaries', message: '请写哪些人受益。' }
  if (term && (term.from === '' || term.to === '')) {
    return { field: 'content.term', message: '开始和结束的日期都要填，或者都不填。' }
  }
  return term && term.from > term.to ? { field: 'content.term', message: '结束日期要在开始日期之后。' } : null
}
