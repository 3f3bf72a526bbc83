import { t } from '../api/trpc'
import { compareVersions } from './compare-versions'
import { dropDraft } from './drop-draft'
import { editDraft } from './edit-draft'
import { handInDraft } from './hand-in-draft'
import { leaveOutLine } from './leave-out-line'
import { listDrafts } from './list-drafts'
import { listVersions } from './list-versions'
import { readDraft } from './read-draft'
import { readProposed } from './read-proposed'
import { readRulebook } from './read-rulebook'
import { reopenDraft } from './reopen-draft'
import { saveLine } from './save-line'
import { startDraft } from './start-draft'

export const rulebookRouter = t.router({
  read: readRulebook,
  listVersions,
  compare: compareVersions,
  readProposed,
  listDrafts,
  readDraft,
  startDraft,
  editDraft,
  saveLine,
  leaveOutLine,
  handIn: handInDraft,
  reopen: reopenDraft,
  dropDraft
})
