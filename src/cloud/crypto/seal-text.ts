import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** What a text is sealed for; what was sealed for one purpose does not open for another. */
export type SealPurpose = 'openid'

const CIPHER = 'aes-256-gcm'
/** The first byte says how the rest was made, so that another way can follow without losing what is stored. */
const VERSION = 1
const IV_BYTES = 12
const TAG_BYTES = 16
const HEAD_BYTES = 1 + IV_BYTES + TAG_BYTES

const keyOf = (secret: Uint8Array, purpose: SealPurpose): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), `xiaoyuan seal ${purpose}`, 32))

/**
 * Seals `text` under the deployment's secret (AES-256-GCM, a key of its own for each purpose by HKDF): whoever holds
 * the table without the secret can neither read nor change it. The same text is sealed differently each time.
 */
export const sealText = (secret: Uint8Array, purpose: SealPurpose, text: string): Buffer => {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, keyOf(secret, purpose), iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), body])
}

/** The text that was sealed for this purpose under this secret; null where it was not, or was changed since. */
export const openText = (secret: Uint8Array, purpose: SealPurpose, sealed: Uint8Array): string | null => {
  if (sealed.length < HEAD_BYTES || sealed[0] !== VERSION) return null
  const bytes = Buffer.from(sealed)
  const cipher = createDecipheriv(CIPHER, keyOf(secret, purpose), bytes.subarray(1, 1 + IV_BYTES), {
    authTagLength: TAG_BYTES
  })
  cipher.setAuthTag(bytes.subarray(1 + IV_BYTES, HEAD_BYTES))
  const opened = cipher.update(bytes.subarray(HEAD_BYTES))
  try {
    return Buffer.concat([opened, cipher.final()]).toString('utf8')
  } catch {
    // All that `final` can find wrong is the seal.
    return null
  }
}
