import { type PackageKind, packageKinds } from '@/domain/archive/archive'
import { type Signed, secondsLeft, signLink } from '../file/timed-link'

interface ArchiveRef {
  readonly villageId: string
  readonly decisionId: string
  readonly kind: PackageKind
}

const named = (ref: ArchiveRef): string[] => [ref.villageId, ref.decisionId, ref.kind]

/** The address under which a package can be downloaded by whoever holds it, for 30 to 45 minutes. */
export const archiveLink = (secret: Uint8Array, ref: ArchiveRef, now: Date): string => {
  const { exp, sig } = signLink(secret, 'archive-link', named(ref), now)
  return `/archives/${ref.villageId}/${ref.decisionId}?kind=${ref.kind}&exp=${exp}&sig=${sig}`
}

/** Seconds for which the address stays valid at `now`; 0 when it has expired or was not signed by us as it stands. */
export const archiveSecondsLeft = (secret: Uint8Array, ref: ArchiveRef, link: Signed, now: Date): number =>
  secondsLeft(secret, 'archive-link', named(ref), link, now)

const pattern = /^\/archives\/([0-9a-f-]{36})\/([0-9a-f-]{36})\?kind=(\w+)&exp=(\d{1,12})&sig=([\w-]{43})$/

/** What such an address names and carries; null for any other. Whether it is good, `archiveSecondsLeft` says. */
export const readArchiveLink = (
  link: string
): { readonly ref: ArchiveRef; readonly signed: Signed } | null => {
  const [, villageId, decisionId, named, exp, sig] = pattern.exec(link) ?? []
  const kind = packageKinds.find((k) => k === named)
  return villageId && decisionId && kind && exp && sig
    ? { ref: { villageId, decisionId, kind }, signed: { exp, sig } }
    : null
}
