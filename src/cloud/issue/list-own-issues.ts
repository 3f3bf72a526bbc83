import { ListIssues } from '@/domain/issue/issue'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentIssueCard } from './present-issue'
import { pageSize, selectCards } from './select-issues'

/** The matters that the signed-in person raised, or that a relative raised for them, newest first. */
export const listOwnIssues = query({
  action: 'read_own_issue',
  input: ListIssues,
  subject: async ({ db, persons }, { villageId }) => {
    const village = await villageSubject(db, villageId)
    const me = persons.find((p) => p.villageId === village?.villageId)
    return village && { ...village, memberId: me?.holderId ?? null }
  },
  run: async ({ db }, { villageId, before }, { memberId }) => {
    const rows = await selectCards(db)
      .where('i.village_id', '=', villageId)
      .where((e) => e.or([e('i.raised_by', '=', memberId ?? ''), e('i.raised_for', '=', memberId ?? '')]))
      .$if(before !== undefined, (q) => q.where('i.id', '<', before ?? ''))
      .orderBy('i.id', 'desc')
      .limit(pageSize)
      .execute()
    return rows.map(presentIssueCard)
  }
})
