import { ListIssues } from '@/domain/issue/issue'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { villagesOf } from '../place/villages-of'
import { issueOf } from './load-issue'
import { presentOwnCard } from './present-own'
import { pageSize, selectCards } from './select-issues'

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
    const rows = await selectCards(db)
      .where('i.village_id', 'in', await villagesOf(db, villageId))
      .where((e) =>
        e.or([
          e('i.raised_by', 'in', mine),
          e('i.raised_for', 'in', mine),
          // Only once the raiser has agreed to a mediation (`seesIssue`).
          e.and([e('i.other_party_id', 'in', mine), e('i.raiser_consents', '=', true)])
        ])
      )
      .$if(before !== undefined, (q) => q.where('i.id', '<', before ?? ''))
      .orderBy('i.id', 'desc')
      .limit(pageSize)
      .execute()
    return rows.map((row) => presentOwnCard(row, issueOf(row, village), { holderIds: mine, now }))
  }
})
