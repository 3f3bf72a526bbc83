import type { PlacedFinding } from '@/domain/notice/check-content'
import { closingSoon } from '@/domain/notice/closing-soon'
import type { Difference } from '@/domain/notice/correction'
import {
  type Correction,
  type DownReason,
  downReasons,
  noticeEventNames,
  noticeStates,
  noticeSubjects
} from '@/domain/notice/notice'
import { type NoticeView, noticeState } from '@/domain/notice/notice-state'
import { noticeActions } from '@/domain/notice/notice-steps'
import { stopOf } from '@/domain/notice/stopped'
import { type Channel, channels } from '@/domain/notice/terms'
import { hangingAt } from '@/domain/notice/up-time'
import { waysOut } from '@/domain/objection/ways-out'
import { roleNames } from '@/domain/role/roles'
import { presentPhoto } from '../file/present-file'
import type { LoadedObjection } from '../objection/load-objection'
import { presentPublicObjection } from '../objection/present-objection'
import { type LoadedNotice, type NoticeEventRow, wasCovered } from './load-notice'
import type { NoticeClock } from './notice-clocks'
import { packOfNotice } from './notice-subject'

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** Personal data that was found in a text, with the place for people and for the form. */
export const presentFinding = (found: PlacedFinding) => ({
  where: found.where,
  path: found.path.join('.'),
  start: found.start,
  end: found.end,
  excerpt: found.excerpt,
  advice: found.advice
})

/** What the drafter gets back: which content was frozen, and for a correction what it changes. */
export const presentDraft = (
  drafted: { readonly noticeId: string; readonly contentHash: string },
  differences: readonly Difference[]
) => ({ ...drafted, differences })

const presentClock = (view: NoticeView) => ({
  clockFrom: iso(view.clockFrom),
  windowLastDay: view.windowLastDay,
  windowDaysLeft: view.windowDaysLeft,
  windowClosedAt: iso(view.windowClosedAt),
  termLastDay: view.termLastDay,
  termDaysLeft: view.termDaysLeft,
  termDoneAt: iso(view.termDoneAt),
  extendedDays: view.extendedDays,
  stoppedAt: iso(view.stoppedAt),
  hoursUp: view.up.hours
})

/** How a notice stands after a step. */
export const presentStanding = (noticeId: string, view: NoticeView) => ({
  noticeId,
  state: view.state,
  stateName: noticeStates[view.state],
  ...presentClock(view)
})

/** Whether someone who may object at all could do it at this notice now. */
const takesObjections = (view: NoticeView): boolean =>
  noticeActions.file_objection.includes(view.state) && view.stoppedAt === null

/** A notice beside the matter it is about: which disclosure it is, and its clock. */
export const presentNoticeClock = ({ noticeId, subject, view, corrects, upOn }: NoticeClock) => ({
  ...presentStanding(noticeId, view),
  subject,
  upOn,
  subjectName: noticeSubjects[subject],
  isCorrection: corrects !== null,
  objecting: view.openObjections.length,
  takesObjections: takesObjections(view)
})

/** The same with its attachments and whether the reader may object, for the page of the matter. */
export const presentNoticeLink = (
  clock: NoticeClock,
  link: { readonly villageId: string; readonly secret: Uint8Array; readonly now: Date },
  reader: { readonly mayObject: boolean; readonly hasObjected: boolean }
) => ({
  ...presentNoticeClock(clock),
  hasObjected: reader.hasObjected,
  mayObject: reader.mayObject && !reader.hasObjected && takesObjections(clock.view),
  attachments: clock.covered
    ? []
    : clock.attachments.map(({ fileId, name }) => ({
        name,
        ...presentPhoto(link.secret, { villageId: link.villageId, fileId }, link.now)
      }))
})

/** A notice in a list: what it is about, where it stands, how many days are left. */
export const presentNoticeCard = (loaded: LoadedNotice, now: Date) => {
  const { row } = loaded
  const view = noticeState(loaded.notice, now)
  return {
    ...presentStanding(row.id, view),
    villageId: row.village_id,
    title: row.content.title,
    subject: row.subject_kind,
    subjectName: noticeSubjects[row.subject_kind],
    subjectId: row.subject_id,
    requiredDays: row.content.terms.requiredDays,
    windowDays: row.content.terms.windowDays,
    restartGapMinutes: row.content.terms.restartGapMinutes,
    /** Where it must hang, and where it hangs now. */
    mustHangAt: row.content.terms.channels,
    hangsAt: hangingAt(loaded.notice.events, now),
    isCorrection: row.corrects !== null,
    intact: loaded.intact,
    /** Why it can hang no more: what is put right hangs in its place. */
    stopped: stopOf(loaded.notice, view, loaded.intact)?.reason ?? null,
    draftedAt: row.drafted_at.toISOString()
  }
}

