import { common } from '@/domain/refusal/refusal'
import { loadSdk } from '../../adapters/wechat/cloud-sdk'
import type { ApiAnswer } from '../../api/answer-call'
import { statementMs } from '../function-limits'
import { functionLog } from '../function-log'
import { type FunctionWorld, keptWorld } from '../function-world'
import { answerEvent } from './answer-event'

const world = keptWorld({
  env: process.env,
  log: functionLog(),
  // Put in by the build.
  schema: process.env.XIAOYUAN_SCHEMA ?? '',
  statementMs: statementMs('api')
})

const opened = (): FunctionWorld | null => {
  try {
    return world()
  } catch {
    // It stands in the log; the phone hears what it hears of every bug.
    return null
  }
}

/**
 * The function `api`: `{ path, input, token, contract? }`, or `inputFile` in place of `input`, to `{ status, body }` as
 * HTTP would have it. Who calls is what WeChat says, asked in this call; an openid in the event is nothing.
 */
export const main = async (event: unknown): Promise<ApiAnswer> => {
  const here = opened()
  if (!here) return { status: 500, body: { refusal: common.internal } }
  return answerEvent({ ...here, openid: () => loadSdk().getWXContext().OPENID || null }, event)
}
