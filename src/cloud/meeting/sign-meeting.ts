import { dayOf } from '@/domain/common/calendar'
import { type SignMeeting as Input, SignMeeting } from '@/domain/meeting/call-forms'
import { calledRefusals } from '@/domain/meeting/called'
import { meetingKinds } from '@/domain/meeting/kinds'
import { endOf, holdingLines } from '@/domain/meeting/sheet'
import type { Refusal } from '@/domain/refusal/refusal'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { actorAt } from './acting-here'
import { type LoadedSheet, lockMeeting, type MeetingRow, needSheet } from './load-meeting'
import { presentSums } from './present-meeting'

type Entry = Input['entries'][number]

const notEligible: Refusal = {
  code: 'VOTE_NOT_ELIGIBLE',
  message: '这个人不在应到名册里，可以列席，不能签到表决。',
  field: 'entries'
}

const faultOf = (row: MeetingRow, sheet: LoadedSheet, entry: Entry): Refusal | null => {
  const on = (memberId: string | undefined) => sheet.people.some((p) => p.memberId === memberId)
  if (!on(entry.memberId)) return notEligible
  const rules = meetingKinds[row.kind]
  const refusedWay =
    (entry.way === 'online' && !rules.online) ||
    (entry.way === 'proxy' && (!rules.proxy || !on(entry.proxyHolderId)))
  if (refusedWay) return calledRefusals.wayNotAllowed
  const leftOut = entry.way === 'left_out'
  return leftOut && (row.kind !== 'party_members' || entry.reason === undefined)
    ? calledRefusals.leftOutOnlyParty
    : null
}

/** When they signed: now, or with the paper sheet during the meeting, at the latest at its end. */
const signedAt = (row: MeetingRow, now: Date, fromPaper: boolean): Date => {
  const end = endOf({ plannedOn: row.planned_on, endedAt: row.ended_at })
  if (!fromPaper || now < end) return now
  // Where no end was recorded the day's last moment stands for it, which still belongs to the day.
  return row.ended_at ?? new Date(end.getTime() - 1)
}

/**
 * Adds lines to the sign-in sheet for up to two hundred people: who came, or that a line was a slip (`struck`), or that
 * a party member does not count among those who ought to come. Nothing is changed or removed; what a line says already
 * is not written twice. After the result was entered only late signatures are added. Refuses MEETING_OVER,
 * MEETING_NOT_YET, MEETING_NO_LIST, VOTE_NOT_ELIGIBLE, MEETING_WAY_NOT_ALLOWED, MEETING_LEFT_OUT_ONLY_PARTY and
 * MEETING_LEFT_OUT_LATE: then none is written.
 */
export const signMeeting = mutation({
  action: 'meeting_sign',
  input: SignMeeting,
  subject: ({ db }, { villageId, meetingId }) => lockMeeting(db, villageId, meetingId),
  run: async (ctx, { entries, fromPaper = false }, { row, ...village }) => {
    const closed = row.status === 'held' || row.status === 'adjourned'
    const late = closed && !fromPaper && entries.every((e) => e.way === 'in_person')
    if (row.status !== 'called' && !late) return deny(calledRefusals.over)
    // Who is left out is decided before the meeting; a signature belongs to its day.
    const early =
      dayOf(ctx.now) < row.planned_on && entries.some((e) => e.way !== 'left_out' && e.way !== 'struck')
    if (early) return deny(calledRefusals.notYet(row.planned_on))
    // Once it is known who came, nobody is left out so that they are enough.
    const ended = ctx.now >= endOf({ plannedOn: row.planned_on, endedAt: row.ended_at })
    if (ended && !fromPaper && entries.some((e) => e.way === 'left_out'))
      return deny(calledRefusals.leftOutLate)
    const before = await needSheet(ctx.db, row)
    const fault = entries.map((e) => faultOf(row, before, e)).find((f) => f !== null)
    if (fault) return deny(fault)
    const now = new Map(holdingLines(before.lines).map((l) => [l.memberId, l.way]))
    // Whoever has signed in time does not become late by signing again.
    const fresh = entries.filter((e) =>
      e.way === 'struck' ? now.has(e.memberId) : now.get(e.memberId) !== e.way
    )
    const wanted = closed
      ? fresh.filter((e) => !now.has(e.memberId) || now.get(e.memberId) === 'struck')
      : fresh
    if (wanted.length > 0) {
      const households = new Map(before.people.map((p) => [p.memberId, p.householdId]))
      const actorId = actorAt(ctx, village)
      await ctx.db
        .insertInto('meeting_attendance')
        .values(
          wanted.map((e) => ({
            ...{ village_id: row.village_id, id: newId(), meeting_id: row.id, member_id: e.memberId },
            ...{ household_id: households.get(e.memberId) ?? '', way: e.way },
            signed_at: signedAt(row, ctx.now, fromPaper),
            proxy_holder_id: e.way === 'proxy' ? (e.proxyHolderId ?? null) : null,
            reason: e.way === 'left_out' ? (e.reason ?? null) : null,
            ...{ recorded_at: ctx.now, recorded_by: actorId }
          }))
        )
        .execute()
    }
    return { meetingId: row.id, written: wanted.length, ...presentSums(await needSheet(ctx.db, row)) }
  }
})
