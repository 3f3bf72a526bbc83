import { sql, type Transaction } from 'kysely'
import { SignInWechat, sessionRefusals } from '@/domain/session/session'
import { mutation, nowhere } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { keyedHash } from '../crypto/keyed-hash'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'
import { openSession } from './open-session'
import { presentSignIn } from './present-session'
import { signToken } from './token'

const uniqueViolation = '23505'

const findAccount = (db: Transaction<Database>, subject: Buffer) =>
  db
    .selectFrom('account')
    .select(['id', 'closed_at'])
    .where('provider', '=', 'wechat')
    .where('subject_hash', '=', subject)
    .executeTakeFirst()

/** The account of an openid, made on the first sign-in; two first sign-ins at once make one account. */
const accountOf = async (db: Transaction<Database>, subject: Buffer, now: Date): Promise<string> => {
  const known = await findAccount(db, subject)
  if (known) return known.closed_at === null ? known.id : deny(sessionRefusals.accountClosed)
  const id = newId()
  await sql`savepoint new_account`.execute(db)
  try {
    await db
      .insertInto('account')
      .values({ id, provider: 'wechat', subject_hash: subject, created_at: now })
      .execute()
    return id
  } catch (error) {
    if ((error as { code?: unknown }).code !== uniqueViolation) throw error
    await sql`rollback to savepoint new_account`.execute(db)
    return (await findAccount(db, subject))?.id ?? id
  }
}

/**
 * Signs in with a code of `wx.login`. Refuses WECHAT_CODE_INVALID, WECHAT_UNREACHABLE and ACCOUNT_CLOSED. The openid
 * is kept as a keyed hash only.
 */
export const signInWechat = mutation({
  action: 'sign_in',
  input: SignInWechat,
  anyCaller: true,
  subject: () => nowhere,
  prepare: async ({ deps }, { code }) => {
    const openid = await deps.identity.openidOf(code)
    return openid.ok ? keyedHash(deps.secret, 'openid', openid.value) : deny(openid.refusal)
  },
  run: async ({ db, now }, _input, _subject, subjectHash) =>
    openSession(db, await accountOf(db, subjectHash, now), now),
  reply: async ({ deps }, opened) =>
    presentSignIn(opened, await signToken(deps.secret, opened.sessionId, new Date(opened.expiresAt)))
})
