import { deskHours, mayTake } from '@/domain/session/desk'
import { TakeDesk } from '@/domain/session/desk-input'
import { mutation, nowhere } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { holdsDesk, lockDesk, loginOf } from './load-desk'
import { openSession } from './open-session'
import { presentSignIn } from './present-session'
import { tokenOf } from './token-of'

const HOUR_MS = 60 * 60 * 1000

/**
 * The PC takes the session that the phone has confirmed: once, for twelve hours; a repeat of the same press gets the same
 * session again. Refuses DESK_UNKNOWN (also for a wrong secret), DESK_WAITING, DESK_REFUSED, DESK_MISMATCHED,
 * DESK_USED and DESK_EXPIRED.
 */
export const takeDesk = mutation({
  action: 'sign_in',
  input: TakeDesk,
  anyCaller: true,
  subject: () => nowhere,
  run: async ({ db, deps, now }, { code, secret }) => {
    const row = await lockDesk(db, code)
    holdsDesk(deps.secret, row, secret)
    const may = mayTake(loginOf(row), now)
    if (!may.ok) return deny(may.refusal)
    if (row.account_id === null) throw new Error('a confirmed sign-in without an account')
    const opened = await openSession(db, row.account_id, now, deskHours * HOUR_MS)
    await db
      .updateTable('desk_login')
      .set({ state: 'taken', session_id: opened.sessionId })
      .where('id', '=', row.id)
      .execute()
    return opened
  },
  reply: async ({ deps }, opened) => presentSignIn(opened, await tokenOf(deps, opened))
})
