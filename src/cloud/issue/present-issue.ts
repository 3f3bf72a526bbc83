import type { Selectable } from 'kysely'
import { maskedName } from '@/domain/household/household'
import { innerKinds, stateWords } from '@/domain/issue/history-words'
import { categories, channels, levels, moderations, ratings } from '@/domain/issue/names'
import type { Sight } from '@/domain/issue/sight'
import type { Datum, Point } from '@/domain/place/datum'
import { type Role, roleNames } from '@/domain/role/roles'
import type { Database } from '../db/schema'
import { fileLink } from '../file/file-link'
import { turnPoint } from '../place/turn-point'
import { type EventRow, type LineParts, presentLine } from './present-line'
import { type Links, type PhotoRef, presentPhotos } from './present-photos'

type IssueRow = Selectable<Database['issue']>

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
    where: (original ? null : row.public_place_words) ?? row.place_words ?? row.group_name,
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

export interface IssueWhole {
  readonly row: IssueRow & { group_name: string | null }
  readonly events: readonly EventRow[]
  readonly photos: readonly PhotoRef[]
  readonly lines: Pick<LineParts, 'photos' | 'additions'>
  /** The system that handed it in, where nobody of the roster raised it. */
  readonly sourceName: string | null
  readonly raiserName: string | null
  readonly forName: string | null
  readonly followers: number
  readonly intoSeen: boolean
  /** The reader follows it (我也遇到). */
  readonly following: boolean
}

/** Where it is, in the coordinate system that is asked for; the maps that people open here take GCJ-02. */
export const pointOf = (
  { lat, lng, datum }: Pick<IssueRow, 'lat' | 'lng' | 'datum'>,
  to: Datum
): Point | null =>
  lat === null || lng === null || datum === null ? null : turnPoint({ lat, lng }, datum, to)

/** The same for the public: where the words of the place were covered, a point on the map would tell them. */
export const publicPointOf = (
  row: Pick<IssueRow, 'lat' | 'lng' | 'datum' | 'public_place_words'>,
  to: Datum
): Point | null => (row.public_place_words === null ? pointOf(row, to) : null)

const presentRaiser = (whole: IssueWhole, name: Sight['name']) => {
  const { raiserName, forName } = whole
  if (name === 'none' || raiserName === null) return null
  if (name === 'full') return { name: raiserName, forName }
  return { name: maskedName(raiserName), forName: forName && maskedName(forName) }
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
    point: original ? pointOf(row, 'gcj02') : publicPointOf(row, 'gcj02'),
    photoLinks: presentPhotos(links, row.village_id, whole.photos, sight.originals),
    soundUrl:
      sight.originals && row.sound_id
        ? fileLink(links.secret, { villageId: row.village_id, fileId: row.sound_id }, links.now)
        : null,
    raisedBy: presentRaiser(whole, sight.name),
    source: whole.sourceName,
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
    history: whole.events
      .filter((e) => reads(sight, e))
      .map((e) => presentLine(e, sight, { villageId: row.village_id, ...whole.lines }, links))
  }
}
