import { closeHindrances } from '@/domain/account/close'
import { ForeseeClose } from '@/domain/account/forms'
import { nowhere, query } from '../api/procedure'
import { closeFacts } from './close-facts'
import { ownAccount } from './own-account'
import { presentHindrances } from './present-account'

/** What stands in the way of closing one's account, before anybody presses. Refuses NOT_SIGNED_IN. */
export const foreseeClose = query({
  action: 'own_account',
  input: ForeseeClose,
  subject: () => nowhere,
  run: async (ctx) =>
    presentHindrances(closeHindrances(await closeFacts(ctx.db, ownAccount(ctx), ctx.actor.on)))
})
