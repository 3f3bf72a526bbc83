import { fileLink } from '../file/file-link'

export interface PhotoRef {
  readonly file_id: string
  /** The copy with faces and plates covered, where there is one. */
  readonly cover_id: string | null
}

export interface Links {
  readonly secret: Uint8Array
  readonly now: Date
}

const photoLink = (links: Links, villageId: string, fileId: string) => ({
  fileId,
  url: fileLink(links.secret, { villageId, fileId }, links.now),
  smallUrl: fileLink(links.secret, { villageId, fileId }, links.now, 'small')
})

/** Photos as they may be seen: the covered copies, or the originals. */
export const presentPhotos = (
  links: Links,
  villageId: string,
  photos: readonly PhotoRef[],
  original: boolean
) => photos.map((p) => photoLink(links, villageId, original ? p.file_id : (p.cover_id ?? p.file_id)))

/** The covered copies beside their originals, for whoever covers. */
export const presentCovers = (links: Links, villageId: string, photos: readonly PhotoRef[]) =>
  photos.flatMap((p) =>
    p.cover_id === null
      ? []
      : [
          {
            fileId: p.file_id,
            coverUrl: fileLink(links.secret, { villageId, fileId: p.cover_id }, links.now)
          }
        ]
  )
