import type { Selectable } from 'kysely'
import type { Claim, Score } from '@/domain/claim/claim'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'

type SheetRow = Selectable<Database['claim_sheet']>
export type ClaimRow = Selectable<Database['claim']> &
  Pick<SheetRow, 'kind' | 'note' | 'by_id' | 'by_name' | 'by_role' | 'at'> & {
    readonly household_no: string
    readonly group_id: string
    readonly courtyard_id: string | null
  }
export type ScoreRow = Selectable<Database['claim_score']>

/** A claim with its row and every score that was ever given. */
export interface LoadedClaim {
  readonly row: ClaimRow
  readonly scoreRows: readonly ScoreRow[]
  readonly claim: Claim
}

interface Which {
  readonly ids?: readonly string[]
  readonly sheetId?: string
  readonly batchId?: string
  readonly householdId?: string
}

/** Claims of a village with what their sheet and their household say of them; to be narrowed. */
export const wholeClaims = (db: Db, villageId: string) =>
  db
    .selectFrom('claim as c')
    .innerJoin('claim_sheet as s', (j) =>
      j.onRef('s.village_id', '=', 'c.village_id').onRef('s.id', '=', 'c.sheet_id')
    )
    .innerJoin('household as h', (j) =>
      j.onRef('h.village_id', '=', 'c.village_id').onRef('h.id', '=', 'c.household_id')
    )
    .selectAll('c')
    .select(['s.kind', 's.note', 's.by_id', 's.by_name', 's.by_role', 's.at'])
    .select(['h.no as household_no', 'h.group_id', 'h.courtyard_id'])
    .where('c.village_id', '=', villageId)

const selectRows = (db: Db, villageId: string, which: Which, lock: boolean): Promise<ClaimRow[]> =>
  wholeClaims(db, villageId)
    .$if(which.ids !== undefined, (q) => q.where('c.id', 'in', which.ids ?? []))
    .$if(which.sheetId !== undefined, (q) => q.where('c.sheet_id', '=', which.sheetId ?? ''))
    .$if(which.batchId !== undefined, (q) => q.where('c.batch_id', '=', which.batchId ?? ''))
    .$if(which.householdId !== undefined, (q) => q.where('c.household_id', '=', which.householdId ?? ''))
    // Always in this order, so that two who lock several never wait for each other.
    .orderBy('c.id')
    .$if(lock, (q) => q.forUpdate('c'))
    .execute()

const judgesOf = async (
  db: Db,
  villageId: string,
  ids: readonly string[]
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const rows = await db
    .selectFrom('claim_event')
    .select(['claim_id', 'actor_id'])
    .where('village_id', '=', villageId)
    .where('claim_id', 'in', ids)
    .where('type', 'in', ['recheck', 'review'])
    .execute()
  const judges = new Map<string, string[]>()
  for (const { claim_id, actor_id } of rows) {
    if (actor_id !== null) judges.set(claim_id, [...(judges.get(claim_id) ?? []), actor_id])
  }
  return judges
}

const scoreOf = (row: ScoreRow): Score => ({
  memberId: row.scorer_id,
  // Whose household it was mattered when the score was given; it was checked then.
  householdId: '',
  points: row.points,
  reason: row.reason
})

const claimOf = (row: ClaimRow, scores: readonly ScoreRow[], judges: readonly string[]): Claim => ({
  id: row.id,
  householdId: row.household_id,
  memberId: row.member_id,
  byId: row.by_id,
  asked: row.asked,
  state: row.state,
  points: row.points,
  round: row.round,
  scores: scores.filter((s) => s.round === row.round).map(scoreOf),
  judges: [...new Set([...scores.filter((s) => s.round < row.round).map((s) => s.scorer_id), ...judges])],
  rejectedOn: row.rejected_on,
  reconsidering: row.reconsidering,
  batchId: row.batch_id
})

const grouped = (rows: readonly ScoreRow[]): ReadonlyMap<string, readonly ScoreRow[]> => {
  const by = new Map<string, ScoreRow[]>()
  for (const row of rows) {
    const of = by.get(row.claim_id)
    if (of) of.push(row)
    else by.set(row.claim_id, [row])
  }
  return by
}

/** Rows of claims with their scores and judges: two more statements, however many there are. */
export const withScores = async (
  db: Db,
  villageId: string,
  rows: readonly ClaimRow[]
): Promise<LoadedClaim[]> => {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const scores = await db
    .selectFrom('claim_score')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('claim_id', 'in', ids)
    .orderBy('at')
    .orderBy('scorer_id')
    .execute()
  const [given, judges] = [grouped(scores), await judgesOf(db, villageId, ids)]
  return rows.map((row) => {
    const scoreRows = given.get(row.id) ?? []
    return { row, scoreRows, claim: claimOf(row, scoreRows, judges.get(row.id) ?? []) }
  })
}

/** Claims of a village, by id, sheet, batch or household, in the order of their ids; locked until the transaction ends. */
export const loadClaims = async (
  db: Db,
  villageId: string,
  which: Which,
  lock = false
): Promise<LoadedClaim[]> =>
  which.ids?.length === 0 ? [] : withScores(db, villageId, await selectRows(db, villageId, which, lock))

/** One claim, or null. */
export const loadClaim = async (
  db: Db,
  villageId: string,
  claimId: string,
  lock = false
): Promise<LoadedClaim | null> => (await loadClaims(db, villageId, { ids: [claimId] }, lock))[0] ?? null
