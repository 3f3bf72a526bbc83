import type { MachineCheck } from '@/domain/issue/content-check'
import { factsOf, kindWords } from '@/domain/issue/history-words'
import { type Category, categories, type Level } from '@/domain/issue/names'
import { type Role, roleNames } from '@/domain/role/roles'
import { presentMachine } from './present-machine'
import { type Links, type PhotoRef, presentCovers, presentPhotos } from './present-photos'
import type { MediaRef } from './select-additions'

interface AdditionRow {
  readonly village_id: string
  readonly id: string
  readonly issue_id: string
  readonly words_wait: boolean
  readonly machine_check: MachineCheck | null
  readonly kind: string
  readonly at: Date
  readonly actor_name: string
  readonly actor_role: Role | 'system'
  readonly reason: string | null
  readonly detail: Readonly<Record<string, string | number | boolean>>
  readonly level: Level | null
  readonly category: Category
  readonly words: string
  readonly village_name: string
  /** Of a session whose first item it is. */
  readonly minutes: string | null
}

/** What a handler added, as a moderator needs it: who wrote what in which matter, the photos, what the machine said. */
export const presentAddition = (
  row: AdditionRow,
  { photos, media }: { readonly photos: readonly PhotoRef[]; readonly media: readonly MediaRef[] },
  links: Links
) => ({
  additionId: row.id,
  villageId: row.village_id,
  issueId: row.issue_id,
  villageName: row.village_name,
  categoryName: categories[row.category] ?? categories.other,
  /** The beginning of the matter itself. */
  matter: Array.from(row.words).slice(0, 60).join(''),
  kindName: kindWords(row.kind),
  by: row.actor_name,
  role: row.actor_role === 'system' ? '系统' : roleNames[row.actor_role],
  at: row.at.toISOString(),
  words: row.reason,
  /** The minutes of the session, where they wait with it. */
  minutes: row.words_wait ? row.minutes : null,
  facts: factsOf(row.kind, row.detail, row.level),
  /** The words wait too; else the public reads them already and only the photos wait. */
  wordsWait: row.words_wait,
  machine: presentMachine(row.machine_check, media),
  photoLinks: presentPhotos(links, row.village_id, photos, true),
  covers: presentCovers(links, row.village_id, photos)
})

export const presentAdditionDone = (additionId: string, moderation: 'shown' | 'hidden') => ({
  additionId,
  moderation
})
