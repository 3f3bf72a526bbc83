import { randomBytes } from 'node:crypto'
import type { Transaction } from 'kysely'
import { closeHindrances } from '@/domain/account/close'
import { CloseAccount } from '@/domain/account/forms'
import { mutation, nowhere } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { moveBinding } from '../binding/move-binding'
import type { Database } from '../db/schema'
import { closeFacts } from './close-facts'
import { ownAccount } from './own-account'
import { presentClosed } from './present-account'

type Tx = Transaction<Database>

/** What the account's people were told is theirs alone; whoever is bound to them through another account keeps it. */
const forgetMessages = async (tx: Tx, holders: readonly { place_id: string; holder_id: string }[]) => {
  for (const { place_id, holder_id } of holders) {
    const other = await tx
      .selectFrom('binding')
      .select('id')
      .where('place_id', '=', place_id)
      .where('holder_id', '=', holder_id)
      .where('state', '=', 'active')
      .executeTakeFirst()
    if (other) continue
    await tx
      .deleteFrom('message')
      .where('place_id', '=', place_id)
      .where('holder_id', '=', holder_id)
      .execute()
  }
}

const endBindings = async (tx: Tx, accountId: string, at: Date): Promise<void> => {
  const rows = await tx
    .selectFrom('binding')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('state', 'in', ['pending', 'active'])
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const row of rows) await moveBinding(tx, row, 'ended', { at, reason: '账号已注销' })
  await forgetMessages(
    tx,
    rows.filter((r) => r.state === 'active')
  )
}

/**
 * 注销 (个人信息保护法第47条): at once the account ends with its sessions, its bindings and what only its owner was told; its
 * copies expire, and the openid is overwritten, so that the same person signing in is somebody new. What they did as a
 * member of the village is the village's record and stays. Refuses NOT_SIGNED_IN, ACCOUNT_HOLDS_OFFICE and
 * ACCOUNT_REDEMPTION_OPEN.
 */
export const closeAccount = mutation({
  action: 'own_account',
  input: CloseAccount,
  // A repeat, after a lost reply, comes from nobody: the session has ended with the account.
  anyCaller: true,
  subject: () => nowhere,
  run: async (ctx) => {
    const { db, now } = ctx
    const accountId = ownAccount(ctx)
    await db.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().execute()
    const [hindrance] = closeHindrances(await closeFacts(db, accountId, ctx.actor.on))
    if (hindrance) return deny(hindrance)
    await endBindings(db, accountId, now)
    await db
      .updateTable('session')
      .set({ ended_at: now })
      .where('account_id', '=', accountId)
      .where('ended_at', 'is', null)
      .execute()
    await db
      .updateTable('account_copy')
      .set({ state: 'failed' })
      .where('account_id', '=', accountId)
      .where('state', '=', 'waiting')
      .execute()
    await db
      .updateTable('account_copy')
      .set({ expires_at: now })
      .where('account_id', '=', accountId)
      .where('state', '=', 'ready')
      .execute()
    await db
      .updateTable('account')
      .set({ closed_at: now, subject_hash: randomBytes(32), openid_sealed: null })
      .where('id', '=', accountId)
      .execute()
    return presentClosed()
  }
})
