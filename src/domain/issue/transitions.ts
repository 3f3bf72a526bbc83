import type { ConditionId } from './conditions'
import type { IssueState } from './names'

/**
 * Who may take a step. `sorter` handles the matter at its level; `assigner` may give it into hands; `village` is the
 * committee or the secretary; `other` looks at a refusal again; `parties` are both sides of a mediation.
 */
export type Who =
  | 'sorter'
  | 'assigner'
  | 'village'
  | 'township'
  | 'owner'
  | 'raiser'
  | 'parties'
  | 'consenting'
  | 'other'
  | 'system'

export interface Transition {
  readonly from: readonly IssueState[]
  /** `same`: it is written down and the state stays. */
  readonly to: IssueState | 'same'
  readonly who: Who
  readonly needs: readonly ConditionId[]
  readonly name: string
}

const row = (
  name: string,
  from: IssueState | readonly IssueState[],
  to: IssueState | 'same',
  who: Who,
  needs: readonly ConditionId[] = []
): Transition => ({ name, from: typeof from === 'string' ? [from] : from, to, who, needs })

const working = [
  'TRIAGED',
  'DISCUSSING',
  'AGREED',
  'ASSIGNED',
  'IN_PROGRESS',
  'REWORK',
  'ESCALATED'
] as const satisfies readonly IssueState[]
const open = [...working, 'REPORTED', 'RATING', 'DECLINED', 'MEDIATION'] as const

/** The 小院说事 table (说 → 议 → 办 → 评), with what the clock does at the end. */
export const transitions = {
  triage: row('接下', 'REPORTED', 'TRIAGED', 'sorter', ['level']),
  merge: row('合并', 'REPORTED', 'MERGED', 'sorter', ['open', 'target']),
  withdraw: row('撤回', 'REPORTED', 'WITHDRAWN', 'raiser'),
  decline: row('不予受理', 'TRIAGED', 'DECLINED', 'sorter', ['declineReason']),

  name_party: row('写明另一方', 'TRIAGED', 'same', 'sorter', ['partyNamed']),
  consent: row('表态是否同意调解', 'TRIAGED', 'same', 'consenting', ['consent']),
  start_mediation: row('开始调解', 'TRIAGED', 'MEDIATION', 'sorter', ['bothConsent', 'mediator']),
  end_mediation: row('调解结束', 'MEDIATION', 'CLOSED', 'owner', ['mediated', 'reason']),
  leave_mediation: row('调解不成，转乡镇', 'MEDIATION', 'ESCALATED', 'parties', ['reason']),

  discuss: row('开说事会', 'TRIAGED', 'DISCUSSING', 'sorter', ['open', 'session']),
  agree: row('议定', 'DISCUSSING', 'AGREED', 'sorter', ['agreed', 'reason']),
  talk_on: row('没议完，下次再议', 'DISCUSSING', 'same', 'sorter', ['open', 'session', 'reason']),
  pass_up: row('议不成，报上一级', 'DISCUSSING', 'ESCALATED', 'sorter', ['levelLeft', 'reason']),
  transfer: row('转四议两公开', 'DISCUSSING', 'TRANSFERRED_4D2P', 'village', ['open', 'decision']),

  assign: row('交办', ['TRIAGED', 'AGREED', 'ESCALATED'], 'ASSIGNED', 'assigner', ['owner', 'due']),
  return: row('退回', 'ASSIGNED', 'ASSIGNED', 'owner', [
    'notReturned',
    'returnInTime',
    'rightOwner',
    'reason'
  ]),
  refer_up: row('报上一级指定', 'ASSIGNED', 'ESCALATED', 'owner', ['returnedOnce', 'levelLeft', 'reason']),
  start: row('开始办理', 'ASSIGNED', 'IN_PROGRESS', 'owner'),
  restart: row('重新办理', 'REWORK', 'IN_PROGRESS', 'owner'),
  progress: row('记录进展', 'IN_PROGRESS', 'same', 'owner', ['reason']),
  escalate: row('报上一级', 'IN_PROGRESS', 'ESCALATED', 'owner', ['levelLeft', 'reason']),
  escalate_late: row('超期，请上一级办', 'IN_PROGRESS', 'ESCALATED', 'raiser', ['late', 'levelLeft']),
  done: row('办完', 'IN_PROGRESS', 'DONE_CLAIMED', 'owner', ['reason']),

  rate: row('评价', 'RATING', 'CLOSED', 'raiser', ['rating', 'notOwnWork']),
  rate_dissatisfied: row('评价：不满意', 'RATING', 'REWORK', 'raiser', ['rating', 'notOwnWork']),
  close_explained: row('回访后解释结案', 'ESCALATED', 'CLOSED', 'assigner', ['callback', 'reason']),

  reconsider: row('申请复议', 'DECLINED', 'same', 'raiser', ['mayReconsider']),
  reinstate: row('复议成立', 'DECLINED', 'TRIAGED', 'other', ['asked', 'anotherPerson', 'reason']),
  uphold: row('复议维持', 'DECLINED', 'CLOSED', 'other', ['asked', 'anotherPerson', 'reason']),

  supervise: row('督办', open, 'same', 'township', ['reason']),
  extend: row('延长总期限', open, 'same', 'township', ['notExtended', 'reason']),

  ask_rating: row('请说事人评价', 'DONE_CLAIMED', 'RATING', 'system'),
  pass_dissatisfied: row('第二次不满意，上一级回访', 'REWORK', 'ESCALATED', 'system'),
  close_unrated: row('到期未评价', 'RATING', 'CLOSED', 'system', ['late']),
  close_declined: row('没有申请复议', 'DECLINED', 'CLOSED', 'system', ['notAsked', 'late']),
  overdue_unsorted: row('没有按时接下，转上一级', 'REPORTED', 'same', 'system', ['late', 'levelLeft']),
  overdue_reconsider: row('复议超期，转上一级', 'DECLINED', 'same', 'system', ['asked', 'late', 'levelLeft']),
  overdue: row('超期，转上一级', working, 'ESCALATED', 'system', ['late', 'levelLeft'])
} as const satisfies Record<string, Transition>

export type IssueAction = keyof typeof transitions

/** Steps that are shown by photos: what is being done, and what was done (also when done over). */
const shownByPhotos: readonly IssueAction[] = ['progress', 'done']
export const takesPhotos = (action: IssueAction): boolean => shownByPhotos.includes(action)

const villagers: readonly Who[] = ['raiser', 'parties', 'consenting', 'system']
/** Whether the words of a step stand before the public of an open matter: those of its handlers do. */
export const isPublicStep = (action: IssueAction): boolean => !villagers.includes(transitions[action].who)

export const issueActions = Object.keys(transitions) as IssueAction[]
export const actionName = (kind: string): string | null =>
  Object.hasOwn(transitions, kind) ? transitions[kind as IssueAction].name : null
