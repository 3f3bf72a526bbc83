import { t } from '../api/trpc'
import { actIssue } from './act-issue'
import { appealIssue } from './appeal-issue'
import { chooseTerms } from './choose-terms'
import { coverPhoto } from './cover-photo'
import { coverWords } from './cover-words'
import { exportTownshipReport } from './export-township-report'
import { foreseeIssue } from './foresee-issue'
import { hideAddition } from './hide-addition'
import { hideIssue } from './hide-issue'
import { joinIssue } from './join-issue'
import { listAdditions } from './list-additions'
import { listDesk } from './list-desk'
import { listFollowed } from './list-followed'
import { listHidden } from './list-hidden'
import { listLooks } from './list-looks'
import { listOfDecision } from './list-of-decision'
import { listOwnIssues } from './list-own-issues'
import { listOwners } from './list-owners'
import { listPresent } from './list-present'
import { listPublicIssues } from './list-public-issues'
import { listSessions } from './list-sessions'
import { listSimilar } from './list-similar'
import { listTownship } from './list-township'
import { listWaitingIssues } from './list-waiting-issues'
import { raiseIssue } from './raise-issue'
import { readCountyReport } from './read-county-report'
import { readIssue } from './read-issue'
import { readTerms } from './read-terms'
import { readTownshipReport } from './read-township-report'
import { recordSession } from './record-session'
import { searchIssues } from './search-issues'
import { showAddition } from './show-addition'
import { showIssue } from './show-issue'

export const issueRouter = t.router({
  listPublic: listPublicIssues,
  listOwn: listOwnIssues,
  listFollowed,
  listSimilar,
  search: searchIssues,
  listOfDecision,
  read: readIssue,
  raise: raiseIssue,
  join: joinIssue,
  foresee: foreseeIssue,
  act: actIssue,
  listOwners,
  listLooks,
  listDesk,
  recordSession,
  listSessions,
  listPresent,
  listWaiting: listWaitingIssues,
  show: showIssue,
  hide: hideIssue,
  listAdditions,
  showAddition,
  hideAddition,
  listHidden,
  appeal: appealIssue,
  coverWords,
  coverPhoto,
  listTownship,
  readTownshipReport,
  exportTownshipReport,
  readCountyReport,
  readTerms,
  chooseTerms
})
