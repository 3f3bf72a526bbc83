import { dayOf } from '../common/calendar'
import { accept, type Outcome, refuse } from '../refusal/refusal'
import { type MeetingKind, type MeetingMode, meetingKinds } from './kinds'

/** Someone on the list of those who ought to come. */
export interface Voter {
  readonly memberId: string
  readonly householdId: string
  /** Set for representatives where women have a quorum of their own. */
  readonly woman?: boolean
  /** Households behind a representative, where they are what is counted (一事一议). */
  readonly represents?: number
}

export const attendanceWays = { in_person: '现场', online: '在线', proxy: '书面委托' } as const
export type AttendanceWay = keyof typeof attendanceWays

/** One line of the sign-in sheet. */
export interface AttendanceEntry {
  readonly memberId: string
  readonly signedAt: Date
  readonly way: AttendanceWay
  /** Who came instead, and whether the paper is there (by proxy only). */
  readonly proxy?: { readonly holderId: string; readonly written: boolean }
}

/** How a line of the sheet is shown; only `counted` ones make the quorum. */
export const entryStandings = {
  counted: '计入实到',
  late: '补签，不计入实到',
  early: '开会日期以前的签名，不计入实到',
  not_eligible: '不在应到名册，按列席记录',
  double: '重复签到，只计一次',
  household_taken: '同户已有人签到，一户只计一次',
  way_not_allowed: '这种会议不能用这种方式到会，不计入实到',
  proxy_invalid: '委托不符合规定，不计入实到'
} as const
export type EntryStanding = keyof typeof entryStandings

export interface CountedEntry extends AttendanceEntry {
  readonly standing: EntryStanding
}

export interface Attendance {
  /** People, or households in the household mode. */
  readonly eligible: number
  readonly present: number
  readonly proxies: number
  readonly women: { readonly eligible: number; readonly present: number }
  readonly households: { readonly eligible: number; readonly present: number }
  readonly entries: readonly CountedEntry[]
}

/** A meeting as far as its sign-in sheet is concerned; no end: it still goes on. */
export interface Sitting {
  readonly kind: MeetingKind
  readonly mode: MeetingMode | null
  readonly heldOn: string
  readonly endedAt: Date | null
  readonly voters: readonly Voter[]
}

type Voters = ReadonlyMap<string, Voter>

/** Whether a household has one place and one vote in the meeting, whoever of it comes. */
export const byHousehold = (sitting: Pick<Sitting, 'kind' | 'mode'>): boolean =>
  sitting.mode === 'household' || sitting.kind === 'villagers_household'

/** A proxy counts on paper, within one household, held by someone entitled who is there himself (农村集体经济组织法第27条). */
const proxyHolds = (entry: AttendanceEntry, voter: Voter, voters: Voters, there: Set<string>): boolean => {
  const holder = voters.get(entry.proxy?.holderId ?? '')
  return (
    entry.proxy?.written === true &&
    holder !== undefined &&
    holder.memberId !== voter.memberId &&
    holder.householdId === voter.householdId &&
    there.has(holder.memberId)
  )
}

const refusedWay = (kind: MeetingKind, way: AttendanceWay): boolean =>
  (way === 'online' && !meetingKinds[kind].online) || (way === 'proxy' && !meetingKinds[kind].proxy)

const standingOf = (
  entry: AttendanceEntry,
  sitting: Sitting,
  voters: Voters,
  seen: { readonly people: Set<string>; readonly households: Set<string>; readonly there: Set<string> }
): EntryStanding => {
  const voter = voters.get(entry.memberId)
  if (!voter) return 'not_eligible'
  if (sitting.endedAt !== null && entry.signedAt > sitting.endedAt) return 'late'
  if (dayOf(entry.signedAt) < sitting.heldOn) return 'early'
  if (refusedWay(sitting.kind, entry.way)) return 'way_not_allowed'
  if (entry.way === 'proxy' && !proxyHolds(entry, voter, voters, seen.there)) return 'proxy_invalid'
  if (seen.people.has(voter.memberId)) return 'double'
  if (byHousehold(sitting) && seen.households.has(voter.householdId)) return 'household_taken'
  return 'counted'
}

/**
 * The sign-in sheet with every line kept and judged, and the numbers that `assess` takes. A signature after the end of
 * the meeting is a late one: shown, never counted. Lines keep their order.
 */
export const countAttendance = (sitting: Sitting, entries: readonly AttendanceEntry[]): Attendance => {
  const voters: Voters = new Map(sitting.voters.map((v) => [v.memberId, v]))
  const people = new Set<string>()
  const households = new Set<string>()
  const there = new Set<string>()
  const judged = new Map<AttendanceEntry, CountedEntry>()
  // Proxies come last: whoever holds one must have come, in whatever order the sheet was filled in.
  const ordered = [...entries].sort((a, b) => Number(a.way === 'proxy') - Number(b.way === 'proxy'))
  for (const entry of ordered) {
    const standing = standingOf(entry, sitting, voters, { people, households, there })
    judged.set(entry, { ...entry, standing })
    if (standing !== 'counted') continue
    people.add(entry.memberId)
    if (entry.way !== 'proxy') there.add(entry.memberId)
    const voter = voters.get(entry.memberId)
    if (voter) households.add(voter.householdId)
  }
  const women = sitting.voters.filter((v) => v.woman === true)
  const behind = (voters: readonly Voter[]) => voters.reduce((sum, v) => sum + (v.represents ?? 0), 0)
  const whole = byHousehold(sitting)
  return {
    eligible: whole ? new Set(sitting.voters.map((v) => v.householdId)).size : sitting.voters.length,
    present: whole ? households.size : people.size,
    proxies: people.size - there.size,
    women: { eligible: women.length, present: women.filter((v) => people.has(v.memberId)).length },
    households: {
      eligible: behind(sitting.voters),
      present: behind(sitting.voters.filter((v) => people.has(v.memberId)))
    },
    entries: entries.flatMap((e) => judged.get(e) ?? [])
  }
}

/**
 * Whether someone may cast a vote in a meeting. Refuses VOTE_NOT_ELIGIBLE (not on the list), VOTE_NOT_PRESENT (no
 * counted signature, a late one included) and VOTE_TWICE (by the person, or by the household where it has one vote).
 */
export const checkVote = (
  sitting: Sitting,
  attendance: Attendance,
  voted: readonly string[],
  memberId: string
): Outcome<string> => {
  const voter = sitting.voters.find((v) => v.memberId === memberId)
  if (!voter) {
    return refuse('VOTE_NOT_ELIGIBLE', '这个人不在应到名册里，可以列席，不能表决。', 'memberId')
  }
  if (!attendance.entries.some((e) => e.memberId === memberId && e.standing === 'counted')) {
    return refuse('VOTE_NOT_PRESENT', '这个人没有计入实到，不能表决。请先核对签到。', 'memberId')
  }
  const same = sitting.voters.filter((v) => byHousehold(sitting) && v.householdId === voter.householdId)
  if (voted.includes(memberId) || same.some((v) => voted.includes(v.memberId))) {
    return refuse('VOTE_TWICE', '这一票已经投过了，每人（户代表模式每户）只有一票。', 'memberId')
  }
  return accept(memberId)
}
