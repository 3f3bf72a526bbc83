import { sayTerm } from '../common/say-day'
import { type Content, type ContentField, contentFields, yuan } from './content'

export interface FieldWords {
  readonly field: ContentField
  readonly name: string
  readonly value: string
}

const wordsOf = (content: Content, field: ContentField): string | null => {
  if (field === 'amount') return content.amount === null ? null : yuan(content.amount)
  if (field === 'term') return content.term && sayTerm(content.term)
  return content[field]
}

/** The fields of a wording that say something, in the order of the form. */
export const contentWords = (content: Content): FieldWords[] =>
  (Object.keys(contentFields) as ContentField[]).flatMap((field) => {
    const value = wordsOf(content, field)
    return value === null ? [] : [{ field, name: contentFields[field].name, value }]
  })
