import { ListCopies } from '@/domain/account/forms'
import { nowhere, query } from '../api/procedure'
import { copyLink } from './copy-link'
import { ownAccount } from './own-account'
import { presentCopies } from './present-account'

const SHOWN = 5

/** One's last five copies and their links, good for half an hour. Refuses NOT_SIGNED_IN. */
export const listCopies = query({
  action: 'own_account',
  input: ListCopies,
  subject: () => nowhere,
  run: async (ctx) => {
    const { db, deps, now } = ctx
    const accountId = ownAccount(ctx)
    const rows = await db
      .selectFrom('account_copy')
      .select(['id', 'state', 'asked_at', 'bytes', 'expires_at'])
      .where('account_id', '=', accountId)
      .orderBy('id', 'desc')
      .limit(SHOWN)
      .execute()
    return presentCopies(rows, now, (copyId) => copyLink(deps.secret, { accountId, copyId }, now))
  }
})
