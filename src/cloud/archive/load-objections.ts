import type { ArchivedObjection, ArchivedObjectionLine } from '@/domain/archive/archive-record'
import { objectionGrounds, objectionStates } from '@/domain/objection/objection'
import { objectionRules } from '@/domain/objection/objection-table'
import type { Db } from '../db/pool'
import { assembleObjections, type LoadedObjection, type ObjectionEventRow } from '../objection/load-objection'

const rules: Readonly<Record<string, { readonly name: string }>> = objectionRules

const wordsOf = ({ detail }: ObjectionEventRow): string | null => {
  const said = ['words', 'reason', 'article', 'caseNumber'].flatMap((key) => detail[key] ?? [])
  const texts = said.filter((s): s is string => typeof s === 'string')
  return texts.length === 0 ? null : texts.join('；')
}

const lineOf = (row: ObjectionEventRow, objectorId: string): ArchivedObjectionLine => {
  const own = row.actor_id === objectorId
  return {
    at: row.at,
    type: row.type,
    name: row.type === 'file' ? '提出异议' : (rules[row.type]?.name ?? row.type),
    to: row.to_state,
    role: own ? 'villager' : row.actor_role,
    words: own ? null : wordsOf(row)
  }
}

const archived = ({ row, eventRows }: LoadedObjection, closedAt: Date): ArchivedObjection => {
  const lines = eventRows.filter((e) => e.at <= closedAt).map((e) => lineOf(e, row.objector_id))
  const state = eventRows.filter((e) => e.at <= closedAt).at(-1)?.to_state ?? row.state
  return {
    id: row.id,
    noticeId: row.notice_id,
    ground: objectionGrounds[row.ground],
    state,
    stateName: objectionStates[state],
    filedAt: row.filed_at,
    words: row.words,
    lines
  }
}

/** Every objection against these notices until `closedAt`, with nothing that tells who raised it. */
export const loadObjections = async (
  db: Db,
  villageId: string,
  noticeIds: readonly string[],
  closedAt: Date
): Promise<ArchivedObjection[]> => {
  if (noticeIds.length === 0) return []
  const rows = await db
    .selectFrom('objection')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('notice_id', 'in', noticeIds)
    .where('filed_at', '<=', closedAt)
    .orderBy('id')
    .execute()
  return (await assembleObjections(db, rows)).map((loaded) => archived(loaded, closedAt))
}
