import * as z from 'zod/mini'
import { Id, RequestId, text } from '../common/fields'
import { Phone } from '../contact/forms'

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
  phone: Phone,
  address: text('地址', 2, 80)
})
