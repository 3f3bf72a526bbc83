import { sql } from 'kysely'
import type { Said } from '@/domain/meeting/consultation'
import { type Actor, activeGrants, type Subject } from '@/domain/role/may'
import type { Db } from '../db/pool'
import type { MeetingRow } from './load-meeting'

/** The groups that the caller represents at a village: those of their grants, or of the one person among them. */
export const ownGroups = (actor: Actor, village: Subject, memberId?: string): string[] => {
  const grants = activeGrants(actor).filter(
    (g) =>
      g.role === 'villager_rep' &&
      g.villageId === village.villageId &&
      (memberId === undefined || g.memberId === memberId)
  )
  return [...new Set(grants.flatMap((g) => g.groupId ?? []))]
}

/** What households told one representative about meetings of one village, in the order in which they said it. */
export const saidTo = async (
  db: Db,
  rows: readonly Pick<MeetingRow, 'village_id' | 'id'>[],
  repId: string
): Promise<(Said & { meetingId: string; words: string | null; at: Date })[]> => {
  const [first] = rows
  if (!first) return []
  const found = await db
    .selectFrom('meeting_consultation')
    .select(['meeting_id', 'household_id', 'leaning', 'words', 'at'])
    .where('village_id', '=', first.village_id)
    .where(
      'meeting_id',
      'in',
      rows.map((r) => r.id)
    )
    .where('rep_id', '=', repId)
    .orderBy('id')
    .execute()
  return found.map((r) => ({
    ...{ meetingId: r.meeting_id, householdId: r.household_id, leaning: r.leaning, words: r.words, at: r.at }
  }))
}

/** The last word of every household that was asked about a meeting, whichever representative wrote it down. */
export const saidInAll = async (db: Db, row: MeetingRow): Promise<Said[]> => {
  const found = await db
    .selectFrom('meeting_consultation')
    .distinctOn('household_id')
    .select(['household_id', 'leaning'])
    .where('village_id', '=', row.village_id)
    .where('meeting_id', '=', row.id)
    .orderBy('household_id')
    .orderBy('id', 'desc')
    .execute()
  return found.map((r) => ({ householdId: r.household_id, leaning: r.leaning }))
}

/** How many households live in the groups; in the whole village when no groups are given. */
export const countHouseholds = async (
  db: Db,
  villageId: string,
  groupIds: readonly string[] | null
): Promise<number> => {
  if (groupIds?.length === 0) return 0
  const row = await db
    .selectFrom('household')
    .select(sql<number>`count(*)::int`.as('all'))
    .where('village_id', '=', villageId)
    .where('ended_on', 'is', null)
    .$if(groupIds !== null, (q) => q.where('group_id', 'in', groupIds ?? []))
    .executeTakeFirstOrThrow()
  return row.all
}
