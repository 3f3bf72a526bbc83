import type { Selectable } from 'kysely'
import { factsOf, kindWords, stateWords } from '@/domain/issue/history-words'
import type { Sight } from '@/domain/issue/sight'
import { roleNames } from '@/domain/role/roles'
import type { Database } from '../db/schema'
import { type Links, presentPhotos } from './present-photos'
import type { AdditionRef, LinePhoto } from './select-additions'

export type EventRow = Selectable<Database['issue_event']>

export interface LineParts {
  readonly villageId: string
  readonly photos: readonly LinePhoto[]
  readonly additions: readonly AdditionRef[]
}

/** Who reads of a line what the township has not let through: whoever it is about, and whoever works on it. */
const readsAll = (sight: Sight): boolean => sight.originals || sight.as === 'own' || sight.as === 'handler'

/** One line of the history: who did what, when and why, and the photos that show it, as far as `sight` reaches. */
export const presentLine = (event: EventRow, sight: Sight, parts: LineParts, links: Links) => {
  // What a villager did in the matter is done by the raiser or the other side: the name is as open as theirs.
  const villagers = event.actor_role === 'villager'
  const named = !villagers || sight.name === 'full'
  const inside = sight.as === 'own' || sight.as === 'handler' || sight.as === 'party'
  const addition = parts.additions.find((a) => a.id === event.id)
  const open = addition === undefined || addition.moderation === 'shown' || readsAll(sight)
  const spoken = open || !addition.words_wait
  const photos = open ? parts.photos.filter((p) => p.event_id === event.id) : []
  // Where somebody can be told to go instead was written by hand too.
  const { whereTo: _whereTo, ...plain } = event.detail
  return {
    at: event.at.toISOString(),
    kind: event.kind,
    kindName: kindWords(event.kind),
    state: event.to_state,
    stateName: stateWords(event.to_state, null),
    by: named ? event.actor_name : '村民',
    role: event.actor_role === 'system' ? '系统' : roleNames[event.actor_role],
    // A villager's own words were looked at by nobody before the public would read them.
    reason: (inside || !villagers) && spoken ? event.reason : null,
    facts: factsOf(event.kind, spoken ? event.detail : plain, event.level),
    photoLinks: presentPhotos(links, parts.villageId, photos, sight.originals),
    /** Told to those alone who read it before the public does. */
    waits: open && addition !== undefined && addition.moderation !== 'shown' ? addition.moderation : null
  }
}
