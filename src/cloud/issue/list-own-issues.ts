import { ListIssues } from '@/domain/issue/issue'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { villagesOf } from '../place/villages-of'
import { issueOf } from './load-issue'
import { presentOwnCard } from './present-own'
import { pageSize } from './select-issues'
import { selectOwn } from './select-own'

/** The matters that the account's people here raised, that were raised for them, or to which they are the other side. */
export const listOwnIssues = query({
  action: 'read_own_issue',
  input: ListIssues,
  subject: async ({ db, persons }, { villageId }) => {
    const village = await villageSubject(db, villageId)
    const mine = persons.filter((p) => p.villageId === village?.villageId).map((p) => p.holderId)
    return village && { ...village, memberId: mine[0] ?? null, mine }
  },
  run: async ({ db, now }, { villageId, before }, { mine, ...village }) => {
    const villageIds = await villagesOf(db, villageId)
    const rows = await selectOwn(db, { villageIds, mine, before, limit: pageSize })
    return rows.map((row) => presentOwnCard(row, issueOf(row, village), { holderIds: mine, now }))
  }
})
