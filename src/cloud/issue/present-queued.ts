import { categories } from '@/domain/issue/names'
import { findPersonalData } from '@/domain/notice/personal-data'
import { fileLink } from '../file/file-link'
import { type CardRow, type Links, type PhotoRef, presentIssueCard, presentPhotos } from './present-issue'

/**
 * A matter as a moderator needs it: the words as written with what the machine found in them, the photos as they are
 * and as they would be shown, the sound, the village's name, no person's name.
 */
export const presentQueued = (
  row: CardRow & { village_name: string },
  photos: readonly PhotoRef[],
  links: Links
) => ({
  ...presentIssueCard(row, true),
  categoryName: categories[row.category] ?? categories.other,
  villageName: row.village_name,
  words: row.words,
  publicWords: row.public_words,
  findings: findPersonalData(row.words).map(({ kind, start, end, excerpt, advice }) => ({
    kind,
    start,
    end,
    excerpt,
    advice
  })),
  soundUrl: row.sound_id
    ? fileLink(links.secret, { villageId: row.village_id, fileId: row.sound_id }, links.now)
    : null,
  photoLinks: presentPhotos(links, row.village_id, photos, true),
  covers: photos.flatMap((p) =>
    p.cover_id === null
      ? []
      : [
          {
            fileId: p.file_id,
            coverUrl: fileLink(links.secret, { villageId: row.village_id, fileId: p.cover_id }, links.now)
          }
        ]
  )
})
