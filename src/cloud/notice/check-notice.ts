import { findInContent } from '@/domain/notice/check-content'
import { CheckNotice } from '@/domain/notice/notice-forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentFinding } from './present-notice'

/** Every piece of personal data in a text that is to become a notice, with the place marked, before it is drafted. */
export const checkNotice = query({
  action: 'notice_draft',
  input: CheckNotice,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (_ctx, { text }) =>
    findInContent({ ...text, attachments: [], corrects: null }).map(presentFinding)
})
