import type { Selectable, Transaction } from 'kysely'
import { type CorrectionAction, stepCorrection } from '@/domain/correction/correction'
import { correctionRefusals } from '@/domain/correction/names'
import { common } from '@/domain/refusal/refusal'
import type { Role } from '@/domain/role/roles'
import type { WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'

export type CorrectionRow = Selectable<Database['roster_correction']>
type Tx = Transaction<Database>

/** Who moves a correction, as the history names them. */
interface Mover {
  readonly id: string
  readonly name: string
  readonly role: Role
}

/** The correction, locked until the transaction ends; undefined when there is none. */
export const findCorrection = (
  tx: Tx,
  villageId: string,
  correctionId: string
): Promise<CorrectionRow | undefined> =>
  tx
    .selectFrom('roster_correction')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', correctionId)
    .forUpdate()
    .executeTakeFirst()

/** Likewise; refuses NOT_FOUND. */
export const lockCorrection = async (
  tx: Tx,
  villageId: string,
  correctionId: string
): Promise<CorrectionRow> => (await findCorrection(tx, villageId, correctionId)) ?? deny(common.notFound)

export const writeCorrectionEvent = (
  tx: Tx,
  row: Pick<CorrectionRow, 'village_id' | 'id' | 'state'>,
  from: CorrectionRow['state'] | null,
  by: Mover,
  at: Date,
  reason: string | null
) =>
  tx
    .insertInto('roster_correction_event')
    .values({
      village_id: row.village_id,
      id: newId(),
      correction_id: row.id,
      at,
      from_state: from,
      to_state: row.state,
      actor_id: by.id,
      actor_name: by.name,
      actor_role: by.role,
      reason
    })
    .execute()

const hasBeenUp = async (tx: Tx, row: CorrectionRow): Promise<boolean> =>
  (await tx
    .selectFrom('roster_correction_event')
    .select('id')
    .where('village_id', '=', row.village_id)
    .where('correction_id', '=', row.id)
    .where('to_state', '=', 'passed_up')
    .limit(1)
    .executeTakeFirst()) !== undefined

/** Moves a locked correction on, with its line of history. Refuses CORRECTION_NOT_NOW. */
export const moveCorrection = async (
  { db, now }: Pick<WriteContext, 'db' | 'now'>,
  row: CorrectionRow,
  action: CorrectionAction,
  by: Mover,
  reason: string | null
): Promise<CorrectionRow> => {
  const state = stepCorrection(row.state, action, await hasBeenUp(db, row)) ?? deny(correctionRefusals.notNow)
  const moved = { ...row, state, reason: reason ?? row.reason }
  await db
    .updateTable('roster_correction')
    .set({ state, reason: moved.reason, updated_at: now })
    .where('village_id', '=', row.village_id)
    .where('id', '=', row.id)
    .execute()
  await writeCorrectionEvent(db, moved, row.state, by, now, reason)
  return moved
}

/** Tells the member how it went. */
export const tellMember = (
  { db, now }: Pick<WriteContext, 'db' | 'now'>,
  row: CorrectionRow,
  kind: 'correction_done' | 'correction_refused' | 'correction_looked_at'
) =>
  db
    .insertInto('outbox')
    .values({
      place_id: row.village_id,
      id: newId(),
      kind,
      holder_id: row.member_id,
      payload: JSON.stringify(row.reason ? { reason: row.reason } : {}),
      at: now
    })
    .execute()
