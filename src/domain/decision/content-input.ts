import * as z from 'zod/mini'
import { Day, text } from '../common/fields'

const optional = (name: string, max: number) => z.nullable(text(name, 1, max))

/** A content as it is entered. Apart from `content.ts`, whose rules also run on phones, without the schemas. */
export const ContentInput = z.object({
  title: text('标题', 2, 60),
  summary: text('方案内容', 10, 4000),
  amount: z.nullable(
    z
      .int({ error: '金额请填到分为止的数字。' })
      .check(z.minimum(0, '金额不能是负数。'), z.maximum(1_000_000_000_000, '金额超过100亿元，请核对单位。'))
  ),
  scope: text('实施范围', 1, 500),
  beneficiaries: text('受益对象', 1, 500),
  land: optional('地点和用地', 500),
  term: z.nullable(
    z
      .object({ from: Day, to: Day })
      .check(z.refine((t) => t.from <= t.to, { error: '结束日期要在开始日期之后。', path: ['to'] }))
  ),
  contracting: optional('承包方式', 500),
  contributions: optional('出资出劳分摊', 500)
})
