import { lengthOf } from '../common/fields'
import { steps } from '../decision/decision'
import type { NoticeSubject } from '../notice/notice'
import type { NoticeView } from '../notice/notice-state'
import { noticeActions } from '../notice/notice-steps'
import { findPersonalData } from '../notice/personal-data'
import { accept, type Outcome, refuse } from '../refusal/refusal'
import { deadline } from './deadlines'
import type { FlawedStep, Objection, ObjectionActor, ObjectionEvent, ObjectionState } from './objection'
import { closedStates } from './objection'
import { mayAct, objectionRules } from './objection-table'
import type { ObjectionTerms } from './terms'

type Fields<T extends ObjectionEvent['type']> = Omit<
  Extract<ObjectionEvent, { type: T }>,
  'at' | 'by' | 'from' | 'to' | 'late'
>
/** What can be done to an objection; `by` is null for a term that ran out. */
export type ObjectionAction = {
  [T in Exclude<ObjectionEvent['type'], 'file'>]: Fields<T> & { readonly by: ObjectionActor | null }
}[Exclude<ObjectionEvent['type'], 'file'>]

/** What an ended objection means for the notice and for the matter it is about. */
export type ObjectionEffect =
  | { readonly kind: 'none' }
  /** The notice goes on; its term was lengthened by the time this took. */
  | { readonly kind: 'notice_continues' }
  /** The matter goes back to this step, the earliest with a flaw. */
  | { readonly kind: 'return'; readonly step: FlawedStep }
  /** Only the posting was at fault: a correction notice, with terms that begin anew. */
  | { readonly kind: 'repost' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'suspend'; readonly by: 'township' | 'court' }

/** The effect in the words of the notice: nothing stands that was found wrong. */
export const noticeEffect = (effect: ObjectionEffect): 'continues' | 'stops' | null =>
  effect.kind === 'none' ? null : effect.kind === 'notice_continues' ? 'continues' : 'stops'

/** The steps that lie before or in a notice of this kind, in which a flaw can be found. */
export const flawableSteps = (subject: NoticeSubject): readonly FlawedStep[] => {
  const all = steps.map((s) => s.id)
  if (subject === 'decision_result') return all
  return subject === 'decision_resolution' ? all.slice(0, all.indexOf('resolution_notice') + 1) : []
}

/**
 * A new objection of a villager against a notice. `mine` are the villager's former ones against it. Refuses
 * OBJECTION_WINDOW_CLOSED, OBJECTION_OPEN_ALREADY and OBJECTION_REPEATED.
 */
export const fileObjection = (
  filing: Omit<Objection, 'state' | 'events'>,
  facts: { readonly notice: Pick<NoticeView, 'state' | 'stoppedAt'>; readonly mine: readonly Objection[] },
  at: Date
): Outcome<Objection> => {
  if (!noticeActions.file_objection.includes(facts.notice.state) || facts.notice.stoppedAt !== null) {
    const words = '现在不在提异议的时间里。仍有意见的，可以按公示页下方的去处反映。'
    return refuse('OBJECTION_WINDOW_CLOSED', words)
  }
  if (facts.mine.some((o) => !isClosed(o.state))) {
    const words = '您对这份公示的异议正在办理，有补充的请告诉村监委，不用再提一次。'
    return refuse('OBJECTION_OPEN_ALREADY', words)
  }
  // Without this one person could hold a notice up for ever with one sentence.
  if (facts.mine.some((o) => sameWords(o.words, filing.words) && o.state !== 'WITHDRAWN')) {
    const words = '同样的异议已经答复过了。不服答复的，可以按公示页下方的去处反映。'
    return refuse('OBJECTION_REPEATED', words, 'words')
  }
  const by: ObjectionActor = { memberId: filing.objectorId, role: 'villager' }
  return accept({ ...filing, state: 'FILED', events: [{ type: 'file', at, by, from: null, to: 'FILED' }] })
}

const sameWords = (a: string, b: string): boolean =>
  a.replace(/[\s\p{P}]/gu, '') === b.replace(/[\s\p{P}]/gu, '')

export const isClosed = (state: ObjectionState): boolean => closedStates.some((s) => s === state)

const reasonOf = (words: string, least: number, field: string, name: string): Outcome<string> => {
  const trimmed = words.trim()
  if (lengthOf(trimmed) < least) {
    return refuse('OBJECTION_WORDS_SHORT', `${name}至少写${least}个字，要让提出人看得明白。`, field)
  }
  // Replies and findings hang beside the notice, so they are held to what holds for it.
  const [found] = findPersonalData(trimmed)
  if (found) {
    const words = `${name}里有不能公开的个人信息“${found.excerpt}”。${found.advice}`
    return refuse('OBJECTION_PERSONAL_DATA', words, field)
  }
  return accept(trimmed)
}

const orderWords = (action: { readonly document: string; readonly reason: string }): Outcome<unknown> => {
  const paper = reasonOf(action.document, 2, 'document', '文书名称和文号')
  return paper.ok ? reasonOf(action.reason, 4, 'reason', '理由') : paper
}

const checkFlaws = (objection: Objection, flawed: readonly FlawedStep[]): Outcome<null> => {
  const possible = flawableSteps(objection.subject)
  if (possible.length === 0) {
    return refuse('OBJECTION_NO_STEPS', '这类公示没有四议步骤，异议成立的请选“返工或更正”。', 'steps')
  }
  if (flawed.length === 0 || flawed.some((s) => !possible.includes(s))) {
    return refuse('OBJECTION_STEPS_BAD', '请选择哪一步有瑕疵，只能选这份公示以前的步骤。', 'steps')
  }
  return accept(null)
}

