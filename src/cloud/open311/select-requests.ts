import { sql } from 'kysely'
import type { Category } from '@/domain/issue/names'
import { terminalStates } from '@/domain/issue/terms'
import { listMost, type Status, serviceCodes } from '@/domain/open311/georeport'
import type { Db } from '../db/pool'

export interface Filter {
  readonly ids?: readonly string[]
  readonly serviceCodes?: readonly Category[]
  readonly statuses?: readonly Status[]
  readonly from?: Date
  readonly to?: Date
}

/**
 * Matters that a whole village may read, the newest first, at most a thousand. What is private, waits, was hidden, or is
 * meant for one courtyard alone is not among them, nor is any matter of neighbours and families.
 */
export const selectRequests = (db: Db, villageId: string, filter: Filter) => {
  const [status, ...others] = filter.statuses ?? []
  const one = status !== undefined && others.length === 0 ? status : null
  return db
    .selectFrom('issue as i')
    .leftJoin('village_group as g', (j) =>
      j.onRef('g.village_id', '=', 'i.village_id').onRef('g.id', '=', 'i.group_id')
    )
    .selectAll('i')
    .select([
      'g.name as group_name',
      sql<
        string | null
      >`(select coalesce((select c.cover_id from issue_cover c where c.village_id = f.village_id
          and c.issue_id = i.id and c.original_id = f.id order by c.id desc limit 1), f.id)
        from file f where f.village_id = i.village_id and f.owner_kind = 'issue' and f.owner_id = i.id
          and f.kind = 'photo' and not exists (select from issue_cover c where c.village_id = f.village_id
            and c.issue_id = i.id and c.cover_id = f.id)
        order by f.id limit 1)`.as('photo_id')
    ])
    .where('i.village_id', '=', villageId)
    .where('i.moderation', '=', 'shown')
    .where('i.audience', '=', 'village')
    .$if(filter.ids !== undefined, (q) => q.where('i.id', 'in', filter.ids ?? []))
    .where('i.category', 'in', filter.serviceCodes ?? serviceCodes)
    .$if(filter.from !== undefined, (q) => q.where('i.raised_at', '>=', filter.from ?? new Date(0)))
    .$if(filter.to !== undefined, (q) => q.where('i.raised_at', '<=', filter.to ?? new Date(0)))
    .$if(one === 'open', (q) => q.where('i.state', 'not in', terminalStates))
    .$if(one === 'closed', (q) => q.where('i.state', 'in', terminalStates))
    .orderBy('i.raised_at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(listMost)
    .execute()
}
