import * as z from 'zod/mini'
import { Id, RequestId, text } from '../common/fields'

/** A file of at most 3 MB, which base64 makes a third longer. */
export const maxRosterFileBytes = 3_000_000
const File = z.string({ error: '请选择名册文件。' }).check(
  z.minLength(1, { error: '请选择名册文件。' }),
  z.maxLength(Math.ceil(maxRosterFileBytes / 3) * 4, {
    error: '文件超过3兆，请只留名册这一张表，删掉图片再选。'
  }),
  z.regex(/^[A-Za-z0-9+/]+={0,2}$/, { error: '文件没有传完整，请重新选择。' })
)

export const PreviewRoster = z.object({ villageId: Id, file: File })
export const ApplyRoster = z.object({
  requestId: RequestId,
  villageId: Id,
  file: File,
  /** Says yes a second time when more than a fifth of the roster would end. */
  confirmEnding: z.optional(z.boolean())
})
export const ExportRoster = z.object({ villageId: Id })
export const RosterTemplate = z.object({ villageId: Id })

export const ListHouseholds = z.object({
  villageId: Id,
  groupId: z.optional(Id),
  courtyardId: z.optional(Id),
  /** Part of a name, or the beginning of a household number. */
  search: z.optional(text('要找的字', 0, 30)),
  /** The household number the page before ended with. */
  after: z.optional(text('户号', 0, 40))
})
export const ReadHousehold = z.object({ villageId: Id, householdId: Id })
