import { mayAnswer } from '@/domain/session/desk'
import { SeeDesk } from '@/domain/session/desk-input'
import { nowhere, query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { loadDesk, loginOf, refuseDesks } from './load-desk'
import { presentAskedDesk } from './present-desk'

/**
 * What a phone is asked to confirm: since when, from which kind of browser, and the three numbers. Refuses
 * NOT_SIGNED_IN, DESK_PHONE_ONLY, DESK_UNKNOWN, DESK_USED, DESK_REFUSED, DESK_MISMATCHED and DESK_EXPIRED.
 */
export const seeDesk = query({
  action: 'own_account',
  input: SeeDesk,
  subject: ({ actor }) => (actor.accountId ? nowhere : null),
  run: async (ctx, { code }) => {
    const { db, now } = ctx
    await refuseDesks(ctx)
    const row = await loadDesk(db, code)
    const may = mayAnswer(loginOf(row), now)
    return may.ok ? presentAskedDesk(row, now) : deny(may.refusal)
  }
})
