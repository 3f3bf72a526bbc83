import { recordStand } from '../claim/claim'
import { addDays } from '../common/calendar'
import { sayDate } from '../common/say-day'
import type { Refusal } from '../refusal/refusal'

/** As many days after the one on which it was closed a round can be opened again; the day itself is not counted. */
export const reopenDays = 7
/** From an inspector who has sent nothing for so long there may be sheets that are still on the phone. */
const quietMs = 24 * 60 * 60 * 1000

/** Whether a sheet was filled in by the time its round was closed; also in the very moment. */
export const wasFilledIn = (filledAt: Date, closedAt: Date): boolean =>
  filledAt.getTime() <= closedAt.getTime()

/** What is known of an inspector of a round: only what has arrived, nobody is followed. */
export interface Heard {
  /** Households of the round that this inspector may score. */
  readonly households: number
  /** Of how many of them a sheet has come. */
  readonly sent: number
  /** When the last sheet came; null where none did. */
  readonly lastAt: Date | null
}

/**
 * Whether sheets may still be on an inspector's phone: something is left to score, and nothing has come at all, or
 * nothing for a day.
 */
export const isQuiet = ({ households, sent, lastAt }: Heard, now: Date): boolean =>
  sent < households && (lastAt === null || now.getTime() - lastAt.getTime() >= quietMs)

/** A claim that came from closing a round, as far as it matters here. */
export type RoundClaim = Parameters<typeof recordStand>[0]

/** What decides whether a closed round can be opened again. */
export interface Closed {
  /** Asia/Shanghai. */
  readonly closedOn: string
  /** Sheets that came late and do not count. */
  readonly late: number
  readonly claims: readonly RoundClaim[]
  /** Whether it is known which claims came from it. */
  readonly claimsKnown: boolean
}

/** The last day on which a round that was closed on this day can be opened again. */
export const reopenUntil = (closedOn: string): string => addDays(closedOn, reopenDays)

/**
 * What keeps a closed round from being opened again, or null. Refuses ROUND_NOTHING_LATE, ROUND_REOPEN_LATE and
 * ROUND_POINTS_BOUND (points of it lie in a month's list, hang or are booked: what was shown to the village is objected
 * to, not worked out anew).
 */
export const refuseReopening = (
  { closedOn, late, claims, claimsKnown }: Closed,
  today: string
): Refusal | null => {
  if (late === 0) {
    return { code: 'ROUND_NOTHING_LATE', message: '这一轮结束以后没有表再送来，不用重新打开。' }
  }
  const until = reopenUntil(closedOn)
  if (today > until) {
    return {
      code: 'ROUND_REOPEN_LATE',
      message: `结束后${reopenDays}天内可以重新打开，到${sayDate(until)}为止，已经过了。晚到的表都留着。`
    }
  }
  return claimsKnown && claims.every((claim) => recordStand(claim) !== 'bound')
    ? null
    : {
        code: 'ROUND_POINTS_BOUND',
        message:
          '这一轮记的积分已经进了当月的名单，不能重新打开。晚到的表都留着；分数有错的，请提异议或申请更正。'
      }
}
