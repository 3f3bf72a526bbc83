import { type Signed, secondsLeft, signLink } from '../file/timed-link'

interface CopyRef {
  readonly accountId: string
  readonly copyId: string
}

const named = (ref: CopyRef): string[] => [ref.accountId, ref.copyId]

/** The address under which a copy can be downloaded by whoever holds it, for 30 to 45 minutes. */
export const copyLink = (secret: Uint8Array, ref: CopyRef, now: Date): string => {
  const { exp, sig } = signLink(secret, 'copy-link', named(ref), now)
  return `/copies/${ref.accountId}/${ref.copyId}?exp=${exp}&sig=${sig}`
}

/** Seconds for which the address stays valid at `now`; 0 when it has expired or was not signed by us as it stands. */
export const copySecondsLeft = (secret: Uint8Array, ref: CopyRef, link: Signed, now: Date): number =>
  secondsLeft(secret, 'copy-link', named(ref), link, now)

const pattern = /^\/copies\/([0-9a-f-]{36})\/([0-9a-f-]{36})\?exp=(\d{1,12})&sig=([\w-]{43})$/

/** What such an address names and carries; null for any other. Whether it is good, `copySecondsLeft` says. */
export const readCopyLink = (link: string): { readonly ref: CopyRef; readonly signed: Signed } | null => {
  const [, accountId, copyId, exp, sig] = pattern.exec(link) ?? []
  return accountId && copyId && exp && sig ? { ref: { accountId, copyId }, signed: { exp, sig } } : null
}
