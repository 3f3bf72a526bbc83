import { timingSafeEqual } from 'node:crypto'
import { type HashPurpose, keyedHash } from '../crypto/keyed-hash'

const WINDOW_S = 15 * 60
/** A link lives at least 30 minutes and at most 45. */
const WINDOWS = 3

/** What a link carries: when it ends, and the signature over that and over what it names. */
export interface Signed {
  readonly exp: string
  readonly sig: string
}

const signatureOf = (secret: Uint8Array, purpose: HashPurpose, named: readonly string[], exp: number) =>
  keyedHash(secret, purpose, [...named, exp].join('\0'))

/**
 * Signs what a link names, for 30 to 45 minutes. Within a quarter of an hour the signature stays the same, so that
 * phones need not load twice.
 */
export const signLink = (
  secret: Uint8Array,
  purpose: HashPurpose,
  named: readonly string[],
  now: Date
): Signed => {
  const expires = (Math.floor(now.getTime() / 1000 / WINDOW_S) + WINDOWS) * WINDOW_S
  const sig = signatureOf(secret, purpose, named, expires).toString('base64url')
  return { exp: String(expires), sig }
}

/** Seconds for which a link stays valid at `now`; 0 when it has expired or was not signed by us as it stands. */
export const secondsLeft = (
  secret: Uint8Array,
  purpose: HashPurpose,
  named: readonly string[],
  link: Signed,
  now: Date
): number => {
  if (!/^\d{1,12}$/.test(link.exp) || !/^[\w-]{43}$/.test(link.sig)) return 0
  const expires = Number(link.exp)
  const given = Buffer.from(link.sig, 'base64url')
  const right = signatureOf(secret, purpose, named, expires)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return 0
  return Math.max(0, expires - Math.floor(now.getTime() / 1000))
}
