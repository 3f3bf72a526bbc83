import { contentLabels, type MachineCheck, machineWords } from '@/domain/issue/content-check'
import { categories } from '@/domain/issue/names'
import { findPersonalData } from '@/domain/notice/personal-data'
import { fileLink } from '../file/file-link'
import { type CardRow, type Links, type PhotoRef, presentIssueCard, presentPhotos } from './present-issue'
import type { AppealRef } from './select-issues'

const lastOf = (events: readonly AppealRef[], kind: string): string | null =>
  events.filter((e) => e.kind === kind).at(-1)?.reason ?? null

/** What the machine said and when; of what it has not checked, or could not, that it has not. */
const presentMachine = (check: MachineCheck | null) => ({
  suggestion: check?.suggestion ?? null,
  suggestionName: machineWords(check),
  checkedAt: check?.at ?? null,
  marks: (check?.findings ?? []).map(({ label, start, end }) => ({
    ...{ label, labelName: contentLabels[label] },
    ...{ start, end }
  }))
})

/**
 * A matter as a moderator needs it: the words as written with what the machine found in them, the photos as they are
 * and as they would be shown, the sound, the village's name, no person's name. Of one appealed against also why it was
 * hidden and what its raiser says to that.
 */
export const presentQueued = (
  row: CardRow & { village_name: string },
  photos: readonly PhotoRef[],
  appeal: readonly AppealRef[],
  links: Links
) => ({
  ...presentIssueCard(row, true),
  appeal:
    row.moderation === 'appealed'
      ? { hiddenFor: lastOf(appeal, 'hidden'), words: lastOf(appeal, 'appealed') }
      : null,
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
  machine: presentMachine(row.machine_check),
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
