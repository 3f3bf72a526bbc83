import type { Db } from '../db/pool'
import { selectCards } from './select-issues'

interface Own {
  readonly villageIds: readonly string[]
  readonly mine: readonly string[]
  readonly before?: string | undefined
  readonly limit: number
}

/** The matters that these people raised, that were raised for them, or to which they are the other side; the newest first. */
export const selectOwn = (db: Db, { villageIds, mine, before, limit }: Own) =>
  selectCards(db)
    .where('i.village_id', 'in', villageIds)
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
    .limit(limit)
    .execute()
