import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'

/** What the push was set up with in WeChat's console (消息推送), in 安全模式. */
export interface PushKeys {
  readonly appid: string
  readonly token: string
  /** EncodingAESKey: 43 signs of base64. */
  readonly aesKey: string
}

/** WeChat pads to 32 bytes, not to the cipher's own 16. */
const BLOCK = 32
/** Random bytes, and the length of the message in four. */
const RANDOM = 16
const HEAD = RANDOM + 4
/** A push is repeated within some 15 seconds; the rest is for clocks that differ. */
const FRESH_SECONDS = 5 * 60

/** WeChat's signature over the token and whatever came with it. */
export const signatureOf = (...parts: readonly string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')

interface Signed {
  readonly signature: string
  readonly timestamp: string
  readonly nonce: string
  /** What is signed besides: the sealed message, or nothing in the first question whether we are there. */
  readonly sealed?: string
}

/** Whether WeChat signed this within the last minutes: what was taken down on the way cannot be sent again later. */
export const isSigned = (token: string, signed: Signed, now: Date): boolean => {
  const { signature, timestamp, nonce, sealed } = signed
  const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN
  if (!(Math.abs(now.getTime() / 1000 - seconds) <= FRESH_SECONDS)) return false
  const wanted = Buffer.from(signatureOf(token, timestamp, nonce, ...(sealed === undefined ? [] : [sealed])))
  const given = Buffer.from(signature)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** The whole blocks, or null: only what is signed comes here, so what does not decrypt tells nobody anything. */
const decrypt = ({ aesKey }: PushKeys, sealed: string): Buffer | null => {
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length === 0 || bytes.length % 16 !== 0) return null
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(bytes), cipher.final()])
}

/** The message in a sealed push; null where it was sealed with another key or for another mini-program. */
export const openEnvelope = (keys: PushKeys, sealed: string): string | null => {
  const opened = decrypt(keys, sealed)
  const padding = opened?.at(-1) ?? 0
  if (!opened || padding < 1 || padding > BLOCK || opened.length < HEAD + padding) return null
  const end = HEAD + opened.readUInt32BE(RANDOM)
  const plain = opened.subarray(0, opened.length - padding)
  if (end > plain.length || plain.subarray(end).toString() !== keys.appid) return null
  return plain.subarray(HEAD, end).toString()
}
