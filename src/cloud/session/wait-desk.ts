import { WaitDesk } from '@/domain/session/desk-input'
import { nowhere, query } from '../api/procedure'
import { holdsDesk, loadDesk } from './load-desk'
import { presentWaiting } from './present-desk'

/** How far the PC's sign-in is, for the PC alone: it asks every few seconds. Refuses DESK_UNKNOWN. */
export const waitDesk = query({
  action: 'sign_in',
  input: WaitDesk,
  subject: () => nowhere,
  run: async ({ db, deps, now }, { code, secret }) => {
    const row = await loadDesk(db, code)
    holdsDesk(deps.secret, row, secret)
    return presentWaiting(row, now)
  }
})
