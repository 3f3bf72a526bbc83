import * as z from 'zod/mini'
import { Id, RequestId, text } from '../common/fields'

export const ListOpen311Keys = z.object({ countyId: Id })
export const CreateOpen311Key = z.object({
  requestId: RequestId,
  countyId: Id,
  /** The other system, as villagers will read it beside what it handed in. */
  name: text('系统名称', 2, 30)
})
export const EndOpen311Key = z.object({ requestId: RequestId, countyId: Id, keyId: Id })

export const open311Refusals = {
  keyEnded: { code: 'OPEN311_KEY_ENDED', message: '这个密钥不存在或已经停用，请刷新列表。' }
} as const
