import { nextCopyAt } from '@/domain/account/copy-time'
import { AskCopy } from '@/domain/account/forms'
import { accountRefusals } from '@/domain/account/names'
import { mutation, nowhere } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { ownAccount } from './own-account'
import { presentAskedCopy } from './present-account'

/**
 * Asks for a copy of one's data (个人信息保护法第45条); a job packs it. One in 24 hours, those that could not be made not
 * counted: refuses COPY_ONE_A_DAY, and NOT_SIGNED_IN.
 */
export const askCopy = mutation({
  action: 'own_account',
  input: AskCopy,
  subject: () => nowhere,
  run: async (ctx) => {
    const { db, now } = ctx
    const accountId = ownAccount(ctx)
    // Two presses at once come one after the other.
    await db.selectFrom('account').select('id').where('id', '=', accountId).forNoKeyUpdate().execute()
    const last = await db
      .selectFrom('account_copy')
      .select('asked_at')
      .where('account_id', '=', accountId)
      .where('state', '<>', 'failed')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (last && nextCopyAt(last.asked_at) > now) return deny(accountRefusals.copyToday)
    const id = newId()
    await db
      .insertInto('account_copy')
      .values({ account_id: accountId, id, state: 'waiting', asked_at: now })
      .execute()
    return presentAskedCopy(id)
  }
})
