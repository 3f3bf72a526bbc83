import type { Selectable, Transaction } from 'kysely'
import { type BindingState, bindingRefusals, mayMove } from '@/domain/binding/binding'
import { common } from '@/domain/refusal/refusal'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'

export type BindingRow = Selectable<Database['binding']>
type Tx = Transaction<Database>

/** Who moved a binding and why; no actor when the account did it to itself. */
interface Because {
  readonly at: Date
  readonly actor?: { holderId: string; name: string } | null
  readonly reason?: string
}

const writeEvent = (
  db: Tx,
  row: Pick<BindingRow, 'place_id' | 'id' | 'account_id'>,
  from: BindingState | null,
  to: BindingState,
  why: Because
) =>
  db
    .insertInto('binding_event')
    .values({
      place_id: row.place_id,
      id: newId(),
      binding_id: row.id,
      at: why.at,
      from_state: from,
      to_state: to,
      account_id: row.account_id,
      actor_id: why.actor?.holderId ?? null,
      actor_name: why.actor?.name ?? null,
      reason: why.reason ?? null
    })
    .execute()

/** Begins a binding, with its history; answers its id. Refuses NOT_SIGNED_IN for an account that was closed meanwhile. */
export const beginBinding = async (
  db: Tx,
  of: {
    accountId: string
    placeId: string
    holderId: string
    householdId: string | null
    via: 'phone' | 'gate_code'
    state: 'pending' | 'active'
  },
  at: Date
): Promise<string> => {
  // Waits for a closing that is under way: it has ended the bindings there were, and must not leave one behind.
  const account = await db
    .selectFrom('account')
    .select('id')
    .where('id', '=', of.accountId)
    .where('closed_at', 'is', null)
    .forKeyShare()
    .executeTakeFirst()
  if (!account) deny(common.notSignedIn)
  const row = { place_id: of.placeId, id: newId(), account_id: of.accountId }
  await db
    .insertInto('binding')
    .values({
      ...row,
      holder_id: of.holderId,
      household_id: of.householdId,
      via: of.via,
      state: of.state,
      asked_at: at,
      decided_at: of.state === 'active' ? at : null
    })
    .execute()
  await writeEvent(db, row, null, of.state, { at })
  return row.id
}

/** Moves a binding that the caller has locked, with its history. Refuses BINDING_ALREADY_DECIDED. */
export const moveBinding = async (db: Tx, row: BindingRow, to: BindingState, why: Because): Promise<void> => {
  if (!mayMove(row.state, to)) deny(bindingRefusals.decided)
  await db
    .updateTable('binding')
    .set({
      state: to,
      decided_by: why.actor?.holderId ?? null,
      decided_at: why.at,
      reason: why.reason ?? null
    })
    .where('place_id', '=', row.place_id)
    .where('id', '=', row.id)
    .execute()
  await writeEvent(db, row, row.state, to, why)
}

/** The open bindings (pending or active) of a person, locked. Lock the person first: see `lockHolder`. */
export const lockOpenBindings = (db: Tx, placeId: string, holderId: string): Promise<BindingRow[]> =>
  db
    .selectFrom('binding')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('holder_id', '=', holderId)
    .where('state', 'in', ['pending', 'active'])
    .orderBy('id')
    .forUpdate()
    .execute()

/**
 * Locks the person so that two accounts are not bound to them at once; `no key`, because what others write of the
 * person need not wait. False when they have left.
 */
export const lockHolder = async (
  db: Tx,
  placeId: string,
  holderId: string,
  kind: 'member' | 'staff'
): Promise<boolean> => {
  const row =
    kind === 'member'
      ? await db
          .selectFrom('member')
          .select('ended_on')
          .where('village_id', '=', placeId)
          .where('id', '=', holderId)
          .forNoKeyUpdate()
          .executeTakeFirst()
      : await db
          .selectFrom('staff')
          .select('ended_on')
          .where('place_id', '=', placeId)
          .where('id', '=', holderId)
          .forNoKeyUpdate()
          .executeTakeFirst()
  return row?.ended_on === null
}
