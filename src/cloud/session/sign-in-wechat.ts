import { sql, type Transaction } from 'kysely'
import { common } from '@/domain/refusal/refusal'
import { SignInWechat, sessionRefusals } from '@/domain/session/session'
import { recordConsent } from '../account/record-consent'
import type { Context } from '../api/context'
import { mutation, nowhere } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { keyedHash } from '../crypto/keyed-hash'
import { newId } from '../crypto/new-id'
import { sealText } from '../crypto/seal-text'
import type { Database } from '../db/schema'
import { openSession } from './open-session'
import { presentSignIn } from './present-session'
import { signToken } from './token'

const uniqueViolation = '23505'

interface Subject {
  readonly hash: Buffer
  readonly sealed: Buffer
}

const findAccount = (db: Transaction<Database>, hash: Buffer) =>
  db
    .selectFrom('account')
    .select(['id', 'closed_at'])
    .where('provider', '=', 'wechat')
    .where('subject_hash', '=', hash)
    .executeTakeFirst()

/** The account of an openid, made on the first sign-in; two first sign-ins at once make one account. */
const accountOf = async (db: Transaction<Database>, subject: Subject, now: Date): Promise<string> => {
  const known = await findAccount(db, subject.hash)
  if (known) return known.closed_at === null ? known.id : deny(sessionRefusals.accountClosed)
  const id = newId()
  await sql`savepoint new_account`.execute(db)
  try {
    await db
      .insertInto('account')
      .values({ id, provider: 'wechat', subject_hash: subject.hash, created_at: now })
      .execute()
    return id
  } catch (error) {
    if ((error as { code?: unknown }).code !== uniqueViolation) throw error
    await sql`rollback to savepoint new_account`.execute(db)
    return (await findAccount(db, subject.hash))?.id ?? id
  }
}

/**
 * In the cloud a press holds no code, nothing but its id: the session goes to the caller who made it, and to nobody who
 * found the id somewhere. On the HTTP host there is no caller, and the code is part of what must be the same.
 */
const refuseOther = async ({ db, deps, openid }: Context, sessionId: string): Promise<void> => {
  const caller = openid()
  if (caller === null) return
  const own = await db
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.id', 's.account_id')
    .select('s.id')
    .where('s.id', '=', sessionId)
    .where('a.subject_hash', '=', keyedHash(deps.secret, 'openid', caller))
    .executeTakeFirst()
  if (!own) deny(common.requestReused)
}

/**
 * Signs in through WeChat: with a code of `wx.login`, or in a cloud function as whoever WeChat says is calling.
 * Refuses WECHAT_CODE_INVALID, WECHAT_ONLY, WECHAT_UNREACHABLE, ACCOUNT_CLOSED, AGREEMENT_OUTDATED and, for the press of
 * another caller, REQUEST_ID_REUSED. The openid is kept as a keyed hash, to be found by, and sealed, for the calls to
 * WeChat that ask for it.
 */
export const signInWechat = mutation({
  action: 'sign_in',
  input: SignInWechat,
  anyCaller: true,
  subject: () => nowhere,
  prepare: async ({ deps, openid: caller }, { code }): Promise<Subject> => {
    const openid = await deps.identity.openidOf({ code: code ?? null, caller })
    if (!openid.ok) return deny(openid.refusal)
    return {
      hash: keyedHash(deps.secret, 'openid', openid.value),
      sealed: sealText(deps.secret, 'openid', openid.value)
    }
  },
  run: async ({ db, now }, { agreed }, _subject, openid) => {
    const accountId = await accountOf(db, openid, now)
    if (agreed !== undefined) await recordConsent(db, accountId, { kind: 'agreed', version: agreed }, now)
    // At every sign-in: accounts older than the sealed openid get it so, and a new secret is followed.
    await db
      .updateTable('account')
      .set({ openid_sealed: openid.sealed })
      .where('id', '=', accountId)
      .where('closed_at', 'is', null)
      .execute()
    return openSession(db, accountId, now)
  },
  reply: async (ctx, opened) => {
    await refuseOther(ctx, opened.sessionId)
    const end = new Date(opened.expiresAt)
    return presentSignIn(opened, await signToken(ctx.deps.secret, opened.sessionId, end))
  }
})
