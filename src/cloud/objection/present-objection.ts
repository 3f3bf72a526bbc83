import { steps } from '@/domain/decision/decision'
import { maskedName } from '@/domain/household/household'
import { deadline } from '@/domain/objection/deadlines'
import { sayBy, sayLeft } from '@/domain/objection/due-words'
import {
  lateTerms,
  type Objection,
  type ObjectionActor,
  objectionGrounds,
  objectionStates,
  seesObjector
} from '@/domain/objection/objection'
import { type Finding, findings, findingsFor } from '@/domain/objection/objection-forms'
import { effectOf, flawableSteps, isClosed, type ObjectionEffect } from '@/domain/objection/objection-steps'
import {
  type ObjectionActionType,
  objectionActionsFor,
  objectionRules
} from '@/domain/objection/objection-table'
import type { ObjectionTerms } from '@/domain/objection/terms'
import { roleNames } from '@/domain/role/roles'
import type { LoadedHold } from './load-holds'
import type { LoadedObjection, ObjectionEventRow } from './load-objection'

const isRepost = ({ state, events }: Objection): boolean => {
  const found = events.at(-1)
  return state === 'FLAWED' && found?.type === 'find_flawed' && effectOf(found).kind === 'repost'
}

/** Where it stands; a flaw of the posting alone sends nothing back, and does not read as if it did. */
const stateNameOf = (objection: Objection): string =>
  isRepost(objection) ? '公示有瑕疵，更正后重新公示' : objectionStates[objection.state]

const findingActions: Readonly<Record<Finding, ObjectionActionType>> = {
  unfounded: 'find_unfounded',
  flawed: 'find_flawed',
  redo: 'find_redo',
  send_back: 'send_back',
  escalate: 'escalate'
}

const presentDue = (objection: Objection, terms: ObjectionTerms, now: Date) => {
  const due = deadline(objection, terms, now)
  return (
    due && {
      termName: lateTerms[due.term],
      dueAt: due.dueAt.toISOString(),
      late: due.late,
      /** In words, by the server's clock: how long is left or over, and by when. */
      left: sayLeft(due, now),
      byWhen: sayBy(due.dueAt)
    }
  )
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
  stateName: stateNameOf(done.next),
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
  /** What an order or a ruling rests on. */
  paper: textOf(row, 'document') ?? textOf(row, 'caseNumber'),
  article: textOf(row, 'article'),
  flawedSteps: Array.isArray(row.detail.steps)
    ? steps.filter((step) => (row.detail.steps as string[]).includes(step.id)).map((step) => step.name)
    : []
})

/** What anybody reads beside the notice: what it is about, where it stands, what was answered; never the words or name. */
export const presentPublicObjection = (loaded: LoadedObjection) => ({
  groundName: objectionGrounds[loaded.objection.ground],
  stateName: stateNameOf(loaded.objection),
  filedAt: loaded.row.filed_at.toISOString(),
  by: objectorName(loaded, false),
  /** The line of a points notice that it is about. */
  lineNo: loaded.row.line_no,
  history: loaded.eventRows.map((row) => presentLine(row, loaded.objection.objectorId))
})

/** How the notice must be put right: with a correction now, with one later (see the words), or not at all. */
const presentReplacement = ({ objection, noticeState }: LoadedObjection) => {
  // A line of a points notice is corrected in the ledger.
  if (noticeState === 'corrected' || objection.subject === 'points_batch') return null
  switch (objection.state) {
    case 'FLAWED':
      return isRepost(objection)
        ? { now: true, words: '决议不受影响，只是公示做得不对。请村委会发更正公告，会签挂出后重新计期。' }
        : { now: false, words: '原公示已经停止。重新决议通过以后，用更正公告代替原公示。' }
    case 'REDO':
      return { now: false, words: '原公示已经停止。返工、重新验收以后，用更正公告代替原公示。' }
    case 'VIOLATION':
      return { now: false, words: '原公示已经停止。按要求改正以后，用更正公告代替原公示。' }
    default:
      return null
  }
}

/** What a supervisor can find now, none for everyone else, and the steps in which a flaw can lie. */
const presentFinding = (
  { objection }: LoadedObjection,
  viewer: ObjectionActor,
  actions: readonly ObjectionActionType[]
) => {
  const own = viewer.memberId === objection.objectorId
  const ids = viewer.role === 'supervision_member' && !own ? findingsFor(objection.subject) : []
  return {
    findings: ids
      .filter((id) => actions.includes(findingActions[id]))
      .map((id) => ({ id, name: findings[id] })),
    flawable: flawableSteps(objection.subject).map((id) => ({
      id,
      name: steps.find((step) => step.id === id)?.name ?? id
    }))
  }
}

const presentHold = (hold: LoadedHold | undefined, viewer: ObjectionActor) =>
  hold
    ? {
        words: hold.words,
        decisionId: hold.decisionId,
        /** What the viewer is to do, or null where it is another's turn. */
        next: hold.by === viewer.role ? hold.next : null
      }
    : null

/** The line it is about; what that consists of only for the offices, who judge it. */
const presentLineOf = ({ line }: LoadedObjection, viewer: ObjectionActor) =>
  line && {
    no: line.no,
    batchId: line.batchId,
    householdName: line.householdName,
    claims: viewer.role === 'villager' ? [] : line.claims
  }

/** One objection for someone who has to do with it: the name only for those who may know it, and what they may do now. */
export const presentObjection = (
  loaded: LoadedObjection,
  viewer: ObjectionActor,
  now: Date,
  hold?: LoadedHold
) => {
  const { objection, terms } = loaded
  const full = seesObjector({ ...objection, showName: false }, viewer)
  const actions = objectionActionsFor(objection, viewer)
  return {
    ...presentPublicObjection(loaded),
    objectionId: objection.id,
    villageId: objection.villageId,
    noticeId: objection.noticeId,
    noticeTitle: loaded.noticeTitle,
    words: objection.words,
    state: objection.state,
    closed: isClosed(objection.state),
    by: objectorName(loaded, full),
    /** Whether the villager lets everybody know the name. */
    nameShown: objection.showName,
    /** Against the notice of the result, not of the resolution. */
    ofResult: objection.subject === 'decision_result',
    own: viewer.memberId === objection.objectorId,
    due: presentDue(objection, terms, now),
    actions,
    ...presentFinding(loaded, viewer, actions),
    /** Days of the longer reply, for whoever asks for it. */
    complexReplyDays: terms.complexReplyDays,
    replacement: presentReplacement(loaded),
    line: presentLineOf(loaded, viewer),
    hold: presentHold(hold, viewer)
  }
}

/** The same with the village it lies in, for the township that has several. */
export const presentPassedUp = (
  loaded: LoadedObjection,
  villageName: string,
  viewer: ObjectionActor,
  now: Date
) => ({ ...presentObjection(loaded, viewer, now), villageName })
