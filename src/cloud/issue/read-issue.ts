import { ReadIssue } from '@/domain/issue/issue'
import { common } from '@/domain/refusal/refusal'
import { may } from '@/domain/role/may'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { villageSubject } from '../place/subjects'
import { presentIssue } from './present-issue'
import { selectWhole } from './select-issues'

/**
 * One matter. Its raiser (and whom it was raised for) sees it whole; the village sees it once moderation has let it
 * through; the township's moderators see what they have to decide on, without the name. To anyone else it does not exist.
 */
export const readIssue = query({
  action: 'read_issue',
  input: ReadIssue,
  subject: async ({ db, actor, persons }, { villageId, issueId }) => {
    const village = await villageSubject(db, villageId)
    const whole = village && (await selectWhole(db, villageId, issueId))
    if (!actor.accountId) return deny(common.notSignedIn)
    if (!village || !whole) return null
    const own = persons.some((p) => p.holderId === whole.row.raised_by || p.holderId === whole.row.raised_for)
    const shown = whole.row.moderation === 'shown' && may(actor, 'read_public_issue', village)
    if (!own && !shown && !may(actor, 'issue_moderate', village)) return deny(common.forbidden)
    return { ...village, whole, own }
  },
  run: async ({ deps, now }, _input, { whole, own }) =>
    presentIssue(whole, own ? 'full' : 'public', { secret: deps.secret, now })
})
