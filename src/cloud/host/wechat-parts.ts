import type { FastifyInstance } from 'fastify'
import type { ContentCheck } from '@/cloud/ports/content-check'
import type { MessageSender } from '@/cloud/ports/message-sender'
import type { WechatIdentity } from '@/cloud/ports/wechat-identity'
import { wechatRefusals } from '@/domain/session/session'
import { localContentCheck } from '../adapters/local/local-content-check'
import { localMessageSender } from '../adapters/local/local-message-sender'
import { localWechatIdentity } from '../adapters/local/local-wechat-identity'
import { httpWechatIdentity } from '../adapters/wechat/http-wechat-identity'
import { wechatApi } from '../adapters/wechat/wechat-api'
import { wechatContentCheck } from '../adapters/wechat/wechat-content-check'
import { wechatMessageSender } from '../adapters/wechat/wechat-message-sender'
import type { Settings } from './settings'

/** What the host does through WeChat, or by itself where it knows no mini-program. */
export interface WechatParts {
  readonly identity: WechatIdentity
  readonly content: ContentCheck
  /** Absent where nobody is written to. */
  readonly sender?: MessageSender
}

// The stand-in believes whatever a code says, which only the demo county can bear.
const noWechat: WechatIdentity = {
  openidOf: async () => ({ ok: false, refusal: wechatRefusals.unreachable }),
  phoneOf: async () => ({ ok: false, refusal: wechatRefusals.unreachable })
}

/**
 * WeChat itself where the host knows its secret, all over one access token; else the demo's stand-in, or nobody signs in,
 * and the short list of words on this machine.
 */
export const wechatParts = (
  { wechat, demo, templates }: Pick<Settings, 'wechat' | 'demo' | 'templates'>,
  clock: () => Date,
  log: () => FastifyInstance['log']
): WechatParts => {
  if (!wechat) {
    const content = localContentCheck()
    if (!demo) return { identity: noWechat, content }
    return { identity: localWechatIdentity({ clock }), content, sender: localMessageSender() }
  }
  const onProblem = (problem: { call: string; errcode: number | null }) =>
    log().warn(problem, 'WeChat failed')
  const options = { ...wechat, clock, onProblem }
  const api = wechatApi(options)
  return {
    identity: httpWechatIdentity(options, api),
    content: wechatContentCheck(api, { onProblem }),
    sender: wechatMessageSender(api, templates, { onProblem })
  }
}
