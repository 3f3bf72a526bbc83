import type { Db } from '../db/pool'
import {
  readClaimFiles,
  readClaims,
  readConsultations,
  readEntries,
  readFollows,
  readKin,
  readMeetings,
  readMessages,
  readNominations,
  readObjections,
  readRedemptions
} from './copy-deeds'
import { readIssueEvents, readIssueFiles, readIssues, readLooks } from './copy-issues'
import {
  copyPersons,
  readBindings,
  readComplaints,
  readConsents,
  readCorrections,
  readMemberEvents,
  readMembers,
  readOffices,
  readSessions,
  readSubscriptions
} from './copy-queries'

/**
 * Everything that is kept of an account's owner and is theirs: read by their own ids alone, so that nothing of anybody
 * else can be among it. Two dozen reads, however much there is. Null when the account is closed.
 */
export const loadCopy = async (db: Db, accountId: string) => {
  const account = await db
    .selectFrom('account')
    .select(['provider', 'created_at'])
    .where('id', '=', accountId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (!account) return null
  const people = await copyPersons(db, accountId)
  const issues = await readIssues(db, people)
  return {
    provider: account.provider,
    createdAt: account.created_at,
    sessions: await readSessions(db, accountId),
    consents: await readConsents(db, accountId),
    subscriptions: await readSubscriptions(db, accountId),
    bindings: await readBindings(db, accountId),
    complaints: await readComplaints(db, accountId),
    members: await readMembers(db, people),
    memberEvents: await readMemberEvents(db, people),
    corrections: await readCorrections(db, people),
    offices: await readOffices(db, people),
    kin: await readKin(db, people),
    issues,
    issueEvents: await readIssueEvents(db, issues, people),
    looks: await readLooks(db, issues),
    files: [
      ...(await readIssueFiles(db, issues, accountId)),
      ...(await readClaimFiles(db, people, accountId))
    ],
    objections: await readObjections(db, people),
    meetings: await readMeetings(db, people),
    consultations: await readConsultations(db, people),
    follows: await readFollows(db, people),
    claims: await readClaims(db, people),
    entries: await readEntries(db, people),
    redemptions: await readRedemptions(db, people),
    nominations: await readNominations(db, people),
    messages: await readMessages(db, people)
  }
}

export type OwnData = NonNullable<Awaited<ReturnType<typeof loadCopy>>>
