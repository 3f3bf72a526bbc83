import { dayOf } from '@/domain/common/calendar'
import { type Contact, sayContact } from '@/domain/contact/say-contact'
import { noticeSubjects } from '@/domain/notice/notice'
import { noticeState } from '@/domain/notice/notice-state'
import { objectionTerms } from '@/domain/objection/terms'
import { waysOut } from '@/domain/objection/ways-out'
import { presentPhoto } from '../file/present-file'
import type { LoadedNotice } from './load-notice'
import { packOfNotice } from './notice-subject'
import { noticeAddress, qrCodeOf } from './qr-code'

interface Printing {
  readonly villageName: string
  readonly contact: Contact | null
  readonly publicUrl: string | null
  readonly secret: Uint8Array
  readonly now: Date
}

/** A notice as it is printed; what is not known before it hangs is null and is written in by hand. */
export const presentWall = (
  loaded: LoadedNotice,
  { villageName, contact, publicUrl, secret, now }: Printing
) => {
  const { row, notice, contentHash, eventRows } = loaded
  const { content } = notice
  const view = noticeState(notice, now)
  const pack = packOfNotice(content.terms.packId, row.drafted_at)
  const signed = eventRows.find((e) => e.type === 'cosigned')
  const url = publicUrl === null ? null : noticeAddress(publicUrl, row.village_id, row.id)
  const link = (fileId: string) => presentPhoto(secret, { villageId: row.village_id, fileId }, now)
  return {
    villageName,
    subjectName: noticeSubjects[content.subject],
    title: content.title,
    sections: content.sections.map(({ heading, lines, table }) => ({ heading, lines, table })),
    corrects: content.corrects && {
      reason: content.corrects.reason,
      differences: content.corrects.differences
    },
    attachments: content.attachments.map(({ fileId, name }) => ({ name, ...link(fileId) })),
    draftedOn: dayOf(row.drafted_at),
    signed: signed ? { by: signed.actor_name, on: dayOf(signed.at) } : null,
    requiredDays: content.terms.requiredDays,
    windowDays: content.terms.windowDays,
    hungOn: view.clockFrom && dayOf(view.clockFrom),
    windowLastDay: view.windowLastDay,
    termLastDay: view.termLastDay,
    receiptHours: objectionTerms(pack).receiptHours,
    waysOut: waysOut(pack, { subject: content.subject }).map(({ name, terms }) => ({
      name,
      terms
    })),
    /** Whom to call, in one sentence. */
    contact: contact && sayContact(contact),
    contentHash,
    qr: url === null ? null : { ...qrCodeOf(url), url }
  }
}
