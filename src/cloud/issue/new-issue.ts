import type { Transaction } from 'kysely'
import type { Issue, IssuePlace, IssueTerms } from '@/domain/issue/matter'
import type { About, Audience, Category, Channel } from '@/domain/issue/names'
import { isPrivate } from '@/domain/issue/offices'
import type { Datum, Point } from '@/domain/place/datum'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'
import { columnsOf, writeIssueEvent } from './save-issue'

interface Said {
  readonly channel?: Channel | undefined
  readonly about?: About | undefined
  readonly audience?: Audience | undefined
  readonly urgent?: boolean | undefined
  readonly showName: boolean
}

/** A matter at its first moment: at which level it begins, and whether the public is ever to hear of it. */
export const newIssue = (
  said: Said,
  place: IssuePlace,
  by: { readonly raisedBy: string; readonly raisedFor: string | null },
  otherParty: Issue['otherParty'],
  now: Date
): Issue => {
  const channel = said.channel ?? 'courtyard'
  const about = said.about ?? null
  const closed = channel !== 'courtyard' || about !== null
  const audience = closed ? 'handlers' : (said.audience ?? 'village')
  const ordinary = channel === 'courtyard' && place.courtyardId !== null ? 'courtyard' : 'village'
  return {
    id: newId(),
    place,
    ...by,
    ...{ channel, about, audience, otherParty },
    level: about === null ? ordinary : 'township',
    urgent: said.urgent ?? false,
    showName: !closed && said.showName,
    moderation: isPrivate({ channel, about, audience }) ? 'private' : 'waiting',
    state: 'REPORTED',
    since: now,
    levelSince: now,
    raisedAt: now,
    extended: false,
    owner: null,
    ownerDue: null,
    returns: 0,
    reworks: 0,
    callback: false,
    triagedBy: null,
    declinedBy: null,
    reconsiderAskedAt: null,
    // Who asks for mediation consents to it (人民调解法第17条: 当事人可以申请).
    raiserConsents: channel === 'mediation' ? true : null,
    otherConsents: null,
    rating: null,
    closing: null,
    mergedInto: null,
    decisionId: null
  }
}

/** What a matter says, beside where it stands. */
export interface Told {
  readonly villageId: string
  readonly category: Category
  readonly words: string
  readonly placeWords?: string | undefined
  readonly point?: (Point & { readonly datum: Datum }) | undefined
  readonly forName?: string | undefined
  readonly soundId?: string | undefined
  /** The account that sends it in, for the machine that looks at the words; it is forgotten once one has. */
  readonly writtenBy?: string | null
  /** Set where another system handed it in; nobody of the roster raised it then. */
  readonly sourceKey?: string | undefined
}

/** Writes a new matter and the first line of its history; `name` is whoever raised it, and for whom. */
export const insertIssue = async (
  tx: Transaction<Database>,
  issue: Issue,
  told: Told,
  terms: IssueTerms,
  by: { readonly id: string; readonly name: string; readonly role: 'villager' | 'system' }
): Promise<void> => {
  await tx
    .insertInto('issue')
    .values({
      ...columnsOf(issue, terms),
      village_id: told.villageId,
      id: issue.id,
      about: issue.about,
      category: told.category,
      words: told.words,
      place_words: told.placeWords ?? null,
      lat: told.point?.lat ?? null,
      lng: told.point?.lng ?? null,
      datum: told.point?.datum ?? null,
      group_id: issue.place.groupId,
      courtyard_id: issue.place.courtyardId,
      raised_by: issue.raisedBy || null,
      raised_for: issue.raisedFor,
      for_name: told.forName ?? null,
      sound_id: told.soundId ?? null,
      // What is private is shown to no machine.
      written_by: isPrivate(issue) ? null : (told.writtenBy ?? null),
      source_key: told.sourceKey ?? null,
      show_name: issue.showName,
      raised_at: issue.raisedAt,
      updated_at: issue.raisedAt
    })
    .execute()
  const event = {
    action: 'raised',
    from: issue.state,
    to: issue.state,
    at: issue.raisedAt,
    actorId: by.id,
    actorRole: by.role,
    level: issue.level,
    reason: null,
    detail: {}
  }
  await writeIssueEvent(tx, told.villageId, issue.id, event, by)
}
