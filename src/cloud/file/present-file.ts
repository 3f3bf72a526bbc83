import type { FileKind } from '@/domain/file/file'
import { incomingPath } from '../ports/incoming-store'
import { fileLink } from './file-link'

export interface PresentedFile {
  readonly fileId: string
  readonly kind: FileKind
  readonly url: string
  /** For lists; a sound has none. */
  readonly smallUrl: string | null
}

/** A file as it leaves: links that live half an hour. Only for viewers who may see what the file belongs to. */
export const presentFile = (
  secret: Uint8Array,
  file: { village_id: string; id: string; kind: FileKind },
  now: Date
): PresentedFile => {
  const ref = { villageId: file.village_id, fileId: file.id }
  return {
    fileId: file.id,
    kind: file.kind,
    url: fileLink(secret, ref, now),
    smallUrl: file.kind === 'photo' ? fileLink(secret, ref, now, 'small') : null
  }
}

/** A photo as it leaves, of which no row is at hand: the same links. */
export const presentPhoto = (
  secret: Uint8Array,
  ref: { readonly villageId: string; readonly fileId: string },
  now: Date
) => ({
  fileId: ref.fileId,
  url: fileLink(secret, ref, now),
  smallUrl: fileLink(secret, ref, now, 'small')
})

/** Where one's own file may be put. */
export const presentPlace = (id: string) => ({ incomingId: id, cloudPath: incomingPath(id) })

/** Addresses of photos and sounds, in the order of the links that were handed in. */
export const presentOpened = (urls: readonly (string | null)[]) => ({ urls: [...urls] })

/** The address of a package. */
export const presentDownload = (url: string) => ({ url })
