import { type RawBuilder, type Selectable, sql, type Transaction } from 'kysely'
import type { Kinship } from '@/domain/claim/recusal'
import { inspectionRefusals } from '@/domain/inspection/forms'
import { common } from '@/domain/refusal/refusal'
import { grantFor, type Subject } from '@/domain/role/may'
import type { Context } from '../api/context'
import { deny } from '../api/refusal-error'
import { readTies } from '../claim/hands'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import type { Person } from '../session/load-who'

export type RoundRow = Selectable<Database['inspection_round']>

const select = (db: Db, villageId: string, roundId: string) =>
  db.selectFrom('inspection_round').selectAll().where('village_id', '=', villageId).where('id', '=', roundId)

/** One round of a village. Refuses NOT_FOUND. */
export const loadRound = async (db: Db, villageId: string, roundId: string): Promise<RoundRow> =>
  (await select(db, villageId, roundId).executeTakeFirst()) ?? deny(common.notFound)

/** The same, kept as it is until the transaction ends: shared by those who send sheets, alone for who closes it. */
export const lockRound = async (
  tx: Transaction<Database>,
  villageId: string,
  roundId: string,
  how: 'shared' | 'alone'
): Promise<RoundRow> => {
  const query = select(tx, villageId, roundId)
  const row = await (how === 'alone' ? query.forUpdate() : query.forShare()).executeTakeFirst()
  return row ?? deny(common.notFound)
}

/** Those of the caller's people who go round, each once, in the order in which they are bound. */
export const inspectorsHere = async (
  ctx: Pick<Context, 'db' | 'persons'>,
  villageId: string,
  roundId: string
): Promise<Person[]> => {
  const own = ctx.persons.filter((p) => p.kind === 'member' && p.villageId === villageId)
  if (own.length === 0) return []
  const rows = await ctx.db
    .selectFrom('inspection_inspector')
    .select('member_id')
    .where('village_id', '=', villageId)
    .where('round_id', '=', roundId)
    .where(
      'member_id',
      'in',
      own.map((p) => p.holderId)
    )
    .execute()
  return own.filter((p) => rows.some((r) => r.member_id === p.holderId))
}

/**
 * Whoever may see how a round goes: an office of the village, or the one who leads it. Answers the leading person where
 * the caller has it. Refuses FORBIDDEN.
 */
export const watcherOf = (
  ctx: Pick<Context, 'actor' | 'persons'>,
  round: RoundRow,
  subject: Subject
): Person | null => {
  const leading = ctx.persons.find((p) => p.holderId === round.leader_id && p.kind === 'member') ?? null
  if (!leading && !grantFor(ctx.actor, 'round_watch', subject)) return deny(common.forbidden)
  return leading
}

/**
 * What ties these people to households: their relatives, and the households and relatives of everybody else whom one of
 * their accounts stands for. Who answers for somebody does not score their yard, whether the village noted the two as
 * relatives or not, and not with another account either.
 */
export const tiesOf = async (
  db: Db,
  villageId: string,
  memberIds: readonly string[]
): Promise<readonly Kinship[]> => {
  const ids = [...new Set(memberIds)]
  const { hands, kin } = await readTies(db, villageId, ids)
  return ids.flatMap((memberId) => {
    const also = hands.get(memberId) ?? []
    const own = kin.filter((k) => k.memberId === memberId || also.some((a) => a.memberId === k.memberId))
    return [...also, ...own].map(({ householdId }) => ({ memberId, householdId }))
  })
}

/** When a round was closed, each time, the first one first. */
export const closings = async (db: Db, round: RoundRow): Promise<Date[]> => {
  const rows = await db
    .selectFrom('inspection_round_event')
    .select('at')
    .where('village_id', '=', round.village_id)
    .where('round_id', '=', round.id)
    .where('kind', '=', 'closed')
    .orderBy('at')
    .execute()
  return rows.map((r) => r.at)
}

/** When a round was closed last; null while it is open. */
export const closedAt = async (db: Db, round: RoundRow): Promise<Date | null> => {
  if (round.state === 'open') return null
  const last = (await closings(db, round)).at(-1)
  if (!last) throw new Error(`closed at no time: round ${round.id}`)
  return last
}

/** Whether a sheet `x` counts for its round `r`: it came in time, or the round was opened again after it came. */
export const sheetCounts: RawBuilder<boolean> = sql<boolean>`
  (x.came_late_in is null or x.came_late_in < r.openings)`

/** When a round was opened. */
export const openedAt = async (db: Db, round: RoundRow): Promise<Date> => {
  const { at } = await db
    .selectFrom('inspection_round_event')
    .select('at')
    .where('village_id', '=', round.village_id)
    .where('round_id', '=', round.id)
    .where('kind', '=', 'opened')
    .executeTakeFirstOrThrow()
  return at
}

/** The caller's person who goes round under this id. Refuses ROUND_NOT_INSPECTOR. */
export const inspectorOf = async (
  ctx: Pick<Context, 'db' | 'persons'>,
  villageId: string,
  roundId: string,
  inspectorId?: string
): Promise<Person & { readonly householdId: string }> => {
  const found = await inspectorsHere(ctx, villageId, roundId)
  const person = inspectorId ? found.find((p) => p.holderId === inspectorId) : found[0]
  if (!person?.householdId) return deny(inspectionRefusals.notInspector)
  return { ...person, householdId: person.householdId }
}
