import type { Subject } from '@/domain/role/may'
import type { Role } from '@/domain/role/roles'
import type { Context } from '../api/context'
import { actingAt, whoActs } from '../decision/acting-person'

const clerks: readonly Role[] = ['committee_member', 'party_secretary']

/** Which of the caller's people keeps the meeting; the permission has been decided before. */
export const actorAt = (ctx: Pick<Context, 'actor' | 'persons'>, village: Subject): string => {
  const acting = whoActs(actingAt(ctx, village), clerks, null)
  if (!acting) throw new Error('a meeting was kept by nobody')
  return acting.person.holderId
}
