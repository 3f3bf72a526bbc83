import type { Selectable, Transaction } from 'kysely'
import type { Issue, IssueTerms } from '@/domain/issue/matter'
import { defaultIssueTerms } from '@/domain/issue/terms'
import { common } from '@/domain/refusal/refusal'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { villageSubject } from '../place/subjects'

export type IssueRow = Selectable<Database['issue']>

/** The village as the subject of a permission; after a merger the one whose people it belongs to now. */
export interface IssueVillage {
  readonly countyId: string
  readonly townshipId: string | null
  readonly villageId: string
}

/** The matter of a row. What another system handed in was raised by nobody of the roster. */
export const issueOf = (row: IssueRow, village: IssueVillage): Issue => ({
  id: row.id,
  place: {
    countyId: village.countyId,
    townshipId: village.townshipId,
    villageId: village.villageId,
    groupId: row.group_id,
    courtyardId: row.courtyard_id
  },
  channel: row.channel,
  about: row.about,
  audience: row.audience,
  urgent: row.urgent,
  raisedBy: row.raised_by ?? '',
  raisedFor: row.raised_for,
  showName: row.show_name,
  moderation: row.moderation,
  state: row.state,
  since: row.since ?? row.updated_at,
  level: row.level,
  levelSince: row.level_since ?? row.raised_at,
  raisedAt: row.raised_at,
  extended: row.extended,
  owner:
    row.owner_id === null || row.owner_name === null || row.owner_role === null
      ? null
      : { id: row.owner_id, name: row.owner_name, role: row.owner_role },
  ownerDue: row.owner_due,
  returns: row.returns,
  reworks: row.reworks,
  callback: row.callback,
  triagedBy: row.triaged_by,
  declinedBy: row.declined_by,
  reconsiderAskedAt: row.reconsider_asked_at,
  otherParty:
    row.other_party_name === null ? null : { memberId: row.other_party_id, name: row.other_party_name },
  raiserConsents: row.raiser_consents,
  otherConsents: row.other_consents,
  rating: row.rating,
  closing: row.closing,
  mergedInto: row.merged_into,
  decisionId: row.decision_id
})

/** The terms that a county's matters run under now. */
export const termsOf = async (db: Db, countyId: string): Promise<IssueTerms> => {
  const row = await db
    .selectFrom('issue_terms')
    .selectAll()
    .where('place_id', '=', countyId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return defaultIssueTerms
  return {
    ...defaultIssueTerms,
    days: {
      courtyard: row.courtyard_days,
      village: row.village_days,
      township: row.township_days,
      county: row.county_days
    },
    capDays: row.cap_days,
    count: row.count
  }
}

/** A matter with its village as the subject of a permission, or null. */
export const loadIssue = async (db: Db, villageId: string, issueId: string, lock = false) => {
  const village = await villageSubject(db, villageId)
  const row = await db
    .selectFrom('issue')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', issueId)
    .$if(lock, (q) => q.forUpdate())
    .executeTakeFirst()
  return village && row ? { ...village, row, issue: issueOf(row, village) } : null
}
export type LoadedIssue = NonNullable<Awaited<ReturnType<typeof loadIssue>>>

/** The matter locked until the transaction ends. */
export const lockIssue = (tx: Transaction<Database>, villageId: string, issueId: string) =>
  loadIssue(tx, villageId, issueId, true)

/** Locks several matters at once in the order of their ids, so that two who need the same ones do not wait for each other. */
export const lockIssues = async (
  tx: Transaction<Database>,
  villageId: string,
  ids: readonly string[]
): Promise<void> => {
  if (ids.length === 0) return
  await tx
    .selectFrom('issue')
    .select('id')
    .where('village_id', '=', villageId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** The same answer for what is not there and for what is not theirs to see: neither exists for the caller. */
export const unseen = (actor: { readonly accountId: string | null }): never =>
  deny(actor.accountId ? common.forbidden : common.notSignedIn)
