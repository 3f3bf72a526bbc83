import type { ClaimFacts } from '@/domain/claim/claim'
import type { Judge, Kinship } from '@/domain/claim/recusal'
import { dayOf } from '@/domain/common/calendar'
import { type Actor, may, type Subject } from '@/domain/role/may'
import type { Action } from '@/domain/role/permissions'
import type { Context } from '../api/context'
import type { Recorder } from '../points/ledger'
import { recorderFor } from '../points/recorder'
import { readKinship } from './kinship'
import type { ClaimRow } from './load-claims'

/** One person who judges, with the near relations that the village has noted and everything else that decides. */
export interface Judging {
  readonly by: Recorder
  readonly judge: Judge
  readonly kin: readonly Kinship[]
  /** The caller with the grants of this person alone: an account may be bound to several people. */
  readonly actor: Actor
  readonly today: string
}

/** The other people of the account: a family may share one phone, and one hand is not two. */
const othersOf = (persons: Context['persons'], id: string) =>
  persons.flatMap((p) =>
    p.kind === 'member' && p.holderId !== id
      ? [{ memberId: p.holderId, householdId: p.householdId ?? '' }]
      : []
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
  return {
    by,
    judge: { memberId: by.id, householdId: person.householdId, also: othersOf(ctx.persons, by.id) },
    kin: await readKinship(ctx.db, person.villageId, [by.id]),
    actor: { ...ctx.actor, grants: ctx.actor.grants.filter((g) => g.memberId === by.id) },
    today: dayOf(ctx.now)
  }
}

export const factsFor = (me: Judging, recheckedBy: string | null = null): ClaimFacts => ({
  kin: me.kin,
  today: me.today,
  recheckedBy
})

/** Where a claim lies, for permissions that reach a group or a courtyard. */
export const placeOf = (village: Subject, row: ClaimRow): Subject => ({
  ...village,
  groupId: row.group_id,
  courtyardId: row.courtyard_id,
  householdId: row.household_id
})

/** Whether a claim is open to this person's score at all: the first round to the assessors, a second also to the two committees. */
export const reaches = (me: Pick<Judging, 'actor'>, village: Subject, row: ClaimRow): boolean =>
  may(me.actor, row.round === 2 ? 'points_rescore' : 'points_score', placeOf(village, row))
