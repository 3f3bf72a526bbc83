import type { IssueAction } from '@/domain/issue/transitions'

/** One thing that a form asks for. */
export type Paper =
  | 'level'
  | 'owner'
  | 'due'
  | 'into'
  | 'declineReason'
  | 'whereTo'
  | 'session'
  | 'yes'
  | 'decision'
  | 'party'
  | 'consent'
  | 'mediated'
  | 'reason'
  | 'photos'

/** Steps of the raiser, the other side and the clock: they are taken elsewhere, or by nobody. */
export const elsewhere = [
  'withdraw',
  'leave_mediation',
  'escalate_late',
  'rate',
  'rate_dissatisfied',
  'reconsider',
  'ask_rating',
  'pass_dissatisfied',
  'close_unrated',
  'close_declined',
  'overdue_unsorted',
  'overdue_reconsider',
  'overdue'
] as const satisfies readonly IssueAction[]
export type DeskAction = Exclude<IssueAction, (typeof elsewhere)[number]>

export const groups = {
  sort: '先看怎么办',
  talk: '大家商议',
  give: '派给谁办',
  work: '办理',
  again: '复议',
  town: '乡镇督办',
  quarrel: '邻里纠纷要调解的'
} as const
export type Group = keyof typeof groups

export interface ActionForm {
  readonly group: Group
  /** The step as what a person does, in a sentence. */
  readonly says: string
  readonly note: string
  readonly papers: readonly Paper[]
  /** What the words are about, where the form asks for words. */
  readonly words?: { readonly label: string; readonly hint: string; readonly optional?: boolean }
}

const why = (label: string, hint: string) => ({ label, hint })

