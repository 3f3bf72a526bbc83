import { type Content, type ContentField, contentFields, yuan } from './content'

export interface FieldWords {
  readonly field: ContentField
  readonly name: string
  readonly value: string
}

const wordsOf = (content: Content, field: ContentField): string | null => {
  if (field === 'amount') return content.amount === null ? null : yuan(content.amount)
  if (field === 'term') return content.term && `${sayDate(content.term.from)}至${sayDate(content.term.to)}`
  return content[field]
}

/** A day as it is written on paper, with its year: 2026年12月1日. */
export const sayDate = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** The fields of a wording that say something, in the order of the form. */
export const contentWords = (content: Content): FieldWords[] =>
  (Object.keys(contentFields) as ContentField[]).flatMap((field) => {
    const value = wordsOf(content, field)
    return value === null ? [] : [{ field, name: contentFields[field].name, value }]
  })