/** What the fields of an action must hold, beyond who acts and when. */
const checkFields = (objection: Objection, action: ObjectionAction): Outcome<unknown> => {
  switch (action.type) {
    case 'reply':
    case 'report_finding':
      return reasonOf(action.words, 10, 'words', action.type === 'reply' ? '答复' : '核实情况')
    case 'find_flawed': {
      const flaws = checkFlaws(objection, action.steps)
      return flaws.ok ? reasonOf(action.reason, 4, 'reason', '理由') : flaws
    }
    case 'find_redo':
      if (objection.subject === 'decision_resolution') {
        const words = '对决议的异议不能直接改内容：程序有瑕疵的退回重走，违法侵权的由乡镇责令改正。'
        return refuse('OBJECTION_REDO_RESOLUTION', words)
      }
      return reasonOf(action.reason, 4, 'reason', '理由')
    case 'order':
      // The township may order what a law names, and nothing else (组织法第6条).
      if (!/第[0-9一二三四五六七八九十百零〇]+条/.test(action.article)) {
        const words = '责令改正要写明违反了哪部法的第几条，例如“村民委员会组织法第31条”。'
        return refuse('OBJECTION_ORDER_NO_ARTICLE', words, 'article')
      }
      return orderWords(action)
    case 'record_ruling':
      if (lengthOf(action.caseNumber.trim()) < 6) {
        return refuse('OBJECTION_RULING_NO_NUMBER', '请填写裁判文书的案号。', 'caseNumber')
      }
      return reasonOf(action.reason, 4, 'reason', '裁判结果')
    case 'mark_complex':
    case 'send_back':
    case 'find_unfounded':
      return reasonOf(action.reason, 4, 'reason', '理由')
    case 'escalate':
    case 'acknowledge':
    case 'withdraw':
      return accept(null)
  }
}

/** What the clock has to say: an extension comes before the term is over, going up comes after it. */
const checkTime = (
  objection: Objection,
  action: ObjectionAction,
  terms: ObjectionTerms,
  now: Date
): Outcome<null> => {
  const running = deadline(objection, terms, now)
  if (action.type === 'mark_complex') {
    if (objection.subject === 'points_batch') {
      return refuse('OBJECTION_NO_EXTENSION', '积分公示的异议要在3天内答复，不能延长。')
    }
    if (objection.events.some((e) => e.type === 'mark_complex')) {
      return refuse('OBJECTION_COMPLEX_ALREADY', '已经延长过一次，不能再延长。')
    }
    if (running?.late) return refuse('OBJECTION_REPLY_LATE', '答复期限已过，不能再延长，请尽快答复。')
  }
  if (action.type === 'escalate') {
    const bySupervisor = action.by?.role === 'supervision_member'
    if (bySupervisor) {
      const checked = reasonOf(action.reason, 4, 'reason', '理由')
      return checked.ok ? accept(null) : checked
    }
    if (!running?.late) {
      const words = '还没有到期限。到期没有办的，会自动转到乡镇。'
      return refuse('OBJECTION_NOT_LATE', words)
    }
  }
  return accept(null)
}

/** What an action, or the event that it became, means for the notice and the matter. */
export const effectOf = (
  action: Pick<ObjectionAction, 'type'> & { steps?: readonly FlawedStep[] }
): ObjectionEffect => {
  switch (action.type) {
    case 'find_unfounded':
    case 'withdraw':
      return { kind: 'notice_continues' }
    case 'find_flawed': {
      const earliest = steps.find((s) => action.steps?.includes(s.id))?.id ?? 'proposal'
      const posting = earliest === 'resolution_notice' || earliest === 'result_notice'
      return posting ? { kind: 'repost' } : { kind: 'return', step: earliest }
    }
    case 'find_redo':
      return { kind: 'redo' }
    case 'order':
      return { kind: 'suspend', by: 'township' }
    case 'record_ruling':
      return { kind: 'suspend', by: 'court' }
    default:
      return { kind: 'none' }
  }
}

/**
 * One action on an objection at `now`: the objection with the event that is its history, and what follows for the
 * notice. Whoever objected neither answers nor judges it; a township orders only what an article names.
 */
export const stepObjection = (
  objection: Objection,
  action: ObjectionAction,
  terms: ObjectionTerms,
  now: Date
): Outcome<{ next: Objection; event: ObjectionEvent; effect: ObjectionEffect }> => {
  if (objection.events.some((e) => e.at > now)) {
    return refuse('OBJECTION_OUT_OF_ORDER', '这条异议已有更晚的记录，请刷新后再试。')
  }
  const to = objectionRules[action.type].moves[objection.state]
  if (to === undefined) {
    const words = isClosed(objection.state)
      ? '这条异议已经办结。仍有意见的，可以按公示页下方的去处反映。'
      : '这条异议现在还不能做这一步，请先看办到哪里了。'
    return refuse(isClosed(objection.state) ? 'OBJECTION_CLOSED' : 'OBJECTION_NOT_NOW', words)
  }
  const allowed = mayAct(objection, action.type, action.by)
  if (!allowed.ok) return allowed
  const fields = checkFields(objection, action)
  if (!fields.ok) return fields
  const time = checkTime(objection, action, terms, now)
  if (!time.ok) return time
  const running = deadline(objection, terms, now)
  const event = {
    ...action,
    ...(action.type === 'escalate' ? { late: running?.late ? running.term : null } : {}),
    at: now,
    from: objection.state,
    to
  } as ObjectionEvent
  const next = { ...objection, state: to, events: [...objection.events, event] }
  return accept({ next, event, effect: effectOf(action) })
}
