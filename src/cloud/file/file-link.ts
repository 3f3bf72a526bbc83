import type { FileVariant } from '@/domain/file/file'
import { type Signed, secondsLeft, signLink } from './timed-link'

interface FileRef {
  readonly villageId: string
  readonly fileId: string
}

const named = (file: FileRef, size: FileVariant): string[] => [file.villageId, file.fileId, size]

/**
 * The address under which one file can be read by whoever holds it, for 30 to 45 minutes: an image in a
 * mini-program sends no headers, so the right to see is in the link, and a presenter hands it only to those who
 * have that right.
 */
export const fileLink = (
  secret: Uint8Array,
  file: FileRef,
  now: Date,
  size: FileVariant = 'main'
): string => {
  const { exp, sig } = signLink(secret, 'file-link', named(file, size), now)
  const small = size === 'small' ? 'size=small&' : ''
  return `/files/${file.villageId}/${file.fileId}?${small}exp=${exp}&sig=${sig}`
}

/** Seconds for which a link stays valid at `now`; 0 when it has expired or was not signed by us as it stands. */
export const linkSecondsLeft = (
  secret: Uint8Array,
  file: FileRef,
  link: { size: FileVariant; exp: string; sig: string },
  now: Date
): number => secondsLeft(secret, 'file-link', named(file, link.size), link, now)

const pattern = /^\/files\/([0-9a-f-]{36})\/([0-9a-f-]{36})\?(size=small&)?exp=(\d{1,12})&sig=([\w-]{43})$/

/** What such an address names and carries; null for any other. Whether it is good, `linkSecondsLeft` says. */
export const readFileLink = (link: string): (FileRef & Signed & { readonly size: FileVariant }) | null => {
  const [, villageId, fileId, small, exp, sig] = pattern.exec(link) ?? []
  return villageId && fileId && exp && sig
    ? { villageId, fileId, size: small ? 'small' : 'main', exp, sig }
    : null
}
