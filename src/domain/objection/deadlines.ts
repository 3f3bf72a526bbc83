import type { LateTerm, Objection, ObjectionEvent } from './objection'
import { dueAfterDays, dueAfterHours, type ObjectionTerms } from './terms'

export interface Deadline {
  readonly term: LateTerm
  readonly dueAt: Date
  readonly late: boolean
}

const last = (objection: Objection, type: ObjectionEvent['type']): ObjectionEvent | undefined =>
  objection.events.filter((e) => e.type === type).at(-1)

const first = (objection: Objection, type: ObjectionEvent['type']): ObjectionEvent | undefined =>
  objection.events.find((e) => e.type === type)

/** When the reply is due: counted from the receipt, or from when that was due if it came late. */
export const replyDueAt = (objection: Objection, terms: ObjectionTerms): Date | null => {
  const filed = first(objection, 'file')
  if (!filed) return null
  const receiptDue = dueAfterHours(filed.at, terms.receiptHours)
  const received = first(objection, 'acknowledge')?.at ?? receiptDue
  const from = new Date(Math.min(received.getTime(), receiptDue.getTime()))
  const complex = first(objection, 'mark_complex') !== undefined
  return dueAfterDays(from, complex ? terms.complexReplyDays : terms.replyDays)
}

/**
 * The term that is running at `now`, and whether it has run out; null when nothing is due. A reply that the
 * supervision committee sent back is due when it was: sending back buys no time.
 */
export const deadline = (objection: Objection, terms: ObjectionTerms, now: Date): Deadline | null => {
  const due = (term: LateTerm, dueAt: Date | null | undefined): Deadline | null =>
    dueAt ? { term, dueAt, late: now >= dueAt } : null
  switch (objection.state) {
    case 'FILED': {
      const filed = first(objection, 'file')
      return due('receipt', filed && dueAfterHours(filed.at, terms.receiptHours))
    }
    case 'RECEIVED':
      return due('reply', replyDueAt(objection, terms))
    case 'ANSWERED': {
      const replied = last(objection, 'reply')
      return due('verify', replied && dueAfterDays(replied.at, terms.verifyDays))
    }
    case 'ESCALATED': {
      const passed = last(objection, 'escalate')
      return due('township', passed && dueAfterDays(passed.at, terms.townshipDays))
    }
    default:
      return null
  }
}
