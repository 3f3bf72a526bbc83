import { lineReplyDays, lineVerifyDays } from '../claim/terms'
import { addDays, dayOf } from '../common/calendar'
import type { NoticeSubject } from '../notice/notice'
import type { Rule } from '../rule-pack/articles'
import type { RulePack } from '../rule-pack/rule-pack'

/** How long each one has. Days are calendar days of Shanghai, the first not counted, ending at midnight. */
export interface ObjectionTerms {
  readonly receiptHours: number
  readonly replyDays: number
  readonly complexReplyDays: number
  /** For the supervision committee to verify a reply. */
  readonly verifyDays: number
  /** For the township, once an objection has been passed up. */
  readonly townshipDays: number
}

/** No text gives the supervision committee a term; without one an objection could hang for ever. */
export const proposedVerifyDays: Rule<number> = {
  value: 3,
  basis: 'proposed',
  article: { law: 'custom', number: null }
}

/** The terms under the pack that the decision began under. */
export const objectionTerms = (pack: RulePack, verifyDays = proposedVerifyDays.value): ObjectionTerms => ({
  receiptHours: pack.receiptHours.value,
  replyDays: pack.replyDays.value,
  complexReplyDays: pack.complexReplyDays.value,
  verifyDays,
  townshipDays: pack.governmentReplyDays.value
})

/** The terms of an objection against a notice of this kind: a line of a points notice is answered in three days. */
export const termsOfSubject = (pack: RulePack, subject: NoticeSubject): ObjectionTerms =>
  subject === 'points_batch'
    ? {
        ...objectionTerms(pack, lineVerifyDays),
        replyDays: lineReplyDays,
        complexReplyDays: lineReplyDays
      }
    : objectionTerms(pack)

/** The last instant of a term of whole days that began at `from`. */
export const dueAfterDays = (from: Date, days: number): Date =>
  new Date(`${addDays(dayOf(from), days + 1)}T00:00:00+08:00`)

export const dueAfterHours = (from: Date, hours: number): Date =>
  new Date(from.getTime() + hours * 60 * 60 * 1000)
