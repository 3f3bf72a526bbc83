import type { Selectable } from 'kysely'
import { maskedName } from '@/domain/household/household'
import {
  type Category,
  categories,
  type IssueState,
  issueStates,
  type Moderation,
  moderations
} from '@/domain/issue/issue'
import { roleNames } from '@/domain/role/roles'
import type { Database } from '../db/schema'
import { fileLink } from '../file/file-link'

type IssueRow = Selectable<Database['issue']>
type EventRow = Selectable<Database['issue_event']>

export interface PhotoRef {
  readonly file_id: string
}

/** A matter in a list. Who raised it is not in it. */
export const presentIssueCard = (row: IssueRow & { photos: number; group_name: string | null }) => ({
  issueId: row.id,
  villageId: row.village_id,
  categoryName: categories[row.category as Category] ?? categories.other,
  words: Array.from(row.words).slice(0, 60).join(''),
  where: row.place_words ?? row.group_name,
  state: row.state,
  stateName: issueStates[row.state as IssueState],
  moderation: row.moderation,
  moderationName: moderations[row.moderation as Moderation],
  photos: Number(row.photos),
  raisedAt: row.raised_at.toISOString()
})

interface Links {
  readonly secret: Uint8Array
  readonly now: Date
}

const presentPhotos = (links: Links, villageId: string, photos: readonly PhotoRef[]) =>
  photos.map((p) => ({
    fileId: p.file_id,
    url: fileLink(links.secret, { villageId, fileId: p.file_id }, links.now),
    smallUrl: fileLink(links.secret, { villageId, fileId: p.file_id }, links.now, 'small')
  }))

export interface IssueWhole {
  readonly row: IssueRow & { group_name: string | null }
  readonly events: readonly EventRow[]
  readonly photos: readonly PhotoRef[]
  readonly raiserName: string
  readonly forName: string | null
}

/**
 * One matter whole. `full` is for the person who raised it and for staff who handle it; everyone else sees the
 * raiser only if they chose to show their name, and then masked.
 */
export const presentIssue = (whole: IssueWhole, viewer: 'full' | 'public', links: Links) => ({
  ...presentIssueCard({ ...whole.row, photos: whole.photos.length }),
  words: whole.row.words,
  photoLinks: presentPhotos(links, whole.row.village_id, whole.photos),
  raisedBy:
    viewer === 'full'
      ? { name: whole.raiserName, forName: whole.forName }
      : whole.row.show_name
        ? { name: maskedName(whole.raiserName), forName: whole.forName && maskedName(whole.forName) }
        : null,
  history: whole.events
    .filter((e) => viewer === 'full' || e.kind !== 'hidden')
    .map((e) => ({
      at: e.at.toISOString(),
      kind: e.kind,
      stateName: issueStates[e.to_state as IssueState] ?? e.to_state,
      by: e.kind === 'raised' ? (viewer === 'full' ? e.actor_name : '村民') : e.actor_name,
      role: roleNames[e.actor_role],
      reason: e.reason
    }))
})
