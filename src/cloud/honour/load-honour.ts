import type { Selectable, Transaction } from 'kysely'
import type { Nominee } from '@/domain/honour/nominee'
import type { HonourRound } from '@/domain/honour/round'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { livingVillage } from '../notice/load-notice'
import { villageSubject } from '../place/subjects'

export type Tx = Transaction<Database>
export type RoundRow = Selectable<Database['honour_round']>
export type NomineeRow = Selectable<Database['honour_nominee']>

/** A round as its rules see it. */
export const roundOf = (row: RoundRow): HonourRound => ({
  id: row.id,
  state: row.state,
  method: row.method,
  nominateUntil: row.nominate_until,
  plaques: row.plaques,
  stopped: row.stopped,
  takenDown: row.taken_down
})

/** A household in a round as its rules see it. */
export const nomineeOf = (row: NomineeRow): Nominee => ({
  id: row.id,
  householdId: row.household_id,
  nominatorId: row.nominator_id,
  state: row.state,
  mendUntil: row.mend_until,
  toldBy: row.told_by
})

export const selectRound = (db: Db, villageId: string, roundId: string) =>
  db.selectFrom('honour_round').selectAll().where('village_id', '=', villageId).where('id', '=', roundId)

export const selectNominee = (db: Db, villageId: string, nomineeId: string) =>
  db.selectFrom('honour_nominee').selectAll().where('village_id', '=', villageId).where('id', '=', nomineeId)

/** The households of a round, in the order of their numbers. */
export const nomineesOf = (db: Db, round: Pick<RoundRow, 'village_id' | 'id'>): Promise<NomineeRow[]> =>
  db
    .selectFrom('honour_nominee')
    .selectAll()
    .where('village_id', '=', round.village_id)
    .where('round_id', '=', round.id)
    .orderBy('household_no')
    .execute()

/** A round as the subject of a write, locked until the transaction ends. Refuses VILLAGE_ENDED. */
export const lockRound = async (tx: Tx, villageId: string, roundId: string) => {
  const village = await livingVillage(tx, villageId)
  const round = await selectRound(tx, villageId, roundId).forUpdate().executeTakeFirst()
  return village && round ? { ...village, round } : null
}

const placed = <V extends object>(village: V, row: NomineeRow, round: RoundRow) => ({
  ...village,
  groupId: row.group_id,
  courtyardId: row.courtyard_id,
  householdId: row.household_id,
  row,
  round
})

/** A household in a round as the subject of a read. */
export const loadNominee = async (db: Db, villageId: string, nomineeId: string) => {
  const village = await villageSubject(db, villageId)
  const row = await selectNominee(db, villageId, nomineeId).executeTakeFirst()
  const round = row && (await selectRound(db, villageId, row.round_id).executeTakeFirst())
  return village && row && round ? placed(village, row, round) : null
}

/** The same as the subject of a write: the round is locked first, then the household in it. Refuses VILLAGE_ENDED. */
export const lockNominee = async (tx: Tx, villageId: string, nomineeId: string) => {
  const village = await livingVillage(tx, villageId)
  const found = await selectNominee(tx, villageId, nomineeId).executeTakeFirst()
  const round = found && (await selectRound(tx, villageId, found.round_id).forUpdate().executeTakeFirst())
  // Read again under the lock: what was read before may have changed meanwhile.
  const row = round && (await selectNominee(tx, villageId, nomineeId).forUpdate().executeTakeFirst())
  return village && row && round ? placed(village, row, round) : null
}
export type AtNominee = NonNullable<Awaited<ReturnType<typeof loadNominee>>>
