import { t } from '../api/trpc'
import { hideIssue } from './hide-issue'
import { listOwnIssues } from './list-own-issues'
import { listPublicIssues } from './list-public-issues'
import { listWaitingIssues } from './list-waiting-issues'
import { raiseIssue } from './raise-issue'
import { readIssue } from './read-issue'
import { showIssue } from './show-issue'

export const issueRouter = t.router({
  listPublic: listPublicIssues,
  listOwn: listOwnIssues,
  listWaiting: listWaitingIssues,
  read: readIssue,
  raise: raiseIssue,
  show: showIssue,
  hide: hideIssue
})