/** What each step of the desk asks for; which steps are open the matter's own table says (`transitions.ts`). */
export const actionForms: Readonly<Record<DeskAction, ActionForm>> = {
  triage: {
    group: 'sort',
    says: '接下这件事',
    note: '定下由哪一级办、急不急',
    papers: ['level']
  },
  merge: {
    group: 'sort',
    says: '和另一件是同一件事，并过去',
    note: '关注的人一个不少',
    papers: ['into']
  },
  decline: {
    group: 'sort',
    says: '不予受理',
    note: '只能用列出的理由；说事人可以在3天内申请复议',
    papers: ['declineReason', 'whereTo', 'reason'],
    words: { label: '再说明几句', hint: '说事人看得到', optional: true }
  },
  discuss: {
    group: 'talk',
    says: '在说事会上议',
    note: '登记应到、实到的户数',
    papers: ['session']
  },
  agree: {
    group: 'talk',
    says: '议定了',
    note: '同意的户要超过到会的一半',
    papers: ['session', 'yes', 'reason'],
    words: why('议定怎么办', '比如：各家出一天工，把路垫平')
  },
  talk_on: {
    group: 'talk',
    says: '没议完，下次再议',
    note: '这次说到哪里，记一笔',
    papers: ['session', 'reason'],
    words: why('说到哪里了', '比如：先问问三户的意见，下个月再议')
  },
  pass_up: {
    group: 'talk',
    says: '议不成，报上一级',
    note: '上一级接着办，原来的记录都在',
    papers: ['reason'],
    words: why('为什么议不成', '比如：要动用集体的钱，院落定不了')
  },
  transfer: {
    group: 'talk',
    says: '转到四议两公开',
    note: '要村里作决定的事，两边互相看得到',
    papers: ['decision']
  },
  assign: {
    group: 'give',
    says: '派给人办',
    note: '写明谁办、哪天办结',
    papers: ['owner', 'due']
  },
  return: {
    group: 'give',
    says: '不该我办，退回',
    note: '只能退一次，要写明该谁办',
    papers: ['owner', 'reason'],
    words: why('为什么退回', '比如：这段路归三组管')
  },
  refer_up: {
    group: 'give',
    says: '请上一级指定谁办',
    note: '退回过一次的，不能再退',
    papers: ['reason'],
    words: why('为什么', '比如：三组也说不归他们管')
  },
  close_explained: {
    group: 'give',
    says: '回访过了，解释结案',
    note: '和“已解决”不一样，公开时分开写',
    papers: ['reason'],
    words: why('回访的情况', '和说事人说了什么，为什么只能办到这里')
  },
  start: { group: 'work', says: '开始办', note: '告诉说事人已经动手了', papers: [] },
  restart: { group: 'work', says: '重新办', note: '说事人不满意，再办一次', papers: [] },
  progress: {
    group: 'work',
    says: '记一笔进展',
    note: '说事人和关注的人都看得到',
    papers: ['reason', 'photos'],
    words: why('办到哪一步了', '比如：砂石已经拉来，周六动工')
  },
  escalate: {
    group: 'work',
    says: '办不了，报上一级',
    note: '原来由谁办，记录一直在',
    papers: ['reason'],
    words: why('为什么办不了', '比如：要县里批项目')
  },
  done: {
    group: 'work',
    says: '办完了',
    note: '请说事人来评价',
    papers: ['reason', 'photos'],
    words: why('办得怎么样', '做了什么，花了多少，谁来干的')
  },
  reinstate: {
    group: 'again',
    says: '该受理，重新办',
    note: '当初接下的人不能复议自己定的',
    papers: ['reason'],
    words: why('为什么该受理', '说事人看得到')
  },
  uphold: {
    group: 'again',
    says: '维持不予受理',
    note: '当初接下的人不能复议自己定的',
    papers: ['reason'],
    words: why('为什么维持', '说事人看得到')
  },
  supervise: {
    group: 'town',
    says: '督办',
    note: '提醒经办的人，写进经过',
    papers: ['reason'],
    words: why('督办的话', '比如：请本周内回复说事人')
  },
  extend: {
    group: 'town',
    says: '延长总期限',
    note: '只能延长一次',
    papers: ['reason'],
    words: why('为什么延长', '说事人看得到')
  },
  name_party: {
    group: 'quarrel',
    says: '写明另一方是谁',
    note: '先问说事人；说事人愿意调解，才会问对方',
    papers: ['party']
  },
  consent: {
    group: 'quarrel',
    says: '登记一方的书面意见',
    note: '没有手机的，签了字由您登记',
    papers: ['consent']
  },
  start_mediation: {
    group: 'quarrel',
    says: '双方同意，开始调解',
    note: '开始以后只有调解员和双方看得到',
    papers: ['owner']
  },
  end_mediation: {
    group: 'quarrel',
    says: '调解结束',
    note: '公开的只有“已调解”三个字',
    papers: ['mediated', 'reason'],
    words: why('调解的结果', '只有双方和您看得到')
  }
}

export const isDeskAction = (action: string): action is DeskAction => Object.hasOwn(actionForms, action)

/** The fields under which the server asks for what a paper brings. */
export const paperFields: Readonly<Record<Paper, readonly string[]>> = {
  level: ['level', 'urgent'],
  owner: ['ownerId'],
  due: ['dueOn'],
  into: ['intoId'],
  declineReason: ['declineReason'],
  whereTo: ['whereTo'],
  session: ['present', 'session'],
  yes: ['yes'],
  decision: ['decisionId'],
  party: ['party'],
  consent: ['consent'],
  mediated: ['mediated'],
  reason: ['reason'],
  photos: ['photoIds', 'fileIds']
}

interface Missing {
  readonly code: string
  readonly message: string
  readonly field?: string | null | undefined
}

/** Said before anything was entered, and answered by the form itself. */
const entered = ['ISSUE_CONSENT_NOT_YOURS']
/** Names a field of the form, and no entry in it helps. */
const final = ['ISSUE_PARTY_SET']

/** What stands in the way of a step whatever is entered for it. */
export const blockersOf = (action: DeskAction, missing: readonly Missing[]): string[] => {
  const fields = actionForms[action].papers.flatMap((p) => paperFields[p])
  return missing
    .filter((m) => !entered.includes(m.code) && (final.includes(m.code) || !fields.includes(m.field ?? '')))
    .map((m) => m.message)
}
