import * as z from 'zod/mini'
import { Id, RequestId, text } from '../common/fields'
import { townChecks } from '../decision/settings'
import { type PackFamily, packFamilies } from '../rule-pack/rule-pack'

const families = Object.keys(packFamilies) as [PackFamily, ...PackFamily[]]
const number = z.nullable(z.int({ error: '请填整数。' }))

export const ReadCountyChoice = z.object({ countyId: Id })

/** The whole choice at once; null leaves a number to the rule pack. Bounds are `decideChoice`'s, with their sentences. */
export const ChooseCountyRules = z.object({
  requestId: RequestId,
  countyId: Id,
  /** The last change the one who chooses was shown; null: none so far. */
  basedOn: z.nullable(Id),
  choice: z.object({
    packFamily: z.nullable(z.enum(families, { error: '请选择规则包。' })),
    partyTwoThirds: z.boolean(),
    townCheck: z.nullable(z.enum(townChecks, { error: '请选择要不要送乡镇。' })),
    opinionWorkingDays: number,
    repeatMonths: number,
    closePercent: number,
    pointsWindowDays: number
  }),
  reason: text('为什么这样定', 4, 200)
})

export const countyRefusals = {
  changed: {
    code: 'COUNTY_CHOICE_CHANGED',
    message: '刚才有人改过县里的规则，请刷新看过以后再改。',
    field: 'basedOn'
  }
} as const
