import type { ApiDeps } from '../api/context'
import { handleSubscribeEvent } from '../message/handle-subscribe-event'
import { keepVerdict } from './keep-verdict'
import { readVerdict } from './read-verdict'

export type PushDeps = Pick<ApiDeps, 'db' | 'clock' | 'secret' | 'sender'>

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * What WeChat's message push brings, from the function `wxpush` or the host: verdicts about photos and sounds, and what
 * people said about messages. Whoever calls it has made sure that it comes from WeChat. What is not for us, or was had
 * before, is `ignored`; it throws only where our own storage fails, so that WeChat sends it again.
 */
export const receivePush = async (deps: PushDeps, event: unknown): Promise<'handled' | 'ignored'> => {
  if (!isRecord(event)) return 'ignored'
  const verdict = readVerdict(event)
  const taken = verdict
    ? await keepVerdict(deps.db, verdict, deps.clock())
    : await handleSubscribeEvent(deps, event)
  return taken ? 'handled' : 'ignored'
}
