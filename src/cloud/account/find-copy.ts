import { accountRefusals } from '@/domain/account/names'
import { common, type Refusal } from '@/domain/refusal/refusal'
import type { ApiDeps } from '../api/context'
import type { Signed } from '../file/timed-link'
import type { FileKey } from '../ports/file-store'
import { copySecondsLeft } from './copy-link'

/** Where the bytes of a copy lie. They belong to no village, so they lie under the account's own id. */
export const copyKey = (accountId: string, copyId: string): FileKey => ({
  villageId: accountId,
  fileId: copyId,
  variant: 'main'
})

/** What a copy is called where it is saved. */
export const copyName = '我在小院的资料.zip'

/**
 * The copy that a link leads to, for whoever holds it. Refuses COPY_LINK_INVALID, and NOT_FOUND for one that has expired or
 * whose account is closed.
 */
export const findCopy = async (
  deps: Pick<ApiDeps, 'db' | 'secret' | 'clock'>,
  ref: { readonly accountId: string; readonly copyId: string },
  link: Signed
): Promise<{ readonly key: FileKey; readonly seconds: number } | { readonly refusal: Refusal }> => {
  const now = deps.clock()
  const seconds = copySecondsLeft(deps.secret, ref, link, now)
  if (seconds === 0) return { refusal: accountRefusals.copyLink }
  const row = await deps.db
    .selectFrom('account_copy')
    .select('id')
    .where('account_id', '=', ref.accountId)
    .where('id', '=', ref.copyId)
    .where('state', '=', 'ready')
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row ? { key: copyKey(ref.accountId, ref.copyId), seconds } : { refusal: common.notFound }
}
