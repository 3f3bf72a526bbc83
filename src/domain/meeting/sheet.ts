import { addDays } from '../common/calendar'
import {
  type Attendance,
  type AttendanceEntry,
  type AttendanceWay,
  attendanceWays,
  countAttendance,
  type EntryStanding,
  type Voter
} from './attendance'
import type { MeetingKind, MeetingMode } from './kinds'

/** What a line of the sheet says: a way of having come, or that it did not happen, or that somebody is left out. */
export const sheetWays = { ...attendanceWays, struck: '更正为未到会', left_out: '不计入应到' } as const
export type SheetWay = AttendanceWay | 'struck' | 'left_out'

/** Someone of the roster whom the meeting concerns. */
export interface SheetPerson extends Voter {
  /** False for party members on probation, who come without a vote. */
  readonly votes: boolean
}

export interface SheetLine {
  readonly memberId: string
  readonly way: SheetWay
  readonly signedAt: Date
  readonly proxyHolderId: string | null
}

export interface SheetMeeting {
  readonly kind: MeetingKind
  readonly mode: MeetingMode | null
  readonly plannedOn: string
  readonly endedAt: Date | null
}

export interface Counting {
  readonly eligible: number
  readonly present: number
}

/** What the list says, in the numbers that `assess` takes. */
export interface SheetSums extends Counting {
  readonly proxies: number
  /** Null where the roster does not know the women among the representatives. */
  readonly women: Counting | null
  readonly allMembers: Counting | null
  readonly late: number
  /** Of those with a vote. */
  readonly leftOut: number
}

/** The midnight (Asia/Shanghai) with which the day of a meeting is over. */
const midnightAfter = (plannedOn: string): Date => new Date(`${addDays(plannedOn, 1)}T00:00:00+08:00`)

/**
 * The moment after which a signature is late: the end that was recorded, at the latest the end of the day. Whoever
 * records the end days later makes nobody's late signature good.
 */
export const endOf = (meeting: Pick<SheetMeeting, 'plannedOn' | 'endedAt'>): Date => {
  const midnight = midnightAfter(meeting.plannedOn)
  return meeting.endedAt !== null && meeting.endedAt < midnight ? meeting.endedAt : midnight
}

/** The end to be recorded at `now`: that moment, or the last one of the meeting's day when the day is over. */
export const endRecorded = (plannedOn: string, now: Date): Date =>
  new Date(Math.min(now.getTime(), midnightAfter(plannedOn).getTime() - 1))

/** The lines that hold, in their order: of several of one person the last one. */
export const holdingLines = (lines: readonly SheetLine[]): SheetLine[] => {
  const last = new Map(lines.map((line) => [line.memberId, line]))
  return lines.filter((line) => last.get(line.memberId) === line)
}

const entryOf = (line: SheetLine): AttendanceEntry[] => {
  const { memberId, way, signedAt, proxyHolderId } = line
  if (way === 'struck' || way === 'left_out') return []
  return proxyHolderId === null
    ? [{ memberId, signedAt, way }]
    : [{ memberId, signedAt, way, proxy: { holderId: proxyHolderId, written: true } }]
}

const counted = (meeting: SheetMeeting, voters: readonly Voter[], entries: AttendanceEntry[]): Attendance =>
  countAttendance(
    { kind: meeting.kind, mode: meeting.mode, heldOn: meeting.plannedOn, endedAt: endOf(meeting), voters },
    entries
  )

export interface JudgedSheet {
  readonly sums: SheetSums
  /** How the line of each person who has one is taken; `left_out` for whoever does not count among those entitled. */
  readonly standings: ReadonlyMap<string, EntryStanding | 'left_out'>
}

/**
 * The sign-in sheet of a called meeting, judged line by line. Who is left out is among neither the eligible nor the
 * present; a late signature has its standing and is not counted.
 * @param womenKnown whether the roster says of every representative whether she is a woman
 */
export const judgeSheet = (
  meeting: SheetMeeting,
  people: readonly SheetPerson[],
  lines: readonly SheetLine[],
  womenKnown: boolean
): JudgedSheet => {
  const holding = holdingLines(lines)
  const out = new Set(holding.filter((l) => l.way === 'left_out').map((l) => l.memberId))
  const within = people.filter((p) => !out.has(p.memberId))
  // Whoever has no vote is not among the eligible, so that leaving them out makes these no fewer.
  const votersOut = people.filter((p) => p.votes && out.has(p.memberId))
  const entries = holding.flatMap(entryOf)
  const voting = counted(
    meeting,
    within.filter((p) => p.votes),
    entries
  )
  // Those without a vote are part of all members, whose number some counties ask for beside.
  const all = meeting.kind === 'party_members' ? counted(meeting, within, entries) : null
  const standings = new Map<string, EntryStanding | 'left_out'>(
    voting.entries.map((e) => [e.memberId, e.standing])
  )
  for (const memberId of out) standings.set(memberId, 'left_out')
  return {
    sums: {
      eligible: voting.eligible,
      present: voting.present,
      proxies: voting.proxies,
      women: meeting.kind === 'rep_meeting' && womenKnown ? voting.women : null,
      allMembers: all && { eligible: all.eligible, present: all.present },
      late: voting.entries.filter((e) => e.standing === 'late').length,
      leftOut: votersOut.length
    },
    standings
  }
}
