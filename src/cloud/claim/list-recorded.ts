import { sql } from 'kysely'
import { ListOwnClaims } from '@/domain/claim/forms'
import { query } from '../api/procedure'
import type { Db } from '../db/pool'
import { villageSubject } from '../place/subjects'
import { readRuleItemsById } from '../rulebook/rule-items'
import { presentSheetOf, type SheetRow } from './present-sheet'

const pageSize = 30

const selectSheets = async (
  db: Db,
  villageId: string,
  byIds: readonly string[],
  before: string | undefined
): Promise<SheetRow[]> => {
  const { rows } = await sql<SheetRow>`
    select s.id, s.item_id, s.occurred_on, s.note, s.at, s.lines, n.waiting, n.booked, n.rejected, n.points
    from (select * from claim_sheet where village_id = ${villageId} and by_id = any(${[...byIds]}::uuid[])
        and kind = 'record' and (${before ?? null}::uuid is null or id < ${before ?? null}::uuid)
        order by id desc limit ${pageSize}) s
      cross join lateral (select
          count(*) filter (where c.state not in ('POSTED', 'REJECTED', 'REVERSED', 'WITHDRAWN'))::int as waiting,
          count(*) filter (where c.state = 'POSTED')::int as booked,
          count(*) filter (where c.state in ('REJECTED', 'REVERSED', 'WITHDRAWN'))::int as rejected,
          coalesce(sum(coalesce(c.points, c.asked)), 0)::int as points
        from claim c where c.village_id = s.village_id and c.sheet_id = s.id) n
    order by s.id desc`.execute(db)
  return rows
}

/** What the caller recorded, sheet by sheet, the newest first, thirty a page, with how far its lines have come. */
export const listRecorded = query({
  action: 'points_own_claim',
  input: ListOwnClaims,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, persons }, { villageId, before }) => {
    const byIds = persons.map((p) => p.holderId)
    const rows = await selectSheets(db, villageId, byIds, before)
    const items = await readRuleItemsById(
      db,
      villageId,
      rows.map((row) => row.item_id)
    )
    return {
      sheets: rows.map((row) => presentSheetOf(row, items.get(row.item_id))),
      next: rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null
    }
  }
})
