import { bindingRefusals } from '@/domain/binding/binding'
import { grantFor, type Subject } from '@/domain/role/may'
import type { WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { householdSubject } from '../place/subjects'
import { personOf } from '../session/person-of'
import { type BindingRow, lockHolder, lockOpenBindings, moveBinding } from './move-binding'

const findBinding = (db: WriteContext['db'], villageId: string, bindingId: string) =>
  db.selectFrom('binding').selectAll().where('place_id', '=', villageId).where('id', '=', bindingId)

/**
 * A binding of the village as the subject of a decision: where the person now lives, and the row, locked. The person
 * is locked before the row, here as everywhere, so that two decisions about one person do not wait for each other.
 */
export const bindingSubject = async ({ db }: WriteContext, villageId: string, bindingId: string) => {
  const asked = await findBinding(db, villageId, bindingId).executeTakeFirst()
  if (!asked) return null
  const present = await lockHolder(db, villageId, asked.holder_id, 'member')
  const row = await findBinding(db, villageId, bindingId).forUpdate().executeTakeFirst()
  const member = await db
    .selectFrom('member')
    .select('household_id')
    .where('village_id', '=', villageId)
    .where('id', '=', asked.holder_id)
    .executeTakeFirst()
  const home = member && (await householdSubject(db, villageId, member.household_id))
  return row && home ? { ...home, row, present } : null
}

/**
 * A locked binding, where its person lives (in the successor, when the village was merged), and whether the person is
 * still in the roster.
 */
type Deciding = Subject & { readonly row: BindingRow; readonly present: boolean }

/**
 * Whoever decides. Refuses BINDING_ALREADY_DECIDED, and BINDING_OWN to the account that asked as to any other account
 * of the same person.
 */
const decider = (ctx: WriteContext, { row, ...subject }: Deciding) => {
  if (row.state !== 'pending') return deny(bindingRefusals.decided)
  const own = row.account_id === ctx.actor.accountId || ctx.persons.some((p) => p.holderId === row.holder_id)
  if (own) return deny(bindingRefusals.own)
  const grant = grantFor(ctx.actor, 'confirm_binding', subject)
  if (!grant || grant === 'visitor') throw new Error('a binding was decided without a grant')
  return personOf(ctx.persons, grant)
}

/** Gives the person to the account that asked; another account that had them loses them: one person, one account. */
export const giveBinding = async (ctx: WriteContext, deciding: Deciding): Promise<void> => {
  const actor = decider(ctx, deciding)
  const { row } = deciding
  if (!deciding.present) return deny(bindingRefusals.memberLeft)
  for (const other of await lockOpenBindings(ctx.db, row.place_id, row.holder_id)) {
    if (other.state === 'active') {
      await moveBinding(ctx.db, other, 'ended', { at: ctx.now, actor, reason: '换了微信' })
    }
  }
  await moveBinding(ctx.db, row, 'active', { at: ctx.now, actor })
  await ctx.db
    .insertInto('outbox')
    .values({
      place_id: row.place_id,
      id: newId(),
      kind: 'binding_confirmed',
      holder_id: row.holder_id,
      payload: '{}',
      at: ctx.now
    })
    .execute()
}

/**
 * Refuses the request. No message is sent: it would go to the person of the roster, who may be someone else; the
 * account that asked reads it from its session.
 */
export const denyBinding = async (ctx: WriteContext, deciding: Deciding, reason: string): Promise<void> => {
  const actor = decider(ctx, deciding)
  await moveBinding(ctx.db, deciding.row, 'refused', { at: ctx.now, actor, reason })
}
