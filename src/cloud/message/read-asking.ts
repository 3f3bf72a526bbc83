import { shouldAsk, shouldPass } from '@/domain/message/consent'
import { AskingMessages } from '@/domain/message/message'
import { nowhere, query } from '../api/procedure'
import { presentAsking } from './present-push'
import { readSubscription } from './subscriptions'

/**
 * Whether to ask now, at a moment of this template, if WeChat may write: the template's id to ask for, or null; and
 * whether to tell that the moment went by (`message.consent` with `pass`).
 */
export const readAsking = query({
  action: 'own_account',
  input: AskingMessages,
  subject: () => nowhere,
  run: async ({ db, deps, actor, now }, { template }) => {
    const setting = deps.sender?.templateOf(template) ?? null
    if (!setting || !actor.accountId) return presentAsking(null, false)
    const has = await readSubscription(db, { accountId: actor.accountId, template })
    return presentAsking(shouldAsk(has, now) ? setting.id : null, shouldPass(has))
  }
})
