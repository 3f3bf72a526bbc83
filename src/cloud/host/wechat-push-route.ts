import { XMLParser } from 'fast-xml-parser'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { isSigned, openEnvelope, type PushKeys } from '../wechat-push/envelope'
import { type PushDeps, receivePush } from '../wechat-push/receive-push'
import { hostRefusals, replyRefusal } from './refusal-reply'

const PATH = '/wechat/push'
/** WeChat's events are some hundred bytes. */
const BODY_LIMIT = 64 * 1024

const word = z.string().check(z.maxLength(200))
const Asked = z.object({ signature: word, timestamp: word, nonce: word, echostr: word })
const Pushed = z.object({ msg_signature: word, timestamp: word, nonce: word })
const Envelope = z.object({ Encrypt: z.string().check(z.minLength(1)) })

// Traces are digits at times and no numbers; an entity of a document's own making stays what it is.
const xml = new XMLParser({ ignoreAttributes: true, parseTagValue: false, processEntities: false })

/** What the console's 数据格式 makes of an event, JSON or XML; null for neither. */
const readBody = (text: string): unknown => {
  try {
    if (!text.trimStart().startsWith('<')) return JSON.parse(text)
    const { xml: root } = xml.parse(text, true) as { xml?: unknown }
    return root ?? null
  } catch {
    // What was wrong with it would quote it; whoever sent it hears that it cannot be read.
    return null
  }
}

/**
 * `/wechat/push`, which WeChat calls in 安全模式: GET to see that we are there, POST with a sealed event. What WeChat has
 * not signed within the last minutes is PUSH_UNSIGNED, what does not open or read INPUT_UNREADABLE; neither address nor
 * body is logged. All that was understood is answered `success`, else WeChat sends it again.
 */
export const wechatPushRoute = (scope: FastifyInstance, deps: PushDeps, keys: PushKeys): void => {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_request, body, done) =>
    done(null, body)
  )

  scope.get(PATH, async (request, reply) => {
    const asked = Asked.safeParse(request.query)
    if (!asked.success || !isSigned(keys.token, asked.data, deps.clock()))
      return replyRefusal(reply, hostRefusals.pushUnsigned)
    return reply.type('text/plain; charset=utf-8').send(asked.data.echostr)
  })

  scope.post(PATH, { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const pushed = Pushed.safeParse(request.query)
    const body = Envelope.safeParse(typeof request.body === 'string' ? readBody(request.body) : null)
    if (!pushed.success || !body.success) return replyRefusal(reply, hostRefusals.pushUnsigned)
    const { msg_signature: signature, ...rest } = pushed.data
    const sealed = body.data.Encrypt
    if (!isSigned(keys.token, { ...rest, signature, sealed }, deps.clock()))
      return replyRefusal(reply, hostRefusals.pushUnsigned)
    const opened = openEnvelope(keys, sealed)
    const event = opened === null ? null : readBody(opened)
    if (event === null) return replyRefusal(reply, hostRefusals.unreadable)
    const done = await receivePush(deps, event)
    request.log.info({ push: done }, 'pushed by WeChat')
    return reply.type('text/plain; charset=utf-8').send('success')
  })
}
