import { openText } from '../crypto/seal-text'
import type { Db } from '../db/pool'

/**
 * The openid of an account, for calls to WeChat that ask for it. Null for a demo account, a closed one, one that has
 * not signed in since openids are kept, or where the secret is another. It must not be presented or logged.
 */
export const openidOf = async (db: Db, secret: Uint8Array, accountId: string): Promise<string | null> => {
  const account = await db
    .selectFrom('account')
    .select('openid_sealed')
    .where('id', '=', accountId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return account?.openid_sealed ? openText(secret, 'openid', account.openid_sealed) : null
}
