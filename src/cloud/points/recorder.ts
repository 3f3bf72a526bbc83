import { grantFor, type Subject } from '@/domain/role/may'
import type { Action } from '@/domain/role/permissions'
import type { Context } from '../api/context'
import type { Recorder } from './ledger'

/** The person and the role under which the caller acts here: both are written beside every entry. */
export const recorderFor = (
  ctx: Pick<Context, 'actor' | 'persons'>,
  action: Action,
  subject: Subject
): Recorder => {
  const grant = grantFor(ctx.actor, action, subject)
  const person = ctx.persons.find((p) => p.villageId === subject.villageId)
  if (!grant || grant === 'visitor' || !person)
    throw new Error(`${action} was allowed without a grant or a person`)
  return { id: person.holderId, name: person.name, role: grant.role }
}
