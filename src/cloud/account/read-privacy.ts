import { agreements, currentAgreement } from '@/domain/account/agreement/versions'
import { ReadPrivacy } from '@/domain/account/forms'
import { accountRefusals } from '@/domain/account/names'
import { nowhere, query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { findContact } from './find-contact'
import { presentPrivacy } from './present-account'
import { lastConsent } from './record-consent'

/**
 * 隐私说明: the version in force or an older one, to anybody, with whom to call and what this account said about it
 * (个人信息保护法第17条). Refuses AGREEMENT_UNKNOWN.
 */
export const readPrivacy = query({
  action: 'own_account',
  input: ReadPrivacy,
  subject: () => nowhere,
  run: async (ctx, { version, villageId }) => {
    const { accountId } = ctx.actor
    const shown =
      version === undefined
        ? currentAgreement
        : (agreements.find((a) => a.version === version) ?? deny(accountRefusals.agreementUnknown))
    return presentPrivacy({
      shown,
      current: currentAgreement,
      all: agreements,
      word: accountId ? await lastConsent(ctx.db, accountId) : null,
      mustAgree: ctx.mustAgree,
      contact: await findContact(ctx, villageId)
    })
  }
})
