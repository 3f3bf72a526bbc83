import * as z from 'zod/mini'
import { Day, Id, RequestId, text } from '../common/fields'
import { DeductionPeriodInput, ExpiryInput, GroupsInput, RuleItemInput } from './rulebook-input'

/** One rulebook of a village: the version named, or the one in force today. */
export const ReadRulebook = z.object({ villageId: Id, rulebookId: z.optional(Id) })
export const ListVersions = z.object({ villageId: Id, before: z.optional(z.int().check(z.minimum(1))) })
export const CompareVersions = z.object({ villageId: Id, rulebookId: Id })
/** The text that was put to a decision. */
export const ReadProposed = z.object({ villageId: Id, decisionId: Id })

/** Characters of a file or paste as text: what a cloud function's call can carry, with room to spare. */
const mostText = 60_000
/** The same for an encoded workbook. */
const mostEncoded = 90_000

const From = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nothing') }),
  /** A version of the village to begin from. */
  z.object({ kind: z.literal('version'), rulebookId: Id }),
  /** Cells from the clipboard of a table program, or lines of text. */
  z.object({
    kind: z.literal('paste'),
    text: z
      .string()
      .check(
        z.minLength(1, { error: '请先粘贴表格。' }),
        z.maxLength(mostText, { error: '一次最多粘贴6万字，请分开来。' })
      )
  }),
  /** A file in base64: .xlsx, .csv or .json. */
  z.object({
    kind: z.literal('file'),
    name: text('文件名', 1, 200),
    base64: z
      .string()
      .check(
        z.minLength(1, { error: '请先选择文件。' }),
        z.maxLength(mostEncoded, { error: '文件太大了。请只留积分细则这一张工作表，删掉图片再试。' })
      )
  }),
  /** The product's own example, to be changed to the village's wishes. */
  z.object({ kind: z.literal('example') })
])

const head = {
  title: text('名称', 2, 50),
  source: text('来源', 1, 200),
  effectiveFrom: z.nullable(Day),
  effectiveTo: z.nullable(Day),
  expiry: ExpiryInput,
  deductionPeriod: DeductionPeriodInput,
  groups: GroupsInput
}
const ofDraft = { requestId: RequestId, villageId: Id, draftId: Id }

export const StartDraft = z.object({
  requestId: RequestId,
  villageId: Id,
  title: head.title,
  from: From
})
export type StartDraft = z.infer<typeof StartDraft>

export const ListDrafts = z.object({ villageId: Id, before: z.optional(Id) })
export const ReadDraft = z.object({ villageId: Id, draftId: Id })
export const EditDraft = z.object({ ...ofDraft, ...head })
/** Without an id a line is added at the end. */
export const SaveLine = z.object({ ...ofDraft, lineId: z.nullable(Id), rule: RuleItemInput })
export const LeaveOutLine = z.object({ ...ofDraft, lineId: Id, leftOut: z.boolean() })
export const HandInDraft = z.object(ofDraft)
export const ReopenDraft = z.object(ofDraft)
export const DropDraft = z.object(ofDraft)
