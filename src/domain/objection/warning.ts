import type { Role } from '../role/roles'
import type { ObjectionState } from './objection'

/** Who is told that a term is about to run out, and how long before it does. */
export interface Warning {
  readonly office: 'village' | 'township'
  readonly roles: readonly Role[]
  readonly hoursBefore: number
}

/**
 * By the state whose term runs. A receipt has one day altogether, so its warning comes late in it; the supervision
 * committee hears of every term that it has to watch.
 */
export const warned: Readonly<Partial<Record<string, Warning>>> = {
  FILED: {
    office: 'village',
    roles: ['committee_member', 'party_secretary', 'supervision_member'],
    hoursBefore: 6
  },
  RECEIVED: {
    office: 'village',
    roles: ['committee_member', 'party_secretary', 'supervision_member'],
    hoursBefore: 24
  },
  ANSWERED: { office: 'village', roles: ['supervision_member'], hoursBefore: 24 },
  ESCALATED: { office: 'township', roles: ['township_staff', 'township_legal'], hoursBefore: 24 }
} satisfies Partial<Record<ObjectionState, Warning>>

/** The instant from which on the warning is given. */
export const warnFrom = (dueAt: Date, warning: Warning): Date =>
  new Date(dueAt.getTime() - warning.hoursBefore * 60 * 60 * 1000)
