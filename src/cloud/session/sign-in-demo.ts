import { common } from '@/domain/refusal/refusal'
import { SignInDemo } from '@/domain/session/session'
import { mutation, nowhere } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { openSession } from './open-session'
import { presentSignIn } from './present-session'
import { tokenOf } from './token-of'

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
  reply: async ({ deps }, opened) => presentSignIn(opened, await tokenOf(deps, opened))
})
