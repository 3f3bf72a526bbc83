import { createHmac } from 'node:crypto'

/** What a hash is for; a hash of one purpose never equals that of another, even of the same value. */
export type HashPurpose =
  | 'phone'
  | 'openid'
  | 'gate-code'
  | 'gate-code-made'
  | 'file-link'
  | 'archive-link'
  | 'copy-link'
  | 'request'
  | 'open311-key'
  | 'desk-secret'

/**
 * HMAC-SHA256 of `value` under the deployment's secret: enough to match a phone number or an openid by,
 * useless to whoever holds the table without the secret.
 */
export const keyedHash = (secret: Uint8Array, purpose: HashPurpose, value: string): Buffer =>
  createHmac('sha256', secret).update(`${purpose}\0${value}`).digest()
