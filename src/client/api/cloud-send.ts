import { offlineError } from './client-error'
import type { Answer, Send } from './send'

/** The part of `wx.cloud` that is used here. */
export interface CloudCaller {
  callFunction(options: {
    name: string
    data: { path: string; input: unknown; token: string | null }
  }): Promise<{ result: unknown }>
}

/** Through WeChat's cloud functions: the function `api` answers with the status and body that HTTP would have had. */
export const cloudSend =
  (cloud: CloudCaller): Send =>
  async ({ path, input, token }) => {
    const reply = await cloud.callFunction({ name: 'api', data: { path, input, token } }).catch(() => null)
    if (reply === null) throw offlineError()
    return isAnswer(reply.result) ? reply.result : { status: 500, body: null }
  }

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' &&
  value !== null &&
  'status' in value &&
  typeof value.status === 'number' &&
  'body' in value
