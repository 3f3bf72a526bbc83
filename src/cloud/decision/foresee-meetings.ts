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
import { packById } from '@/domain/rule-pack/rule-pack'
import type { Db } from '../db/pool'
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
}

const modesOf = (d: Decision, kind: MeetingKind): (MeetingMode | null)[] => {
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
  kind: MeetingKind,
  mode: MeetingMode | null
): Promise<ForeseenMeeting> => {
  const pack = packById(d.packId)
  if (!pack) throw new Error(`no rule pack ${d.packId}`)
  const entitled = await countEligible(db, at, kind, mode ?? undefined)
  const needs = entitled && requirements(pack, kind, { ...entitled, ...(mode ? { mode } : {}), date: at.on })
  const noticeDays = pack.meetings[kind].noticeDays?.value ?? 0
  return {
    ...{ kind, mode, entitled, noticeDays },
    assessment: needs?.ok ? needs.value : null,
    uncounted: needs
      ? needs.ok
        ? null
        : needs.refusal.message
      : `名册里没有“${meetingKinds[kind].base}”的名单，请按实际名单填写应到人数。`,
    earliest: earliestDay(pack, kind, at.on)
  }
}

/** The meetings that may vote on a matter where it stands now; none where nothing is voted on. */
export const foreseeMeetings = async (
  db: Db,
  d: Decision,
  at: { readonly villageId: string; readonly on: string }
): Promise<ForeseenMeeting[]> => {
  const found: ForeseenMeeting[] = []
  for (const kind of meetingsAt(d.state, d.classification)) {
    for (const mode of modesOf(d, kind)) found.push(await foreseen(db, d, at, kind, mode))
  }
  return found
}

/** Who decides this matter: as it was named when proposed, else as the law would name it today. */
export const deciderOf = (d: Decision, on: string) => {
  if (d.classification) return d.classification
  const { amount } = currentVersion(d).content
  const answer = classify({ topic: d.topic, flags: d.flags, authorisation: null, amount, on })
  return answer.ok ? answer.value : null
}
