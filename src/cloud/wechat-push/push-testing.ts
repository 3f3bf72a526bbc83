import { createCipheriv, randomBytes } from 'node:crypto'
import { type PushKeys, signatureOf } from './envelope'

/** Seals a message as WeChat does: random bytes, length, message, appid, padded to 32. */
export const sealPush = ({ appid, aesKey }: PushKeys, message: string): string => {
  const words = Buffer.from(message)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(words.length)
  const plain = Buffer.concat([randomBytes(16), length, words, Buffer.from(appid)])
  const padding = 32 - (plain.length % 32)
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([plain, Buffer.alloc(padding, padding)])
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64')
}

/** The arguments that WeChat puts behind the address of a sealed push, or of its first question. */
export const signPush = (token: string, now: Date, sealed?: string): Record<string, string> => {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const nonce = randomBytes(5).toString('hex')
  const open = { signature: signatureOf(token, timestamp, nonce), timestamp, nonce }
  if (sealed === undefined) return open
  return { ...open, msg_signature: signatureOf(token, timestamp, nonce, sealed) }
}

/** A pushed verdict as WeChat documents it, in JSON; `over` changes it. */
export const verdictEvent = (trace: string, over: object = {}): Record<string, unknown> => ({
  ToUserName: 'gh_9df7d78a1234',
  FromUserName: 'o4_t144jTUSEoxydysUA2E234_tc',
  CreateTime: 1626959646,
  MsgType: 'event',
  Event: 'wxa_media_check',
  appid: 'wx0123456789abcdef',
  trace_id: trace,
  version: 2,
  detail: [{ strategy: 'content_model', errcode: 0, suggest: 'risky', label: 20002, prob: 90 }],
  errcode: 0,
  errmsg: 'ok',
  result: { suggest: 'risky', label: 20002 },
  ...over
})
