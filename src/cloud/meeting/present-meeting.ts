import { type EntryStanding, entryStandings } from '@/domain/meeting/attendance'
import { type MeetingStatus, meetingStatuses } from '@/domain/meeting/convening'
import { meetingKinds, meetingModes } from '@/domain/meeting/kinds'
import type { Assessment } from '@/domain/meeting/meeting'
import type { SheetSums } from '@/domain/meeting/sheet'
import { presentPhoto } from '../file/present-file'
import type { EntitledPerson } from './entitled-people'
import type { LoadedSheet, MeetingRow } from './load-meeting'

const part = (p: { eligible: number; present: number } | null) =>
  p && { eligible: p.eligible, present: p.present }

/** The numbers of a sign-in list. */
export const presentSums = ({ sums }: Pick<LoadedSheet, 'sums'>) => ({
  eligible: sums.eligible,
  present: sums.present,
  women: part(sums.women),
  allMembers: part(sums.allMembers),
  proxies: sums.proxies,
  late: sums.late,
  leftOut: sums.leftOut
})

/** What everybody of the village may know of a meeting. */
export const presentMeeting = (
  row: MeetingRow,
  about: { readonly title: string; readonly convener: string }
) => ({
  meetingId: row.id,
  decisionId: row.decision_id,
  title: about.title,
  kind: row.kind,
  kindName: meetingKinds[row.kind].name,
  mode: row.mode,
  modeName: row.mode && meetingModes[row.mode],
  versionNo: row.version_no,
  plannedOn: row.planned_on,
  timeWords: row.time_words,
  place: row.place,
  agenda: row.agenda,
  convener: about.convener,
  noticedOn: row.noticed_on,
  urgentReason: row.urgent_reason,
  status: row.status,
  statusName: meetingStatuses[row.status as MeetingStatus],
  endedAt: row.ended_at?.toISOString() ?? null
})

/** The material, for those who vote on it and the offices. */
export const presentMaterial = (
  secret: Uint8Array,
  row: Pick<MeetingRow, 'village_id' | 'material'>,
  fileIds: readonly string[],
  now: Date
) => ({
  words: row.material,
  photos: fileIds.map((fileId) => presentPhoto(secret, { villageId: row.village_id, fileId }, now))
})

export type Standing = EntryStanding | 'left_out'
const leftOutWords = '按规定不计入应到'

/** How a line of the sheet is taken, in words; null where there is none. */
export const standingWords = (standing: Standing | undefined): string | null =>
  standing === undefined ? null : standing === 'left_out' ? leftOutWords : entryStandings[standing]

/** What the offices see beside: the list's numbers, and what the meeting still needs. */
export const presentOffice = (
  sums: SheetSums,
  seen: {
    readonly marked: boolean
    readonly assessment: Assessment | null
    readonly inApp: number
    readonly byHand: number
    readonly toldByHand: number
    readonly warnings: readonly string[]
  }
) => ({
  ...presentSums({ sums }),
  marked: seen.marked,
  unit: seen.assessment?.unit ?? '人',
  needPresent: seen.assessment?.needPresent ?? null,
  missingPresent: seen.assessment?.missingPresent ?? null,
  womenNeed: seen.assessment?.second.find((s) => s.who === 'women')?.need ?? null,
  quorate: seen.assessment?.quorate ?? false,
  why: seen.assessment?.why ?? null,
  inApp: seen.inApp,
  byHand: seen.byHand,
  toldByHand: seen.toldByHand,
  warnings: [...seen.warnings, ...(seen.assessment?.warnings ?? [])]
})

/** One line of the list of those entitled, for the offices that keep it: a name, no phone and no birth date. */
export const presentEntitled = (
  person: EntitledPerson,
  seen: { readonly standing: Standing | undefined; readonly signedAt: Date | null; readonly told: boolean }
) => ({
  memberId: person.memberId,
  name: person.name,
  householdNo: person.householdNo,
  groupName: person.groupName,
  woman: person.sex === 'female',
  votes: person.votes,
  hasAccount: person.tellTo !== null,
  told: seen.told,
  standing: seen.standing ?? null,
  standingName: standingWords(seen.standing),
  signedAt: seen.signedAt?.toISOString() ?? null
})

/** That a meeting was cancelled, and how many were told in the app. */
export const presentCancelled = (meetingId: string, told: number) => ({ meetingId, told })

/** That a meeting is over, and since when. */
export const presentEnded = (meetingId: string, endedAt: Date) => ({
  meetingId,
  endedAt: endedAt.toISOString()
})

/** How many people were written down as told. */
export const presentToldByHand = (meetingId: string, told: number) => ({ meetingId, told })
