import { loadSdk } from '../../adapters/wechat/cloud-sdk'
import { receivePush } from '../../wechat-push/receive-push'
import { calledByPhone } from '../called-by-phone'
import { statementMs } from '../function-limits'
import { functionLog } from '../function-log'
import { keptWorld } from '../function-world'

const world = keptWorld({
  env: process.env,
  log: functionLog(),
  // Put in by the build.
  schema: process.env.XIAOYUAN_SCHEMA ?? '',
  statementMs: statementMs('wxpush')
})

/**
 * The function `wxpush`: WeChat's message push hands it verdicts about photos and sounds, and what people said about
 * messages. Answers 'success' also for what is not for us; throws where it could not be kept, so that WeChat sends it
 * again, and for a phone that calls it.
 */
export const main = async (event: unknown): Promise<'success'> => {
  if (calledByPhone(loadSdk())) throw new Error('only the message push may call this')
  const { deps, log } = world()
  const outcome = await receivePush(deps(), event)
  log.info({ outcome }, 'push received')
  return 'success'
}
