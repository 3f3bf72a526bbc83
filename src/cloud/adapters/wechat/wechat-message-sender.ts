import * as z from 'zod/mini'
import type { MessageSender, SendAnswer } from '@/cloud/ports/message-sender'
import type { DeadReason } from '@/domain/message/push'
import type { TemplateSettings } from '@/domain/message/read-templates'
import type { WechatApi } from './wechat-api'

const PATH = '/cgi-bin/message/subscribe/send'

/** https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html */
const final: Readonly<Record<number, DeadReason>> = {
  40003: 'nobody',
  40037: 'template',
  41030: 'page',
  43107: 'blocked',
  45168: 'fields',
  47003: 'fields'
}
/** The person has not agreed, or no longer. */
const REFUSED = 43101

const Taken = z.object({ msgid: z.optional(z.union([z.string(), z.number()])) })

/** A number this long is not exact any more; such an id would name another message. */
const idOf = (body: unknown): string | null => {
  const { msgid } = Taken.safeParse(body).data ?? {}
  if (msgid === undefined) return null
  return typeof msgid === 'string' || Number.isSafeInteger(msgid) ? String(msgid) : null
}

/**
 * WeChat's subscription messages. `templates` are the deployment's own; a template that is missing there is neither asked
 * for nor sent. `onProblem` hears what the operator can put right: no openid, no words.
 */
export const wechatMessageSender = (
  api: WechatApi,
  templates: TemplateSettings,
  options: { onProblem?: (problem: { call: string; errcode: number | null }) => void } = {}
): MessageSender => ({
  templateOf: (template) => templates[template] ?? null,

  async send({ openid, template, fields, page }): Promise<SendAnswer> {
    const setting = templates[template]
    if (!setting) return { kind: 'dead', reason: 'template', errcode: null }
    const data = Object.fromEntries(setting.keys.map((key, i) => [key, { value: fields[i] ?? '' }]))
    const post = { touser: openid, template_id: setting.id, page, data, lang: 'zh_CN' }
    const answer = await api.callWithToken(PATH, post)
    if (!answer) return { kind: 'later', sure: false, errcode: null }
    const { errcode } = answer
    if (errcode === null || errcode === 0) return { kind: 'sent', messageId: idOf(answer.body) }
    if (errcode === REFUSED) return { kind: 'refused', errcode }
    options.onProblem?.({ call: PATH, errcode })
    const reason = final[errcode]
    return reason ? { kind: 'dead', reason, errcode } : { kind: 'later', sure: true, errcode }
  }
})
