import { common } from '@/domain/refusal/refusal'
import { SignInDemo } from '@/domain/session/session'
import { mutation, nowhere } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { openSession } from './open-session'
import { presentSignIn } from './present-session'
import { signToken } from './token'

const TOKEN_LIVES_ON_MS = 20 * 366 * 24 * 60 * 60 * 1000

/**
 * The demo's clock may be put forward past a session's thirty days, and the session then goes with it; the token could
 * not, so it outlives the session, which alone says how long someone is signed in.
 */
const tokenEnd = (sessionEnd: Date): Date => new Date(sessionEnd.getTime() + TOKEN_LIVES_ON_MS)

/** Signs in as someone of the demo county. NOT_FOUND for any other account, and wherever real people are. */
export const signInDemo = mutation({
  action: 'sign_in',
  input: SignInDemo,
  anyCaller: true,
  subject: () => nowhere,
  run: async ({ db, deps, now }, { accountId }) => {
    if (!deps.demo) return deny(common.notFound)
    const account = await db
      .selectFrom('account')
      .select('id')
      .where('id', '=', accountId)
      .where('provider', '=', 'demo')
      .where('closed_at', 'is', null)
      .executeTakeFirst()
    return account ? await openSession(db, account.id, now) : deny(common.notFound)
  },
  reply: async ({ deps }, opened) =>
    presentSignIn(
      opened,
      await signToken(deps.secret, opened.sessionId, tokenEnd(new Date(opened.expiresAt)))
    )
})
