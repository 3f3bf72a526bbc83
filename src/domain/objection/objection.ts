import * as z from 'zod/mini'
import { Id, RequestId, text } from '../common/fields'
import type { StepId } from '../decision/decision'
import type { NoticeSubject } from '../notice/notice'
import type { Role } from '../role/roles'
import { type ObjectionGround, objectionGrounds } from './grounds'

export const objectionStates = {
  FILED: '已提交，等受理回执',
  RECEIVED: '已受理，等答复',
  ANSWERED: '已答复，等村监委核实',
  ESCALATED: '已转乡镇核实',
  UNFOUNDED: '异议不成立，公示继续',
  FLAWED: '程序有瑕疵，退回重走',
  REDO: '异议成立，返工或更正',
  VIOLATION: '违法或侵权，责令改正',
  WITHDRAWN: '提出人已撤回'
} as const
export type ObjectionState = keyof typeof objectionStates

/** States in which nobody has to do anything any more; a court may still speak after 异议不成立. */
export const closedStates = ['UNFOUNDED', 'FLAWED', 'REDO', 'VIOLATION', 'WITHDRAWN'] as const

export type { ObjectionGround } from './grounds'
export { objectionGrounds } from './grounds'

/** The step that a flaw lies in; one in the notice itself is cured by posting it correctly. */
export type FlawedStep = StepId

export interface ObjectionActor {
  /** Null for staff of a township, who are on no village's roster. */
  readonly memberId: string | null
  readonly role: Role
}

interface Happened {
  readonly at: Date
  /** Null where a term that ran out did it. */
  readonly by: ObjectionActor | null
}

/** What happened to an objection, in the order of time; append-only. */
export type ObjectionEvent = Happened & {
  readonly from: ObjectionState | null
  readonly to: ObjectionState
} & (
    | { readonly type: 'file' }
    | { readonly type: 'acknowledge' }
    | { readonly type: 'mark_complex'; readonly reason: string }
    | { readonly type: 'reply'; readonly words: string }
    | { readonly type: 'send_back'; readonly reason: string }
    | { readonly type: 'find_unfounded'; readonly reason: string }
    | {
        readonly type: 'find_flawed'
        readonly steps: readonly FlawedStep[]
        readonly reason: string
      }
    | { readonly type: 'find_redo'; readonly reason: string }
    | { readonly type: 'escalate'; readonly reason: string; readonly late: LateTerm | null }
    | {
        readonly type: 'order'
        readonly article: string
        /** The name and number of the paper. */
        readonly document: string
        readonly reason: string
      }
    | { readonly type: 'record_ruling'; readonly caseNumber: string; readonly reason: string }
    | { readonly type: 'report_finding'; readonly words: string }
    | { readonly type: 'withdraw' }
  )

export const lateTerms = {
  receipt: '受理回执',
  reply: '答复',
  verify: '村监委核实',
  township: '乡镇核实'
} as const
export type LateTerm = keyof typeof lateTerms

export interface Objection {
  readonly id: string
  readonly villageId: string
  readonly noticeId: string
  readonly subject: NoticeSubject
  readonly objectorId: string
  /** Whether the villager lets the public see the name; hidden unless said otherwise. */
  readonly showName: boolean
  readonly ground: ObjectionGround
  readonly words: string
  readonly state: ObjectionState
  readonly events: readonly ObjectionEvent[]
}

const grounds = Object.keys(objectionGrounds) as [ObjectionGround, ...ObjectionGround[]]

export const FileObjection = z.object({
  requestId: RequestId,
  villageId: Id,
  noticeId: Id,
  ground: z.enum(grounds, { error: '请选择是哪方面的异议。' }),
  words: text('异议内容', 4, 2000),
  showName: z.boolean(),
  /** Which line of a points notice it is about. */
  lineNo: z.optional(z.int({ error: '请选择是哪一行。' }).check(z.minimum(1), z.maximum(100_000)))
})

export const ReadObjection = z.object({ villageId: Id, objectionId: Id })
export const ReplyObjection = z.object({
  requestId: RequestId,
  villageId: Id,
  objectionId: Id,
  words: text('答复', 10, 2000)
})

/**
 * Whether this viewer learns who objected: the objector, the supervision committee that verifies, and the township
 * once it was passed up. The committee that answers does not, unless the villager shows the name.
 */
export const seesObjector = (objection: Objection, viewer: ObjectionActor): boolean => {
  if (objection.showName) return true
  if (viewer.memberId !== null && viewer.memberId === objection.objectorId) return true
  if (viewer.role === 'supervision_member') return true
  const township = viewer.role === 'township_staff' || viewer.role === 'township_legal'
  return township && objection.events.some((e) => e.to === 'ESCALATED')
}
