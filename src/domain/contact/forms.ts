import * as z from 'zod/mini'
import { Id, RequestId, text } from '../common/fields'

/** A number that can be called: a landline with its area code, a mobile, a five-digit hotline. */
export const Phone = z.string().check(
  z.regex(/^(0\d{2,3}-?\d{7,8}|1[3-9]\d{9}|\d{5})$/, {
    error: '电话要写成 0718-8221234 这样，手机号写11位，热线写5位。'
  })
)

/** What an office writes; that the person agrees to be named to everybody is asked for each time. */
const OfficeContact = z.object({
  post: text('哪个办公室', 2, 20),
  name: text('怎么称呼', 1, 12),
  phone: Phone,
  hours: text('什么时候打得通', 1, 20),
  agreed: z.literal(true, { error: '要先问过本人：姓名和电话全村看得到，本人同意才能写。' })
})

/** Of the village looked at, or of a township; without either, of where the caller belongs. */
export const ReadContact = z.object({ villageId: z.optional(Id), townshipId: z.optional(Id) })

/** `contact: null` takes back what stands: the township's or the county's is shown then. */
export const ChooseVillageContact = z.object({
  requestId: RequestId,
  villageId: Id,
  contact: z.nullable(OfficeContact)
})
export const ChooseTownshipContact = z.object({
  requestId: RequestId,
  townshipId: Id,
  contact: z.nullable(OfficeContact)
})
