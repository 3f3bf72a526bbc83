import { type Content, type ContentField, contentFields, yuan } from '@/domain/decision/content'
import type { Version } from '@/domain/decision/life'

const words = (content: Content, field: ContentField): string | null => {
  if (field === 'amount') return content.amount === null ? null : yuan(content.amount)
  if (field === 'term') return content.term && `${content.term.from}至${content.term.to}`
  return content[field]
}

/** One wording of a matter as people read it, and what it changed of the one before. */
export const presentVersion = (version: Version) => ({
  no: version.no,
  on: version.on,
  substantive: version.substantive,
  erratum: version.erratumConfirmedBy !== null,
  fields: (Object.keys(contentFields) as ContentField[]).flatMap((field) => {
    const value = words(version.content, field)
    return value === null ? [] : [{ field, name: contentFields[field].name, value }]
  }),
  changes: version.changes.map(({ field, name, before, after, substantive, sentence }) => ({
    ...{ field, name, before, after, substantive, sentence }
  }))
})
