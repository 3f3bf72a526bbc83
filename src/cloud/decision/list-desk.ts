import { sql } from 'kysely'
import { endStates } from '@/domain/decision/decision'
import { ListDesk } from '@/domain/decision/desk-forms'
import { query } from '../api/procedure'
import type { Db } from '../db/pool'
import { villageSubject } from '../place/subjects'
import { actingAt } from './acting-person'
import { loadTurns } from './load-turns'
import { presentDeskCard } from './present-desk'

const pageSize = 50

const selectPage = (
  db: Db,
  { villageId, ended, before }: { villageId: string; ended: boolean; before: string | undefined }
) =>
  db
    .selectFrom('decision')
    .selectAll()
    .where('village_id', '=', villageId)
    .$if(!ended, (q) => q.where('pack_id', 'is not', null).where('state', 'not in', endStates))
    .$if(ended, (q) => q.where((w) => w.or([w('pack_id', 'is', null), w('state', 'in', endStates)])))
    .$if(before !== undefined, (q) =>
      q.where(
        sql<boolean>`(updated_at, id) < (select l.updated_at, l.id from decision l
          where l.village_id = ${villageId} and l.id = ${before})`
      )
    )
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .execute()

/** What is asked of the caller first, what is due sooner before what is due later, then the latest change. */
const urgency = ({ turn }: ReturnType<typeof presentDeskCard>): string =>
  `${turn?.mine ? 0 : 1}${turn?.due ?? '9999'}`

/**
 * The village's matters under way for those who move them: whose turn it is with each and by when, within a page those
 * that wait for the caller first; or with `ended` what is over and the old records, the latest first. 50 a page, `next`
 * is what to pass as `before`.
 */
export const listDesk = query({
  action: 'decision_desk',
  input: ListDesk,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, ended = false, before }, village) => {
    const found = await selectPage(ctx.db, { villageId, ended, before })
    const rows = found.slice(0, pageSize)
    const at = { villageId, countyId: village.countyId, now: ctx.now }
    const turns = ended ? new Map() : await loadTurns(ctx.db, rows, at)
    const roles = actingAt(ctx, village).flatMap((a) => a.roles)
    const cards = rows.map((row) => presentDeskCard(row, turns.get(row.id) ?? null, roles))
    return {
      decisions: ended ? cards : cards.sort((a, b) => urgency(a).localeCompare(urgency(b))),
      next: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null
    }
  }
})
