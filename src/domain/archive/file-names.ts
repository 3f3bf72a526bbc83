import type { LifeEvent } from '../decision/life'
import { papersOf } from '../decision/meeting-facts'
import type { ArchivedFile, ArchivedNotice, ArchiveRecord, StoredFile } from './archive-record'

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
  'audio/mp4': 'm4a',
  'audio/webm': 'webm',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav'
}

const ending = (file: ArchivedFile): string => endings[file.mime] ?? 'bin'
const two = (n: number): string => String(n).padStart(2, '0')

/** The folder of a notice's content: that of one which showed personal data lies with the offices' papers. */
export const noticeFolder = (notice: ArchivedNotice, index: number): string =>
  `${notice.covered ? 'office/' : ''}notices/${two(index + 1)}`

const placed = (record: ArchiveRecord, fileId: string, stem: string): StoredFile => {
  const file = record.files.get(fileId)
  // The record names it, so its row must be there: a missing one is a fault of the loading, not of the village.
  if (!file) throw new Error('a file of the record was not loaded')
  return { path: `${stem}.${ending(file)}`, file }
}

const fileIdOf = (detail: Readonly<Record<string, unknown>>): string[] =>
  typeof detail.fileId === 'string' ? [detail.fileId] : []

/** The photos of the minutes and the sign-in sheet that a line of history names. */
export const minutesOf = (record: ArchiveRecord, event: LifeEvent, index: number): StoredFile[] =>
  (event.meeting ? papersOf(event.meeting) : []).map((id, i) =>
    // The first page keeps the plain name.
    placed(record, id, `office/papers/${two(index + 1)}-minutes${i === 0 ? '' : `-${two(i + 1)}`}`)
  )

/** The photos of the finished work that a line of history names. */
export const resultPhotosOf = (record: ArchiveRecord, index: number): StoredFile[] => {
  const { completion } = record.beside[index]?.told ?? {}
  const ids = (completion as { readonly photoIds?: readonly string[] } | undefined)?.photoIds ?? []
  return ids.map((id, i) => placed(record, id, `results/${two(index + 1)}-${two(i + 1)}`))
}

export const attachmentsOf = (record: ArchiveRecord, notice: ArchivedNotice, index: number): StoredFile[] =>
  notice.content.attachments.map((a, i) =>
    placed(record, a.fileId, `${noticeFolder(notice, index)}/attachment-${two(i + 1)}`)
  )

/** The photos of the paper copy on the wall. */
export const paperPhotosOf = (record: ArchiveRecord, notice: ArchivedNotice, index: number): StoredFile[] =>
  notice.events
    .filter((e) => e.type === 'photo')
    .flatMap((e) => fileIdOf(e.detail))
    .map((id, i) => placed(record, id, `${noticeFolder(notice, index)}/paper-${two(i + 1)}`))

/** The photos of the material that went out with the call of a meeting. */
export const materialOf = (record: ArchiveRecord, index: number): StoredFile[] =>
  (record.meetings[index]?.materialIds ?? []).map((id, i) =>
    placed(record, id, `office/meetings/${two(index + 1)}-${two(i + 1)}`)
  )

/** Every file of the store that belongs to the record, with its place in the package. */
export const storedFiles = (record: ArchiveRecord): StoredFile[] => [
  ...record.decision.history.flatMap((event, i) => [
    ...minutesOf(record, event, i),
    ...resultPhotosOf(record, i)
  ]),
  ...record.meetings.flatMap((_, i) => materialOf(record, i)),
  ...record.notices.flatMap((notice, i) => [
    ...attachmentsOf(record, notice, i),
    ...paperPhotosOf(record, notice, i)
  ])
]

/** The ids of all files that a record's history and notices name, before anything of them is known. */
export const namedFiles = (
  record: Pick<ArchiveRecord, 'decision' | 'beside' | 'meetings' | 'notices'>
): string[] => [
  ...record.decision.history.flatMap((e) => (e.meeting ? papersOf(e.meeting) : [])),
  ...record.beside.flatMap(({ told }) => {
    const { completion } = told
    return (completion as { readonly photoIds?: readonly string[] } | undefined)?.photoIds ?? []
  }),
  ...record.meetings.flatMap((m) => m.materialIds),
  ...record.notices.flatMap((n) => [
    ...n.content.attachments.map((a) => a.fileId),
    ...n.events.filter((e) => e.type === 'photo').flatMap((e) => fileIdOf(e.detail))
  ])
]
