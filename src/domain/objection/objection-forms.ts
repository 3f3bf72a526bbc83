import * as z from 'zod/mini'
import { Corrections } from '../claim/forms'
import { Id, RequestId, text } from '../common/fields'
import { type StepId, steps } from '../decision/decision'
import { type ReturnGround, returnGrounds } from '../decision/opinion'
import type { NoticeSubject } from '../notice/notice'
import { flawableSteps } from './objection-steps'

const about = { requestId: RequestId, villageId: Id, objectionId: Id }
const stepIds = steps.map((s) => s.id) as [StepId, ...StepId[]]
const reason = text('理由', 4, 1000)

export const ReceiveObjection = z.object(about)
export const ExtendObjection = z.object({ ...about, reason })
export const WithdrawObjection = z.object(about)
export const EscalateObjection = z.object(about)
/** What the township orders: on which of the lawful grounds, under which article, by which paper. */
export const OrderObjection = z.object({
  ...about,
  ground: z.enum(Object.keys(returnGrounds) as [ReturnGround, ...ReturnGround[]], {
    error: '请选择责令改正的法定理由。'
  }),
  article: text('依据的条文', 4, 100),
  document: text('文书名称和文号', 2, 200),
  reason
})
export const RuleObjection = z.object({ ...about, caseNumber: text('案号', 6, 60), reason })
export const ReportObjection = z.object({ ...about, words: text('核实情况', 10, 2000) })

/** What the supervision committee finds; `steps` only where the procedure was at fault. */
export const findings = {
  unfounded: '异议不成立，公示继续',
  flawed: '程序有瑕疵，退回重走',
  redo: '异议成立，返工或更正',
  send_back: '答复没有说清，退回重答',
  escalate: '转乡镇核实'
} as const
export type Finding = keyof typeof findings
const findingIds = Object.keys(findings) as [Finding, ...Finding[]]

/** What can be found about a notice of this kind: a resolution is not done again, and only decisions have steps. */
export const findingsFor = (subject: NoticeSubject): Finding[] =>
  findingIds.filter(
    (id) =>
      !(id === 'redo' && subject === 'decision_resolution') &&
      !(id === 'flawed' && flawableSteps(subject).length === 0)
  )

export const VerifyObjection = z.object({
  ...about,
  finding: z.enum(findingIds, { error: '请选择核实的结果。' }),
  reason,
  steps: z.optional(z.array(z.enum(stepIds)).check(z.maxLength(stepIds.length))),
  /** What the claims of the line are worth, where the objection is against a points notice. */
  corrections: z.optional(Corrections)
})

export const ListOwnObjections = z.object({ villageId: Id })
export const ListObjections = z.object({
  villageId: Id,
  closed: z.optional(z.boolean()),
  before: z.optional(Id)
})
export const ListPassedUp = z.object({ townshipId: Id })
