import type { Db } from '../db/pool'
import { openidOf } from './openid-of'

/** WeChat checks what somebody wrote who used the mini-program within two hours; less a little, for clocks differ. */
const ACTIVE_MS = (120 - 5) * 60 * 1000

interface Written {
  /** The account that wrote it or sent it in; null where another system did. */
  readonly accountId: string | null
  readonly at: Date
}

/**
 * Who wrote something, as a checker may ask for it; null where their openid is not known, or when it was written too
 * long ago for WeChat to take it. Sending it in is the last that is known of their using the mini-program.
 */
export const writerOf = async (
  { db, secret }: { readonly db: Db; readonly secret: Uint8Array },
  { accountId, at }: Written,
  now: Date
): Promise<{ readonly openid: string } | null> => {
  if (accountId === null || now.getTime() - at.getTime() > ACTIVE_MS) return null
  const openid = await openidOf(db, secret, accountId)
  return openid === null ? null : { openid }
}
