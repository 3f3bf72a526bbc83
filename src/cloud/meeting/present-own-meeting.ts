import { type Said, sumConsultation } from '@/domain/meeting/consultation'
import type { MeetingStatus } from '@/domain/meeting/convening'
import { meetingStatuses } from '@/domain/meeting/convening'
import { meetingKinds } from '@/domain/meeting/kinds'
import { endOf, type SheetWay } from '@/domain/meeting/sheet'
import type { MeetingRow } from './load-meeting'
import { presentMaterial } from './present-meeting'

export interface OwnLine {
  readonly way: SheetWay
  readonly signedAt: Date
}

type Titled = MeetingRow & { readonly title: string; readonly current_no: number | null }

const head = (row: Titled, as: string) => ({
  meetingId: row.id,
  decisionId: row.decision_id,
  title: row.title,
  kindName: meetingKinds[row.kind].name,
  as,
  plannedOn: row.planned_on
})

/** A meeting to come, for one who votes in it. `consulted` is null for whoever represents no household. */
export const presentComing = (
  secret: Uint8Array,
  row: Titled,
  seen: {
    readonly as: string
    readonly now: Date
    readonly fileIds: readonly string[]
    readonly households: number
    readonly said: readonly Said[] | null
  }
) => ({
  ...head(row, seen.as),
  timeWords: row.time_words,
  place: row.place,
  agenda: row.agenda,
  noticedOn: row.noticed_on,
  versionNo: row.version_no,
  /** A correction of words since the call; a change of substance would have voided it. */
  newerVersion: row.current_no !== null && row.current_no > row.version_no,
  material: presentMaterial(secret, row, seen.fileIds, seen.now),
  consulted: seen.said && { households: seen.households, ...sumConsultation(seen.said) }
})

const words = {
  came: '到会',
  late: '补签，不计入实到',
  absent: '没有签到',
  left_out: '按规定不计入应到',
  unknown: '没有逐人签到'
} as const

const cameHow = (row: MeetingRow, line: OwnLine | undefined): Exclude<keyof typeof words, 'unknown'> => {
  if (line === undefined || line.way === 'struck') return 'absent'
  if (line.way === 'left_out') return 'left_out'
  return line.signedAt > endOf({ plannedOn: row.planned_on, endedAt: row.ended_at }) ? 'late' : 'came'
}

/** A meeting that is over, and whether one was there. */
export const presentPast = (
  row: Titled,
  as: string,
  seen: { readonly line: OwnLine | undefined; readonly marked: boolean }
) => {
  const came = seen.marked ? cameHow(row, seen.line) : ('unknown' as const)
  return {
    ...head(row, as),
    statusName: meetingStatuses[row.status as MeetingStatus],
    came,
    cameName: words[came]
  }
}

/** How often one came, of how many meetings with a list that one ought to have come to. */
export const presentRecord = (past: readonly { readonly came: keyof typeof words }[]) => {
  const counted = past.filter((p) => p.came !== 'unknown' && p.came !== 'left_out')
  return { attended: counted.filter((p) => p.came === 'came').length, of: counted.length }
}
