import { type Content, type ContentField, contentFields, yuan } from '@/domain/decision/content'
import { steps } from '@/domain/decision/decision'
import { fallenVotes } from '@/domain/decision/history-view'
import { type LifeEvent, stepOfState, type Version, votingActions } from '@/domain/decision/life'
import { meetingKinds } from '@/domain/meeting/meeting'

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

/** The votes that were taken on one wording, and which of them no longer count. */
export const presentVersionVotes = (version: Version, history: readonly LifeEvent[]) => {
  const fallen = fallenVotes(history)
  return history.flatMap((event, index) => {
    const step = steps.find((s) => s.id === stepOfState[event.from])
    if (event.versionNo !== version.no || !votingActions.includes(event.action) || !step) return []
    return [
      {
        step: step.name,
        on: event.meeting?.facts.date ?? event.on,
        meeting: event.meeting && meetingKinds[event.meeting.kind].name,
        fallen: fallen.has(index)
      }
    ]
  })
}
