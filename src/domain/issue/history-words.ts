import { roleNames } from '../role/roles'
import {
  closings,
  type DeclineReason,
  declineReasons,
  type IssueState,
  issueStates,
  type Level,
  levels,
  ratingOutside,
  ratings
} from './names'
import { actionName } from './transitions'

type Detail = Readonly<Record<string, string | number | boolean>>

/** What is written down beside a step that is no transition. */
const otherKinds: Readonly<Record<string, string>> = {
  raised: '说事',
  shown: '公开',
  hidden: '暂不公开',
  appealed: '申请复核',
  covered: '遮盖个人信息',
  uncovered: '取消遮盖',
  addition_shown: '公开办理的照片和说明',
  addition_hidden: '不公开办理的照片和说明',
  joined: '我也遇到',
  triaged: '接下',
  discussing: '开说事会',
  agreed: '议定',
  assigned: '交办',
  started: '开始办理',
  rating_asked: '请说事人评价',
  rated: '评价'
}

/** Kinds of history that only the raiser and whoever handles the matter read. */
export const innerKinds: readonly string[] = [
  'hidden',
  'appealed',
  'covered',
  'uncovered',
  'addition_shown',
  'addition_hidden',
  'name_party',
  'consent',
  'overdue_reconsider'
]

/** A step in plain words. */
export const kindWords = (kind: string): string => actionName(kind) ?? otherKinds[kind] ?? kind

/** What state a matter is in, as people say it: how it was closed rather than that it was. */
export const stateWords = (state: string, closing: keyof typeof closings | null): string =>
  state === 'CLOSED' && closing !== null ? closings[closing] : (issueStates[state as IssueState] ?? state)

/** The same for whoever does not rate it: an office, another system. */
export const stateWordsOutside = (state: string, closing: keyof typeof closings | null): string =>
  state === 'RATING' ? ratingOutside : stateWords(state, closing)

const nameIn = (
  names: Readonly<Record<string, string>>,
  key: string | number | boolean | undefined
): string => names[String(key)] ?? ''

/** 2026-11-28 → 11月28日. */
const dayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

/** What a step brought, each fact a short sentence; nothing that names the raiser. */
export const factsOf = (kind: string, detail: Detail, level: Level | null): string[] => {
  const facts: string[] = []
  if (detail.ownerName !== undefined) {
    facts.push(`由${detail.ownerName}（${nameIn(roleNames, detail.ownerRole)}）办`)
  }
  if (detail.dueOn !== undefined) facts.push(`${dayWords(String(detail.dueOn))}前办完`)
  if (detail.declineReason !== undefined) {
    facts.push(declineReasons[detail.declineReason as DeclineReason] ?? '')
  }
  if (detail.whereTo !== undefined) facts.push(`可以到${detail.whereTo}办`)
  if (detail.present !== undefined) {
    facts.push(`应到${detail.eligible}户，实到${detail.present}户`)
    if (detail.yes !== undefined) facts.push(`${detail.yes}户同意`)
  }
  if (detail.rating !== undefined) facts.push(nameIn(ratings, detail.rating))
  if (level !== null && climbing.includes(kind)) facts.push(`转到${levels[level]}`)
  return facts
}

const climbing = [
  'pass_up',
  'refer_up',
  'escalate',
  'escalate_late',
  'pass_dissatisfied',
  'overdue',
  'overdue_unsorted',
  'leave_mediation'
]
