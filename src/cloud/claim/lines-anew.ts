import type { Transaction } from 'kysely'
import { onNoticeStates } from '@/domain/claim/names'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { type HouseholdLine, householdLines, itemsOf } from './batch-lines'
import type { BatchRow } from './load-batch'
import { type LoadedClaim, loadClaims } from './load-claims'

/** The claims of a batch that hang: what was held back or judged since is among them, what fell is not. */
export const claimsOnNotice = async (db: Db, batch: BatchRow, lock: boolean): Promise<LoadedClaim[]> => {
  const all = await loadClaims(db, batch.village_id, { batchId: batch.id }, lock)
  return all.filter((c) => onNoticeStates.includes(c.row.state))
}

const frozenLines = (db: Db, villageId: string, noticeId: string) =>
  db
    .selectFrom('points_batch_line')
    .select(['no', 'household_id', 'participation', 'courtyard', 'virtue'])
    .where('village_id', '=', villageId)
    .where('notice_id', '=', noticeId)
    .execute()

/**
 * The lines that hang anew: sums as they stand by now, each household under the number that it had on the former notice,
 * so that what was objected to by number stays the same line. A household of which nothing is left leaves a gap.
 */
export const linesAnew = async (
  db: Db,
  batch: BatchRow,
  claims: readonly LoadedClaim[]
): Promise<HouseholdLine[]> => {
  const { village_id: villageId, notice_id: formerId } = batch
  if (formerId === null) throw new Error(`a batch on notice without its notice: ${batch.id}`)
  const lines = await householdLines(db, villageId, claims, await itemsOf(db, villageId, claims))
  const numbers = new Map((await frozenLines(db, villageId, formerId)).map((l) => [l.household_id, l.no]))
  const numbered = lines.map((line) => {
    const no = numbers.get(line.householdId)
    if (no === undefined) throw new Error(`a household on notice without its line: ${line.householdId}`)
    return { ...line, no }
  })
  return numbered.sort((a, b) => a.no - b.no)
}

/** Whether a draft still says what the ledger holds: an objection that was judged since may have changed a line. */
export const saysTheSame = async (
  tx: Transaction<Database>,
  villageId: string,
  draftId: string,
  lines: readonly HouseholdLine[]
): Promise<boolean> => {
  const drafted = new Map((await frozenLines(tx, villageId, draftId)).map((l) => [l.household_id, l]))
  const same = (line: HouseholdLine): boolean => {
    const said = drafted.get(line.householdId)
    return (
      said?.no === line.no &&
      said.participation === line.participation &&
      said.courtyard === line.courtyard &&
      said.virtue === line.virtue
    )
  }
  return drafted.size === lines.length && lines.every(same)
}
