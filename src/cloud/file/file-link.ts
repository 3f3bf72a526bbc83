import { timingSafeEqual } from 'node:crypto'
import type { FileVariant } from '@/domain/file/file'
import { keyedHash } from '../crypto/keyed-hash'

const WINDOW_S = 15 * 60
/** A link lives at least 30 minutes and at most 45. */
const WINDOWS = 3

interface FileRef {
  readonly villageId: string
  readonly fileId: string
}

const signatureOf = (secret: Uint8Array, file: FileRef, size: FileVariant, expires: number): Buffer =>
  keyedHash(secret, 'file-link', [file.villageId, file.fileId, size, expires].join('\0'))

/**
 * The address under which one file can be read by whoever holds it, for 30 to 45 minutes: an image in a
 * mini-program sends no headers, so the right to see is in the link, and a presenter hands it only to those who
 * have that right. Within a quarter of an hour the address stays the same, so that phones need not load twice.
 */
export const fileLink = (
  secret: Uint8Array,
  file: FileRef,
  now: Date,
  size: FileVariant = 'main'
): string => {
  const expires = (Math.floor(now.getTime() / 1000 / WINDOW_S) + WINDOWS) * WINDOW_S
  const sig = signatureOf(secret, file, size, expires).toString('base64url')
  const small = size === 'small' ? 'size=small&' : ''
  return `/files/${file.villageId}/${file.fileId}?${small}exp=${expires}&sig=${sig}`
}

/** Seconds for which a link stays valid at `now`; 0 when it has expired or was not signed by us as it stands. */
export const linkSecondsLeft = (
  secret: Uint8Array,
  file: FileRef,
  link: { size: FileVariant; exp: string; sig: string },
  now: Date
): number => {
  if (!/^\d{1,12}$/.test(link.exp) || !/^[\w-]{43}$/.test(link.sig)) return 0
  const expires = Number(link.exp)
  const given = Buffer.from(link.sig, 'base64url')
  const right = signatureOf(secret, file, link.size, expires)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return 0
  return Math.max(0, expires - Math.floor(now.getTime() / 1000))
}
