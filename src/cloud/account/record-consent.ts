import type { Transaction } from 'kysely'
import { currentAgreement } from '@/domain/account/agreement/versions'
import type { Consent } from '@/domain/account/consent'
import { accountRefusals } from '@/domain/account/names'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'

/**
 * Writes an account's word about the agreement into its history; said twice, it is written once. What is agreed to is the
 * version in force: refuses AGREEMENT_OUTDATED for any other, so that nobody agrees to what they were not shown.
 */
export const recordConsent = async (
  db: Transaction<Database>,
  accountId: string,
  word: Consent,
  now: Date
): Promise<void> => {
  if (word.version !== currentAgreement.version) deny(accountRefusals.agreementOutdated)
  // Two words at once come one after the other.
  await db.selectFrom('account').select('id').where('id', '=', accountId).forNoKeyUpdate().execute()
  const last = await lastConsent(db, accountId)
  if (last?.kind === word.kind && last.version === word.version) return
  await db
    .insertInto('agreement_consent')
    .values({ account_id: accountId, id: newId(), ...word, at: now })
    .execute()
}

/** The account's last word, with when it was said; null when it never said one. */
export const lastConsent = async (db: Pick<Transaction<Database>, 'selectFrom'>, accountId: string) =>
  (await db
    .selectFrom('agreement_consent')
    .select(['kind', 'version', 'at'])
    .where('account_id', '=', accountId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()) ?? null
