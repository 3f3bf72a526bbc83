import type { Selectable } from 'kysely'
import { maskedName } from '@/domain/household/household'
import { factsOf, innerKinds, kindWords, stateWords } from '@/domain/issue/history-words'
import { categories, channels, levels, moderations, ratings } from '@/domain/issue/names'
import type { Sight } from '@/domain/issue/sight'
import { type Role, roleNames } from '@/domain/role/roles'
import type { Database } from '../db/schema'
import { fileLink } from '../file/file-link'

type IssueRow = Selectable<Database['issue']>
type EventRow = Selectable<Database['issue_event']>

export interface PhotoRef {
  readonly file_id: string
  /** The copy with faces and plates covered, where there is one. */
  readonly cover_id: string | null
}
export type CardRow = IssueRow & { photos: number; group_name: string | null }

/** A matter in a list, for the public or for whoever may read the words as they were written. Nobody's name is in it. */
export const presentIssueCard = (row: CardRow, original = false) => {
  const words = original ? row.words : (row.public_words ?? row.words)
  return {
    issueId: row.id,
    villageId: row.village_id,
    channel: row.channel,
    channelName: channels[row.channel],
    categoryName: categories[row.category] ?? categories.other,
    words: Array.from(words).slice(0, 60).join(''),
    where: row.place_words ?? row.group_name,
    state: row.state,
    stateName: stateWords(row.state, row.closing),
    closing: row.closing,
    level: row.level,
    levelName: levels[row.level],
    moderation: row.moderation,
    moderationName: moderations[row.moderation],
    audience: row.audience,
    photos: Number(row.photos),
    raisedAt: row.raised_at.toISOString()
  }
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

/** Photos as they may be seen: the covered copies, or beside them the originals. */
export const presentPhotos = (
  links: Links,
  villageId: string,
  photos: readonly PhotoRef[],
  original: boolean
) => photos.map((p) => photoLink(links, villageId, original ? p.file_id : (p.cover_id ?? p.file_id)))

export interface IssueWhole {
  readonly row: IssueRow & { group_name: string | null }
  readonly events: readonly EventRow[]
  readonly photos: readonly PhotoRef[]
  readonly raiserName: string | null
  readonly forName: string | null
  readonly followers: number
  readonly intoSeen: boolean
  /** The reader follows it (我也遇到). */
  readonly following: boolean
}

const presentRaiser = (whole: IssueWhole, name: Sight['name']) => {
  const { raiserName, forName } = whole
  if (name === 'none' || raiserName === null) return null
  if (name === 'full') return { name: raiserName, forName }
  return { name: maskedName(raiserName), forName: forName && maskedName(forName) }
}

const presentEvent = (event: EventRow, sight: Sight) => {
  // What a villager did in the matter is done by the raiser or the other side: the name is as open as theirs.
  const villagers = event.actor_role === 'villager'
  const named = !villagers || sight.name === 'full'
  const inside = sight.as === 'own' || sight.as === 'handler' || sight.as === 'party'
  return {
    at: event.at.toISOString(),
    kind: event.kind,
    kindName: kindWords(event.kind),
    state: event.to_state,
    stateName: stateWords(event.to_state, null),
    by: named ? event.actor_name : '村民',
    role: event.actor_role === 'system' ? '系统' : roleNames[event.actor_role],
    // A villager's own words were looked at by nobody before the public would read them.
    reason: inside || !villagers ? event.reason : null,
    facts: factsOf(event.kind, event.detail, event.level)
  }
}

/** Whoever had it in hand before, in their order: who is passed over stays to be seen. */
const formerOwners = ({ row, events }: IssueWhole) => {
  const all = events.flatMap(({ detail: { ownerId, ownerName, ownerRole } }) =>
    ownerId === undefined
      ? []
      : [{ id: ownerId, name: String(ownerName), role: roleNames[ownerRole as Role] }]
  )
  return all
    .filter((o, i) => o.id !== row.owner_id && all.findIndex((other) => other.id === o.id) === i)
    .map(({ name, role }) => ({ name, role }))
}

const reads = (sight: Sight, event: EventRow): boolean =>
  sight.as === 'own' || sight.as === 'handler' || !innerKinds.includes(event.kind)

/** One matter whole, as far as `sight` reaches: names, originals and inner steps only for whom they are. */
export const presentIssue = (whole: IssueWhole, sight: Sight, links: Links) => {
  const { row } = whole
  const inside = sight.as === 'own' || sight.as === 'handler' || sight.as === 'party'
  const original = sight.originals || sight.as === 'party'
  return {
    ...presentIssueCard({ ...row, photos: whole.photos.length }, original),
    as: sight.as,
    words: original ? row.words : (row.public_words ?? row.words),
    about: row.about,
    urgent: row.urgent,
    point: row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng },
    photoLinks: presentPhotos(links, row.village_id, whole.photos, sight.originals),
    soundUrl:
      sight.originals && row.sound_id
        ? fileLink(links.secret, { villageId: row.village_id, fileId: row.sound_id }, links.now)
        : null,
    raisedBy: presentRaiser(whole, sight.name),
    owner:
      row.owner_name === null || row.owner_role === null
        ? null
        : { name: row.owner_name, role: roleNames[row.owner_role], dueOn: row.owner_due },
    dueAt: row.due_at?.toISOString() ?? null,
    formerOwners: formerOwners(whole),
    followers: whole.followers,
    following: whole.following,
    rating: row.rating === null ? null : ratings[row.rating],
    mergedInto: whole.intoSeen ? row.merged_into : null,
    decisionId: row.decision_id,
    mediation: inside
      ? {
          otherParty: row.other_party_name,
          raiserConsents: row.raiser_consents,
          otherConsents: row.other_consents
        }
      : null,
    history: whole.events.filter((e) => reads(sight, e)).map((e) => presentEvent(e, sight))
  }
}
