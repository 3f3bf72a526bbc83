import { trainingRefusals } from '@/domain/training/training'
import type { Context } from '../api/context'
import { deny } from '../api/refusal-error'

/**
 * Refuses TRAINING_NOT_HERE to whoever practises. By the account and not by the people it stands for: who has unbound oneself
 * in the training village, or was struck off its roster, is nobody there any more and must not become somebody real.
 */
export const denyPractising = async ({ db, actor }: Pick<Context, 'db' | 'actor'>): Promise<void> => {
  if (actor.accountId === null) return
  const account = await db
    .selectFrom('account')
    .select('provider')
    .where('id', '=', actor.accountId)
    .executeTakeFirst()
  if (account?.provider === 'training') deny(trainingRefusals.notHere)
}
