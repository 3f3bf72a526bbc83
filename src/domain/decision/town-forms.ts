import * as z from 'zod/mini'
import { Id } from '../common/fields'
import { type TownKind, townKinds } from './town-kinds'

const kinds = Object.keys(townKinds) as [TownKind, ...TownKind[]]

/** A township's matters that wait or stand too long; the filters narrow, `after` is the `next` of the page before. */
export const ListForTownship = z.object({
  townshipId: Id,
  kind: z.optional(z.enum(kinds, { error: '请选择要看哪一类。' })),
  villageId: z.optional(Id),
  decisionId: z.optional(Id),
  after: z.optional(
    z.string().check(z.regex(/^\d{4}-\d\d-\d\d\/[0-9a-f-]{36}$/, { error: '请返回上一页重试。' }))
  )
})
