import { currentAgreement } from '@/domain/account/agreement/versions'
import { SayConsent } from '@/domain/account/forms'
import { mutation, nowhere } from '../api/procedure'
import { ownAccount } from './own-account'
import { presentConsent } from './present-account'
import { recordConsent } from './record-consent'

/**
 * Agrees to the version in force, the one that was shown, or takes consent back: from then on only what is public is
 * shown, until it is given again; what was done before stays (个人信息保护法第14、15条). Refuses NOT_SIGNED_IN, and
 * AGREEMENT_OUTDATED for agreeing to another version; taking back needs no reading.
 */
export const consent = mutation({
  action: 'own_account',
  input: SayConsent,
  subject: () => nowhere,
  run: async (ctx, { kind, version }) => {
    const word = kind === 'agreed' ? { kind, version } : { kind, version: currentAgreement.version }
    await recordConsent(ctx.db, ownAccount(ctx), word, ctx.now)
    return presentConsent(word.kind, word.version)
  }
})
