import { sql } from 'kysely'
import type { Reviewer, Reviewing } from '@/domain/claim/reviewers'
import { dayOf } from '@/domain/common/calendar'
import { may, type Subject } from '@/domain/role/may'
import { permissions } from '@/domain/role/permissions'
import type { Context } from '../api/context'
import { readTies } from './hands'
import { type Judging, judging } from './judge'

const offices = Object.keys(permissions.points_review_line)
const firstOffices = Object.keys(permissions.points_review)

/** Everybody who holds an office that reviews in a village today, with what ties them. Three statements. */
const reviewersOf = async (
  { db, now }: Pick<Context, 'db' | 'now'>,
  villageId: string
): Promise<readonly Reviewer[]> => {
  const today = dayOf(now)
  const { rows } = await sql<{ id: string; household_id: string; first: boolean }>`
    select m.id, m.household_id, bool_or(g.role = any(${firstOffices}::text[])) as first
    from role_grant g
      join member m on m.village_id = g.place_id and m.id = g.holder_id and m.ended_on is null
    where g.place_id = ${villageId} and g.role = any(${offices}::text[])
      and g.from_day <= ${today}::date and (g.to_day is null or g.to_day >= ${today}::date)
    group by m.id, m.household_id`.execute(db)
  const ids = rows.map((row) => row.id)
  const { hands, kin } = await readTies(db, villageId, ids)
  return rows.map(({ id, household_id: householdId, first }) => ({
    judge: { memberId: id, householdId, also: hands.get(id) ?? [] },
    kin,
    first
  }))
}

/** The caller as a reviewer of the village, with everybody else who may review. */
export const reviewingAt = async (
  ctx: Pick<Context, 'actor' | 'persons' | 'db' | 'now'>,
  village: Subject
): Promise<{ readonly me: Judging; readonly reviewing: Reviewing }> => {
  const first = may(ctx.actor, 'points_review', village)
  const me = await judging(ctx, first ? 'points_review' : 'points_review_line', village)
  return { me, reviewing: { first, everyone: await reviewersOf(ctx, village.villageId ?? '') } }
}
