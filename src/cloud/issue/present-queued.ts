import { fileLink } from '../file/file-link'
import { type PhotoRef, presentIssueCard } from './present-issue'

type Card = Parameters<typeof presentIssueCard>[0]

/** A matter as a moderator needs it: the whole words and the photos, the village's name, no person's name. */
export const presentQueued = (
  row: Card & { village_name: string },
  photos: readonly PhotoRef[],
  links: { secret: Uint8Array; now: Date }
) => ({
  ...presentIssueCard(row),
  villageName: row.village_name,
  words: row.words,
  photoLinks: photos.map((p) => ({
    fileId: p.file_id,
    url: fileLink(links.secret, { villageId: row.village_id, fileId: p.file_id }, links.now),
    smallUrl: fileLink(links.secret, { villageId: row.village_id, fileId: p.file_id }, links.now, 'small')
  }))
})
