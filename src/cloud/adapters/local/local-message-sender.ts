import type { MessageSender, PushMessage, SendAnswer } from '@/cloud/ports/message-sender'
import { type FieldType, fitWords, templateForms } from '@/domain/message/templates'

const TIME = /^\d{4}年\d{2}月\d{2}日 \d{2}:\d{2}$/
/** As many as anybody looks through; a demo may run for months. */
const KEPT = 200

const fits = (type: FieldType, words: string | undefined): boolean => {
  if (words === undefined) return false
  return type === 'time' ? TIME.test(words) : fitWords(type, words) === words
}

interface Options {
  /** Openids that have agreed to nothing. */
  readonly refuses?: (openid: string) => boolean
  /** The pages that the mini-program has; all when not given. */
  readonly hasPage?: (path: string) => boolean
}

const judge = ({ openid, template, fields, page }: PushMessage, options: Options): SendAnswer => {
  const form = templateForms[template].fields
  if (openid === '') return { kind: 'dead', reason: 'nobody', errcode: null }
  if (fields.length !== form.length || !form.every(({ type }, i) => fits(type, fields[i])))
    return { kind: 'dead', reason: 'fields', errcode: null }
  if (options.hasPage?.(page.split('?')[0] ?? '') === false)
    return { kind: 'dead', reason: 'page', errcode: null }
  return options.refuses?.(openid) ? { kind: 'refused', errcode: null } : { kind: 'sent', messageId: null }
}

/** Stands in for WeChat in the demo and in tests: takes what WeChat would take, keeps the last of it, writes to nobody. */
export const localMessageSender = (options: Options = {}) => {
  const sent: PushMessage[] = []
  const sender: MessageSender & { readonly sent: readonly PushMessage[] } = {
    sent,
    templateOf: (template) => ({ id: `demo-${template}`, longTerm: false }),
    standIn: (accountId) => `demo:${accountId}`,
    async send(message) {
      const answer = judge(message, options)
      if (answer.kind !== 'sent') return answer
      sent.push(message)
      if (sent.length > KEPT) sent.shift()
      return answer
    }
  }
  return sender
}
