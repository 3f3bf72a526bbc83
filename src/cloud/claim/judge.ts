import type { ClaimFacts } from '@/domain/claim/claim'
import type { Judge, Kinship } from '@/domain/claim/recusal'
import type { Reviewing } from '@/domain/claim/reviewers'
import { dayOf } from '@/domain/common/calendar'
import { type Actor, may, type Subject } from '@/domain/role/may'
import { type Action, permissions } from '@/domain/role/permissions'
import type { Role } from '@/domain/role/roles'
import type { Context } from '../api/context'
import type { Recorder } from '../points/ledger'
import { recorderFor } from '../points/recorder'
import { readTies } from './hands'
import type { ClaimRow } from './load-claims'
import { enoughScore, readScorers, type Scorers } from './scorers'

/** One person who judges, with the near relations that the village has noted and everything else that decides. */
export interface Judging {
  readonly by: Recorder
  readonly judge: Judge
  readonly kin: readonly Kinship[]
  /** The caller with the grants of this person alone: an account may be bound to several people. */
  readonly actor: Actor
  readonly today: string
  /** Of whoever scores only where too few others can: those others. */
  readonly scorers: Scorers | null
}

/** Offices that score where the others are too few. */
const standIns: readonly Role[] = (Object.keys(permissions.points_rescore) as Role[]).filter(
  (role) => !Object.hasOwn(permissions.points_score, role)
)

/** The caller as the person who holds `action` at `subject`. */
export const judging = async (
  ctx: Pick<Context, 'actor' | 'persons' | 'db' | 'now'>,
  action: Action,
  subject: Subject
): Promise<Judging> => {
  const by = recorderFor(ctx, action, subject)
  const person = ctx.persons.find((p) => p.holderId === by.id)
  if (!person?.villageId || person.householdId === null) throw new Error('a judge who is on no roster')
  const actor = { ...ctx.actor, grants: ctx.actor.grants.filter((g) => g.memberId === by.id) }
  const standsIn = action === 'points_rescore' && actor.grants.some((g) => standIns.includes(g.role))
  const { hands, kin } = await readTies(ctx.db, person.villageId, [by.id])
  return {
    by,
    judge: { memberId: by.id, householdId: person.householdId, also: hands.get(by.id) ?? [] },
    kin,
    actor,
    today: dayOf(ctx.now),
    scorers: standsIn ? await readScorers(ctx.db, person.villageId, dayOf(ctx.now)) : null
  }
}

export const factsFor = (
  me: Judging,
  recheckedBy: string | null = null,
  reviewing: Reviewing | null = null
): ClaimFacts => ({
  kin: me.kin,
  today: me.today,
  recheckedBy,
  ...(reviewing ? { reviewing } : {})
})

/** Where a claim lies, for permissions that reach a group or a courtyard. */
export const placeOf = (village: Subject, row: ClaimRow): Subject => ({
  ...village,
  groupId: row.group_id,
  courtyardId: row.courtyard_id,
  householdId: row.household_id
})

/**
 * Whether a claim is open to this person's score at all: the first round to the assessors, a second also to the two
 * committees; and the first too where fewer than three others can score it, because it would wait for ever.
 */
export const reaches = (me: Pick<Judging, 'actor' | 'scorers'>, village: Subject, row: ClaimRow): boolean => {
  const place = placeOf(village, row)
  if (may(me.actor, 'points_score', place)) return true
  const open = row.round === 2 || (me.scorers !== null && !enoughScore(me.scorers, row))
  return open && may(me.actor, 'points_rescore', place)
}
