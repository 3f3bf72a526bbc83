import { type MachineCheck, worst } from '@/domain/issue/content-check'
import type { Context } from '../api/context'
import { writerOf } from '../session/writer-of'

interface StepWords {
  readonly reason?: string | undefined
  /** What is read together with it: where to go instead, or the minutes of the session. */
  readonly beside?: string | undefined
}

/**
 * Has the machine look at words that a handler is about to write into a matter in the open, before the transaction. What
 * it marks waits for the township; null where it marks nothing, or could not look: an official answers for their words.
 */
export const checkStep = async (
  { deps, db, now, actor }: Pick<Context, 'deps' | 'db' | 'now' | 'actor'>,
  { reason = '', beside = '' }: StepWords
): Promise<MachineCheck | null> => {
  const who = await writerOf({ db, secret: deps.secret }, { accountId: actor.accountId, at: now }, now)
  const [first, second] = [
    await deps.content.checkWords(reason, who),
    await deps.content.checkWords(beside, who)
  ]
  const inReason = first.kind === 'checked' ? first : null
  const inBeside = second.kind === 'checked' ? second : null
  const suggestion = worst([inReason?.suggestion ?? 'pass', inBeside?.suggestion ?? 'pass'])
  if (suggestion === 'pass') return null
  // Places are those of the reason; what is found beside it has none.
  const without = (inBeside?.findings ?? []).map((f) => ({ ...f, start: null, end: null }))
  return { suggestion, findings: [...(inReason?.findings ?? []), ...without], at: now.toISOString() }
}
