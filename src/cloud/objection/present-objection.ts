import { steps } from '@/domain/decision/decision'
import { maskedName } from '@/domain/household/household'
import { deadline } from '@/domain/objection/deadlines'
import {
  lateTerms,
  type Objection,
  type ObjectionActor,
  objectionGrounds,
  objectionStates,
  seesObjector
} from '@/domain/objection/objection'
import type { ObjectionEffect } from '@/domain/objection/objection-steps'
import { objectionActionsFor, objectionRules } from '@/domain/objection/objection-table'
import type { ObjectionTerms } from '@/domain/objection/terms'
import { roleNames } from '@/domain/role/roles'
import type { LoadedObjection, ObjectionEventRow } from './load-objection'

const presentDue = (objection: Objection, terms: ObjectionTerms, now: Date) => {
  const due = deadline(objection, terms, now)
  return due && { termName: lateTerms[due.term], dueAt: due.dueAt.toISOString(), late: due.late }
}

/** What the villager gets back at once: the receipt of the objection itself, and by when it must be taken up. */
export const presentOwnReceipt = (objection: Objection, terms: ObjectionTerms, now: Date) => ({
  objectionId: objection.id,
  stateName: objectionStates[objection.state],
  due: presentDue(objection, terms, now)
})

/** Where an objection stands after a step, without a word about who raised it. */
export const presentProgress = (
  done: { readonly next: Objection; readonly terms: ObjectionTerms; readonly effect: ObjectionEffect },
  now: Date
) => ({
  objectionId: done.next.id,
  state: done.next.state,
  stateName: objectionStates[done.next.state],
  due: presentDue(done.next, done.terms, now),
  /** What follows for the matter: nothing, it goes on, is posted again, done again, stopped, or goes back to a step. */
  effect: done.effect.kind,
  backToStep: done.effect.kind === 'return' ? done.effect.step : null
})

const objectorName = ({ objection, eventRows }: LoadedObjection, full: boolean): string | null => {
  const name = eventRows.find((row) => row.type === 'file')?.actor_name ?? null
  if (full || name === null) return full ? name : null
  return objection.showName ? maskedName(name) : null
}

const nameOf = (type: string): string =>
  type === 'file' ? '提出异议' : (objectionRules[type as keyof typeof objectionRules]?.name ?? type)

const textOf = (row: ObjectionEventRow, key: string): string | null => {
  const value = row.detail[key]
  return typeof value === 'string' ? value : null
}

const presentLine = (row: ObjectionEventRow, objectorId: string) => ({
  at: row.at.toISOString(),
  name: nameOf(row.type),
  by: row.actor_id === null ? '到期自动' : row.actor_id === objectorId ? '提出人' : (row.actor_name ?? ''),
  role: row.actor_role && row.actor_id !== objectorId ? roleNames[row.actor_role] : null,
  // What the villager wrote was held to no check of personal data, so it is not part of what hangs beside the notice.
  words: row.actor_id === objectorId ? null : (textOf(row, 'words') ?? textOf(row, 'reason')),
  flawedSteps: Array.isArray(row.detail.steps)
    ? steps.filter((step) => (row.detail.steps as string[]).includes(step.id)).map((step) => step.name)
    : []
})

/** What anybody reads beside the notice: what it is about, where it stands, what was answered; never the words or name. */
export const presentPublicObjection = (loaded: LoadedObjection) => ({
  groundName: objectionGrounds[loaded.objection.ground],
  stateName: objectionStates[loaded.objection.state],
  filedAt: loaded.row.filed_at.toISOString(),
  by: objectorName(loaded, false),
  history: loaded.eventRows.map((row) => presentLine(row, loaded.objection.objectorId))
})

/** One objection for someone who has to do with it: the name only for those who may know it, and what they may do now. */
export const presentObjection = (loaded: LoadedObjection, viewer: ObjectionActor, now: Date) => {
  const { objection, terms } = loaded
  const full = seesObjector({ ...objection, showName: false }, viewer)
  return {
    ...presentPublicObjection(loaded),
    objectionId: objection.id,
    villageId: objection.villageId,
    noticeId: objection.noticeId,
    noticeTitle: loaded.noticeTitle,
    words: objection.words,
    state: objection.state,
    by: objectorName(loaded, full),
    own: viewer.memberId === objection.objectorId,
    due: presentDue(objection, terms, now),
    // A flaw is found by the supervision committee; the township's way is its order.
    actions: objectionActionsFor(objection, viewer).filter(
      (type) => type !== 'find_flawed' || viewer.role === 'supervision_member'
    )
  }
}
