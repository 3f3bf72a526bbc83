import * as z from 'zod/mini'
import { Id, RequestId, text } from '../common/fields'

/** A version of the agreement that the client showed. */
export const AgreedVersion = z.int({ error: '请重新打开隐私说明。' }).check(z.minimum(1), z.maximum(10_000))

export const ReadPrivacy = z.object({
  /** An older version; without it, the one in force. */
  version: z.optional(AgreedVersion),
  /** The village looked at: whose county is to be called. */
  villageId: z.optional(Id)
})
export const SayConsent = z.object({
  requestId: RequestId,
  version: AgreedVersion,
  kind: z.enum(['agreed', 'withdrawn'], { error: '请选同意或撤回。' })
})
export const ForeseeClose = z.object({})
export const CloseAccount = z.object({ requestId: RequestId })
export const AskCopy = z.object({ requestId: RequestId })
export const ListCopies = z.object({})

export const ChooseContact = z.object({
  requestId: RequestId,
  countyId: Id,
  office: text('单位', 2, 40),
  phone: z.string().check(
    z.regex(/^(0\d{2,3}-?\d{7,8}|1[3-9]\d{9}|\d{5})$/, {
      error: '电话要写成 0718-8221234 这样，或者5位的热线号。'
    })
  ),
  address: text('地址', 2, 80)
})
