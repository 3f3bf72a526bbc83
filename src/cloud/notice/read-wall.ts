import { wallRefusals } from '@/domain/notice/compose-forms'
import { ReadNotice } from '@/domain/notice/notice'
import { noticeRefusals } from '@/domain/notice/notice-forms'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { contactOf } from '../contact/contact-of'
import { villageNameOf } from '../decision/register-facts'
import { villageSubject } from '../place/subjects'
import { loadNotice, wasCovered } from './load-notice'
import { presentWall } from './present-wall'

/**
 * What goes onto the copy for the wall: the frozen content, its terms, the signature beside it, its hash and the QR
 * code of its page. Refuses NOTICE_CORRECTED, NOTICE_ALTERED and NOTICE_COVERED: those must not hang again.
 */
export const readWall = query({
  action: 'print_paper',
  input: ReadNotice,
  subject: async ({ db }, { villageId, noticeId }) => {
    const village = await villageSubject(db, villageId)
    const loaded = village && (await loadNotice(db, villageId, noticeId))
    return village && loaded ? { ...village, loaded } : null
  },
  run: async ({ db, deps, now, publicUrl }, { villageId }, subject) => {
    const { loaded } = subject
    if (loaded.row.state === 'corrected') deny(noticeRefusals.corrected)
    if (wasCovered(loaded)) deny(wallRefusals.covered)
    if (!loaded.intact) deny(noticeRefusals.altered)
    const villageName = await villageNameOf(db, villageId)
    const contact = await contactOf(db, subject.villageId)
    return presentWall(loaded, { villageName, contact, publicUrl, secret: deps.secret, now })
  }
})