const presentLine = (row: NoticeEventRow) => {
  const where = Array.isArray(row.detail.channels) ? (row.detail.channels as Channel[]) : []
  const { reason } = row.detail
  const words = typeof reason === 'string' ? (downReasons[reason as DownReason] ?? reason) : null
  return {
    at: row.at.toISOString(),
    name: noticeEventNames[row.type] ?? row.type,
    by: row.actor_name,
    role: row.actor_role && roleNames[row.actor_role],
    where: where.map((channel) => channels[channel]),
    reason: words
  }
}

const presentStretch = (stretch: { readonly from: Date; readonly to: Date | null }) => ({
  from: stretch.from.toISOString(),
  to: iso(stretch.to)
})

interface Reading {
  readonly secret: Uint8Array
  readonly now: Date
  /** Whether the reader holds an office that also reads what was covered. */
  readonly office: boolean
  /** Whether the reader may object here at all. */
  readonly mayObject: boolean
  /** Whether an objection of the reader against it is still being handled: a second one would be refused. */
  readonly hasObjected: boolean
  /** Whether the reader may ask to be reminded here at all, and whether they have. */
  readonly mayFollow: boolean
  readonly follows: boolean
  /** What the notice that replaced this one says it changed. */
  readonly correction: Correction | null
}

const presentCorrection = (corrects: Correction) => ({
  reason: corrects.reason,
  differences: corrects.differences
})

/**
 * One notice whole, as anyone reads it: the frozen content, whether it still is what was signed, its clocks and every
 * hour it was up, what was objected without names, and where to turn to. A covered one shows its content to offices
 * alone; the hash stays, so that it can be checked against the paper.
 */
export const presentNotice = (
  loaded: LoadedNotice,
  objections: readonly LoadedObjection[],
  reading: Reading
) => {
  const { row, notice } = loaded
  const { content } = notice
  const view = noticeState(notice, reading.now)
  const covered = wasCovered(loaded) && !reading.office
  const photoOf = (fileId: string) =>
    presentPhoto(reading.secret, { villageId: row.village_id, fileId }, reading.now)
  const corrected = notice.events.find((e) => e.type === 'corrected')
  const signed = loaded.eventRows.find((e) => e.type === 'cosigned')
  return {
    ...presentNoticeCard(loaded, reading.now),
    covered,
    sections: covered ? [] : content.sections,
    attachments: covered ? [] : content.attachments.map((a) => ({ ...a, ...photoOf(a.fileId) })),
    photos: covered
      ? []
      : notice.events.flatMap((e) =>
          e.type === 'photo' ? [{ at: e.at.toISOString(), ...photoOf(e.fileId) }] : []
        ),
    places: content.terms.channels.map((channel) => channels[channel]),
    contentHash: loaded.contentHash,
    writtenHash: row.content_hash,
    warning: loaded.intact
      ? null
      : '这份公示的内容和会签时不一样，可能被改动过，请以张贴的纸质件为准，并向乡镇反映。',
    corrects: content.corrects,
    correctedBy: corrected?.type === 'corrected' ? corrected.correctionId : null,
    correction: covered || reading.correction === null ? null : presentCorrection(reading.correction),
    cosigned: signed ? { by: signed.actor_name, at: signed.at.toISOString() } : null,
    stretches: view.up.stretches.map(presentStretch),
    gaps: view.up.gaps.map((gap) => ({
      ...presentStretch(gap),
      minutes: gap.minutes,
      restarts: gap.restarts
    })),
    history: loaded.eventRows.map(presentLine),
    objections: objections.map(presentPublicObjection),
    takesObjections: takesObjections(view),
    hasObjected: reading.hasObjected,
    mayFollow: reading.mayFollow && !reading.follows && closingSoon(view, reading.now) === 'not_yet',
    follows: reading.follows,
    // Each line of a points notice is objected to by itself.
    mayObject:
      reading.mayObject &&
      (!reading.hasObjected || row.subject_kind === 'points_batch') &&
      takesObjections(view),
    waysOut: waysOut(packOfNotice(content.terms.packId, row.drafted_at), { subject: row.subject_kind })
  }
}
