import { ConsentToMessages } from '@/domain/message/message'
import { common } from '@/domain/refusal/refusal'
import { mutation, nowhere } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { presentConsent } from './present-push'
import { recordAnswer, recordPass } from './subscriptions'

/**
 * The phone tells how WeChat's question was answered, or that a moment went by unasked. It can promise no more than the
 * account itself: WeChat refuses a message that was not agreed to. Refuses NOT_SIGNED_IN.
 */
export const consentToMessages = mutation({
  action: 'own_account',
  input: ConsentToMessages,
  subject: () => nowhere,
  run: async ({ db, deps, actor, now }, { template, answer }) => {
    if (!actor.accountId) return deny(common.notSignedIn)
    const key = { accountId: actor.accountId, template }
    if (answer === 'pass') await recordPass(db, key, now)
    else {
      const longTerm = deps.sender?.templateOf(template)?.longTerm ?? false
      await recordAnswer(db, key, { answer, source: 'phone', longTerm }, now)
    }
    return presentConsent(template, answer)
  }
})
