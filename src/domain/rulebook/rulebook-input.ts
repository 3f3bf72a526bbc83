import * as z from 'zod/mini'
import { periods } from '../common/calendar'
import { Day, text } from '../common/fields'
import { ruleRefusals } from './read-rules'
import { mostItems, mostPoints, mostUnitWords, mostWords } from './rulebook-limits'

const holder = z.enum(['household', 'person'])
const period = z.enum(periods)
const capSchema = z.object({
  points: z
    .int()
    .check(z.minimum(1, { error: '上限至少是1分。' }), z.maximum(100_000, { error: '上限太大了，请核对。' })),
  per: holder,
  period
})

/** One item as the desk writes it. */
export const RuleItemInput = z.object({
  category: z.enum(['participation', 'courtyard', 'virtue'], { error: '请选择类别。' }),
  words: text('内容', 2, mostWords),
  points: z
    .int({ error: '分值要填整数。' })
    .check(
      z.minimum(-mostPoints, { error: ruleRefusals.tooMany.message }),
      z.maximum(mostPoints, { error: ruleRefusals.tooMany.message })
    ),
  unit: text('计分单位', 1, mostUnitWords),
  caps: z.array(capSchema).check(z.maxLength(4, { error: '一条最多四个上限。' })),
  evidence: z.nullable(z.object({ words: text('依据', 1, 100), needed: z.boolean() })),
  recordedBy: z
    .array(z.enum(['household', 'courtyard_host', 'group_leader', 'committee']))
    .check(z.minLength(1, { error: '请选择由谁来记。' })),
  group: z.nullable(text('互斥组', 1, 20)),
  honour: z.boolean()
})

/** Groups of which one item counts in a period. */
export const GroupsInput = z
  .array(z.object({ name: text('互斥组', 1, 20), per: holder, period }))
  .check(z.maxLength(mostItems, { error: '互斥组太多了。' }))

const monthDay = z
  .string()
  .check(z.regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, { error: '到期的月和日不对，请重新选择。' }))
/** Until when points can be spent; null: for ever. */
export const ExpiryInput = z.nullable(
  z.object(
    { yearsOn: z.int().check(z.minimum(1), z.maximum(3)), monthDay },
    { error: '请选择积分用到什么时候。' }
  )
)
/** Whose period's points a deduction may reduce; null: none are taken. */
export const DeductionPeriodInput = z.nullable(
  z.enum(['month', 'quarter', 'year'], { error: '请选择扣哪一期的分。' })
)

/** A rulebook as the desk writes it, before it is put to a decision. */
export const RulebookInput = z.object({
  title: text('名称', 2, 50),
  source: text('来源', 1, 200),
  effectiveFrom: Day,
  effectiveTo: z.nullable(Day),
  expiry: ExpiryInput,
  deductionPeriod: DeductionPeriodInput,
  groups: GroupsInput,
  items: z
    .array(RuleItemInput)
    .check(
      z.minLength(1, { error: '细则至少要有一条。' }),
      z.maxLength(mostItems, { error: `细则最多${mostItems}条，请合并一些。` })
    )
})
