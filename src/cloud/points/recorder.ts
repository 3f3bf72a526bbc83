import { grantFor, type Subject } from '@/domain/role/may'
import type { Action } from '@/domain/role/permissions'
import type { Role } from '@/domain/role/roles'
import type { Context } from '../api/context'
import { personOf } from '../session/person-of'
import type { Recorder } from './ledger'

/** A person who acts, in the role they act in. */
export interface Acting extends Recorder {
  readonly role: Role
}

/** The person and the role under which the caller acts here: both are written beside every entry. */
export const recorderFor = (
  ctx: Pick<Context, 'actor' | 'persons'>,
  action: Action,
  subject: Subject
): Acting => {
  const grant = grantFor(ctx.actor, action, subject)
  if (!grant || grant === 'visitor') throw new Error(`${action} was allowed without a grant`)
  const person = personOf(ctx.persons, grant)
  return { id: person.holderId, name: person.name, role: grant.role }
}
