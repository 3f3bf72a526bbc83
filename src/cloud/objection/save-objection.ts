import type { Transaction } from 'kysely'
import { deadline } from '@/domain/objection/deadlines'
import type { Objection, ObjectionEvent } from '@/domain/objection/objection'
import {
  isClosed,
  noticeEffect,
  type ObjectionAction,
  type ObjectionEffect,
  stepObjection
} from '@/domain/objection/objection-steps'
import type { ObjectionTerms } from '@/domain/objection/terms'
import { townshipRoles } from '@/domain/role/roles'
import type { WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'
import { actOnNotice, type By } from '../notice/save-notice'
import { tellOffice } from '../notice/tell-office'
import type { LockedObjection } from './load-objection'
import { tellTownship } from './tell-township'

type Tx = Transaction<Database>

/** Writes one line of an objection's history. */
export const writeObjectionEvent = async (
  tx: Tx,
  of: Pick<Objection, 'villageId' | 'id'>,
  event: ObjectionEvent,
  by: By | null
): Promise<void> => {
  const { type, at, by: _by, from, to, ...detail } = event
  await tx
    .insertInto('objection_event')
    .values({
      village_id: of.villageId,
      id: newId(),
      objection_id: of.id,
      at,
      type,
      from_state: from,
      to_state: to,
      actor_id: by?.id ?? null,
      actor_name: by?.name ?? null,
      actor_role: by?.role ?? null,
      detail: JSON.stringify(detail)
    })
    .execute()
}

/** Writes where an objection stands and which term runs. */
export const writeObjectionState = async (
  tx: Tx,
  next: Objection,
  terms: ObjectionTerms,
  now: Date
): Promise<void> => {
  await tx
    .updateTable('objection')
    .set({ state: next.state, due_at: deadline(next, terms, now)?.dueAt ?? null, updated_at: now })
    .where('village_id', '=', next.villageId)
    .where('id', '=', next.id)
    .execute()
}

type Told = 'objection_received' | 'objection_answered' | 'objection_verified' | 'objection_escalated'

/** Tells the villager who objected; nobody else is told by name. */
export const tellObjector = async (tx: Tx, objection: Objection, kind: Told, now: Date): Promise<void> => {
  await tx
    .insertInto('outbox')
    .values({
      place_id: objection.villageId,
      id: newId(),
      kind,
      holder_id: objection.objectorId,
      payload: JSON.stringify({ objectionId: objection.id, noticeId: objection.noticeId }),
      at: now
    })
    .execute()
}

const tells: Partial<Record<ObjectionAction['type'], Told>> = {
  acknowledge: 'objection_received',
  reply: 'objection_answered',
  report_finding: 'objection_answered',
  escalate: 'objection_escalated',
  find_unfounded: 'objection_verified',
  find_flawed: 'objection_verified',
  find_redo: 'objection_verified',
  order: 'objection_verified',
  record_ruling: 'objection_verified'
}

/** Whoever objected is the objector, also as another person of the same account; staff of a township is on no roster. */
const handOf = ({ persons }: WriteContext, objection: Objection, by: By): string | null => {
  if (persons.some((p) => p.holderId === objection.objectorId)) return objection.objectorId
  return townshipRoles.some((role) => role === by.role) ? null : by.id
}

type Without<T> = T extends { readonly by: unknown } ? Omit<T, 'by'> : never

/**
 * Decides one action on a locked objection and writes it: its state and history, what follows for the notice, and
 * the word to the villager, in the caller's transaction. Throws RefusalError with the domain's refusals.
 */
export const actOnObjection = async (
  ctx: WriteContext,
  { loaded, notice, townshipId }: LockedObjection,
  action: Without<ObjectionAction>,
  by: By
): Promise<{ next: Objection; terms: ObjectionTerms; effect: ObjectionEffect }> => {
  const { objection, terms } = loaded
  const memberId = handOf(ctx, objection, by)
  const done = stepObjection(
    objection,
    { ...action, by: { memberId, role: by.role } } as ObjectionAction,
    terms,
    ctx.now
  )
  if (!done.ok) return deny(done.refusal)
  const { next, event, effect } = done.value
  await writeObjectionEvent(ctx.db, next, event, by)
  await writeObjectionState(ctx.db, next, terms, ctx.now)
  const ended = noticeEffect(effect)
  // A line of a points notice is held back alone: the notice and its days go on.
  const whole = objection.subject !== 'points_batch'
  // A court may speak after the objection was closed: the notice has gone on by then, and the order is the decision's.
  if (ended && whole && !isClosed(objection.state)) {
    const close = { type: 'close_objection' as const, objectionId: next.id, effect: ended }
    await actOnNotice(ctx, notice, close, null)
  }
  const told = tells[action.type]
  if (told) await tellObjector(ctx.db, next, told, ctx.now)
  const ids = { objectionId: next.id, noticeId: next.noticeId }
  const supervisors = ['supervision_member'] as const
  if (next.state === 'ANSWERED')
    await tellOffice(ctx, next.villageId, supervisors, 'objection_to_verify', ids)
  if (next.state === 'WITHDRAWN')
    await tellOffice(ctx, next.villageId, supervisors, 'objection_withdrawn', ids)
  if (action.type === 'escalate') await tellTownship(ctx, townshipId, next)
  return { next, terms, effect }
}
