import { classify } from '@/domain/decision/classify'
import { currentVersion, type Decision } from '@/domain/decision/life'
import { meetingsAt, modeFits } from '@/domain/decision/meeting-facts'
import { earliestDay } from '@/domain/meeting/convening'
import {
  type Assessment,
  type MeetingKind,
  type MeetingMode,
  meetingKinds,
  requirements
} from '@/domain/meeting/meeting'
import type { SheetSums } from '@/domain/meeting/sheet'
import { cite } from '@/domain/rule-pack/articles'
import { packById } from '@/domain/rule-pack/rule-pack'
import type { Db } from '../db/pool'
import { convenersOn } from '../meeting/find-convener'
import { calledFor, loadSheet, type MeetingRow } from '../meeting/load-meeting'
import { countEligible, type Entitled } from './count-eligible'

/** A meeting that may carry the next step, with what it will need as far as the roster can tell. */
export interface ForeseenMeeting {
  readonly kind: MeetingKind
  readonly mode: MeetingMode | null
  readonly entitled: Entitled | null
  readonly assessment: Assessment | null
  /** What stands in the way of counting, in plain words; null when it could be counted. */
  readonly uncounted: string | null
  /** The first day on which it can be held when everybody is told today, and the days that takes. */
  readonly earliest: string
  readonly noticeDays: number
  /** The article that asks for so many days, or null. */
  readonly noticeArticle: string | null
  /** Whether a shorter notice is lawful with a written reason. */
  readonly urgentNotice: boolean
  /** Who may convene it today. */
  readonly conveners: readonly { readonly memberId: string; readonly name: string }[]
  /** The meeting that is called for this vote, or null. */
  readonly called: CalledMeeting | null
}

/** A called meeting with what its sign-in list says so far; the numbers are null where no list is kept. */
export interface CalledMeeting {
  readonly row: MeetingRow
  readonly attendanceMarked: boolean
  readonly sums: SheetSums | null
}

const modesOf = (d: Decision, kind: MeetingKind): readonly (MeetingMode | null)[] => {
  if (kind === 'group_meeting') return meetingKinds.group_meeting.modes
  if (kind !== 'yishiyiyi') return [null]
  const body = d.classification?.body
  const record = (mode: MeetingMode) => ({
    ...{ id: '', kind, facts: { date: '', eligible: 0, mode } },
    ...{ noticedOn: null, urgentReason: null, terms: [], minutesId: null }
  })
  return meetingKinds.yishiyiyi.modes.filter((mode) => body !== undefined && modeFits(record(mode), body))
}

const foreseen = async (
  db: Db,
  d: Decision,
  at: { villageId: string; on: string },
  [kind, mode]: readonly [MeetingKind, MeetingMode | null]
): Promise<Omit<ForeseenMeeting, 'conveners' | 'called'>> => {
  const pack = packById(d.packId)
  if (!pack) throw new Error(`no rule pack ${d.packId}`)
  const entitled = await countEligible(db, at, kind, mode ?? undefined, d.flags.groupId ?? null)
  const needs = entitled && requirements(pack, kind, { ...entitled, ...(mode ? { mode } : {}), date: at.on })
  const { noticeDays, urgentNotice } = pack.meetings[kind]
  return {
    ...{ kind, mode, entitled, noticeDays: noticeDays?.value ?? 0 },
    ...{ noticeArticle: noticeDays && cite(noticeDays.article), urgentNotice: urgentNotice !== null },
    assessment: needs?.ok ? needs.value : null,
    uncounted: needs
      ? needs.ok
        ? null
        : needs.refusal.message
      : mode === 'reps'
        ? '村民代表会议议筹资筹劳，按代表所代表的户数计算，请填写户数。'
        : `名册里没有“${meetingKinds[kind].base}”的名单，请按实际名单填写应到人数。`,
    earliest: earliestDay(pack, kind, at.on)
  }
}

const calledMeeting = async (db: Db, villageId: string, d: Decision): Promise<CalledMeeting | null> => {
  const row = await calledFor(db, villageId, d.id)
  if (!row) return null
  const sheet = await loadSheet(db, row)
  const attendanceMarked = (sheet?.lines.length ?? 0) > 0
  return { row, attendanceMarked, sums: sheet?.sums ?? null }
}

/** The meetings that may vote on a matter where it stands now; none where nothing is voted on. */
export const foreseeMeetings = async (
  db: Db,
  d: Decision,
  at: { readonly villageId: string; readonly on: string }
): Promise<ForeseenMeeting[]> => {
  const kinds = meetingsAt(d.state, d.classification)
  if (kinds.length === 0) return []
  const found: Omit<ForeseenMeeting, 'conveners' | 'called'>[] = []
  for (const kind of kinds) {
    for (const mode of modesOf(d, kind)) found.push(await foreseen(db, d, at, [kind, mode]))
  }
  const groupId = d.flags.groupId ?? null
  const conveners = await convenersOn(db, at.villageId, kinds, { on: at.on, groupId })
  const called = await calledMeeting(db, at.villageId, d)
  return found.map((m) => ({
    ...m,
    conveners: conveners.get(m.kind) ?? [],
    called: called?.row.kind === m.kind && called.row.mode === m.mode ? called : null
  }))
}

/** Who decides this matter: as it was named when proposed, else as the law would name it today. */
export const deciderOf = (d: Decision, on: string) => {
  if (d.classification) return d.classification
  const { amount } = currentVersion(d).content
  const answer = classify({ topic: d.topic, flags: d.flags, authorisation: null, amount, on })
  return answer.ok ? answer.value : null
}
