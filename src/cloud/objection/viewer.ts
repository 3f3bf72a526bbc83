import type { Objection, ObjectionActor } from '@/domain/objection/objection'
import { grantFor, type Subject } from '@/domain/role/may'
import type { Context } from '../api/context'

type Who = Pick<Context, 'actor' | 'persons'>

/** As whom the caller reads a village's objections: an office of the village, or null. */
export const officeFor = ({ actor }: Who, village: Subject): ObjectionActor | null => {
  const grant = grantFor(actor, 'objection_queue', village)
  return grant && grant !== 'visitor' ? { memberId: grant.memberId ?? null, role: grant.role } : null
}

/**
 * As whom the caller reads one objection: whoever raised it, an office of the village, or the township once it was
 * passed up; null for everyone else.
 */
export const viewerOf = (who: Who, village: Subject, objection: Objection): ObjectionActor | null => {
  const own = who.persons.some((p) => p.holderId === objection.objectorId)
  if (own) return { memberId: objection.objectorId, role: 'villager' }
  const office = officeFor(who, village)
  if (office) return office
  const township = grantFor(who.actor, 'objection_report', village)
  if (!township || township === 'visitor') return null
  return objection.events.some((e) => e.to === 'ESCALATED') ? { memberId: null, role: township.role } : null
}
