import { categories } from '@/domain/issue/names'
import { fileLink } from '../file/file-link'
import { type CardRow, presentIssueCard } from './present-issue'
import { presentFindings, presentMachine } from './present-machine'
import { type Links, type PhotoRef, presentCovers, presentPhotos } from './present-photos'
import type { MediaRef } from './select-additions'
import type { AppealRef } from './select-issues'

const lastOf = (events: readonly AppealRef[], kind: string): string | null =>
  events.filter((e) => e.kind === kind).at(-1)?.reason ?? null

interface QueuedParts {
  readonly photos: readonly PhotoRef[]
  readonly appeal: readonly AppealRef[]
  readonly media: readonly MediaRef[]
}

/**
 * A matter as a moderator needs it: the words and the place as written with what the machine found in them, the photos
 * as they are and as they would be shown, the sound, the village's name, no person's name. Of one that was hidden also
 * why, and what its raiser says to that.
 */
export const presentQueued = (
  row: CardRow & { village_name: string },
  { photos, appeal, media }: QueuedParts,
  links: Links
) => ({
  ...presentIssueCard(row, true),
  appeal:
    row.moderation === 'appealed' || row.moderation === 'hidden'
      ? { hiddenFor: lastOf(appeal, 'hidden'), words: lastOf(appeal, 'appealed') }
      : null,
  categoryName: categories[row.category] ?? categories.other,
  villageName: row.village_name,
  words: row.words,
  publicWords: row.public_words,
  findings: presentFindings(row.words),
  /** As it was written; null where it follows from the raiser's home. */
  placeWords: row.place_words,
  publicPlaceWords: row.public_place_words,
  placeFindings: presentFindings(row.place_words ?? ''),
  machine: presentMachine(row.machine_check, media),
  soundUrl: row.sound_id
    ? fileLink(links.secret, { villageId: row.village_id, fileId: row.sound_id }, links.now)
    : null,
  photoLinks: presentPhotos(links, row.village_id, photos, true),
  covers: presentCovers(links, row.village_id, photos)
})
