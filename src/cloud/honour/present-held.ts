import type { MachineCheck } from '@/domain/issue/content-check'
import { presentPhoto } from '../file/present-file'
import { presentFindings, presentMachine } from '../issue/present-machine'
import type { MediaRef } from '../issue/select-additions'

export interface HeldRow {
  readonly village_id: string
  readonly id: string
  readonly words: string
  readonly own: boolean
  readonly nominated_at: Date
  readonly hidden_for: string | null
  readonly machine_check: MachineCheck | null
  readonly category: string
  readonly period: string
  readonly village_name: string
}

/** What somebody wrote about a household, as a moderator needs it: without names, with what the machine said. */
export const presentHeld = (
  row: HeldRow,
  photoIds: readonly string[],
  media: readonly MediaRef[],
  links: { readonly secret: Uint8Array; readonly now: Date }
) => ({
  nomineeId: row.id,
  villageId: row.village_id,
  villageName: row.village_name,
  roundName: `${row.period}${row.category}`,
  how: row.own ? '自荐' : '他人推荐',
  words: row.words,
  at: row.nominated_at.toISOString(),
  hiddenFor: row.hidden_for,
  findings: presentFindings(row.words),
  machine: presentMachine(row.machine_check, media),
  photoLinks: photoIds.map((fileId) =>
    presentPhoto(links.secret, { villageId: row.village_id, fileId }, links.now)
  )
})

export const presentModerated = (nomineeId: string, moderation: 'shown' | 'hidden') => ({
  nomineeId,
  moderation
})
