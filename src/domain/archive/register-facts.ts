import { dayOf } from '../common/calendar'
import { type Register, type RegisterFacts, registerOf } from '../decision/register'
import { termRun } from '../notice/notice-state'
import type { ArchivedNotice, ArchiveRecord } from './archive-record'

type Tally = RegisterFacts['beside'][number]['tally']

const noticeOf = (r: ArchiveRecord, n: ArchivedNotice): RegisterFacts['notices'][number][] => {
  const { subject } = n.content
  if (subject !== 'decision_resolution' && subject !== 'decision_result') return []
  const signed = n.events.find((e) => e.type === 'cosigned')
  const { view } = n
  const run = termRun(view)
  return [
    {
      subject,
      cosignedBy: signed?.name ?? null,
      cosignedOn: signed ? dayOf(signed.at) : null,
      hungOn: run && dayOf(run.from),
      lastDay: view.termLastDay ?? (view.termDoneAt && dayOf(new Date(view.termDoneAt.getTime() - 1))),
      objections: r.objections.filter((o) => o.noticeId === n.id).length,
      hash: n.contentHash
    }
  ]
}

const placeOf = (r: ArchiveRecord, meetingId: string | undefined): string | null =>
  r.meetings.find((m) => m.id === meetingId)?.place ?? null

/** What was accepted at the end of the work; the last time, where it was done again. */
export const acceptedWork = (
  r: ArchiveRecord
): {
  readonly line: number
  readonly acceptedOn: string
  readonly finalAmount: number | null
  readonly photos: number
} | null => {
  const line = r.decision.history.map((e) => e.action).lastIndexOf('complete')
  const done = r.beside[line]?.told.completion as
    | { readonly acceptedOn: string; readonly finalAmount: number | null; readonly photoIds: string[] }
    | undefined
  if (!done) return null
  return { line, acceptedOn: done.acceptedOn, finalAmount: done.finalAmount, photos: done.photoIds.length }
}

/** The register form (六步登记表) of an archived decision, with the names of conveners and tellers in it. */
export const archivedRegister = (r: ArchiveRecord): Register =>
  registerOf({
    decision: r.decision,
    no: r.no,
    villageName: r.village,
    meaning: r.meaning,
    beside: r.beside.map(({ convener, told }, i) => ({
      convener,
      place: placeOf(r, r.decision.history[i]?.meeting?.id),
      tally: (told.tally as Tally | undefined) ?? null
    })),
    notices: r.notices.flatMap((n) => noticeOf(r, n)),
    completion: acceptedWork(r)
  })
