import type { z } from 'zod/mini'
import type { NoticeText } from '../notice/notice'

export interface HonourPaper {
  readonly category: string
  readonly period: string
  readonly points: number
  readonly windowDays: number
  /** In the order of the household numbers, as the public may read them. */
  readonly lines: readonly { readonly householdName: string; readonly result: string }[]
}

/** The text of a round's notice: who is to be honoured, in the order of the household numbers. */
export const honourText = ({
  category,
  period,
  points,
  windowDays,
  lines
}: HonourPaper): z.output<typeof NoticeText> => ({
  title: `${period}${category}评选公示`,
  sections: [
    {
      heading: '',
      lines: [
        `经提名、院落评议、村里评议，拟授予下面${lines.length}户“${category}”。按户号排列，不是排名。`,
        `对名单有异议，请在${windowDays}天内提出；有异议的，核实办结以后再定。期满没有异议的，挂牌，每户记荣誉分${points}分。`,
        '荣誉分只作表彰，不能兑换东西。点赞不影响评选结果。'
      ],
      table: null
    },
    {
      heading: '拟授牌的户',
      lines: [],
      table: {
        columns: ['序号', '户', '村里评议结果'],
        rows: lines.map((line, at) => [String(at + 1), line.householdName, line.result])
      }
    }
  ]
})
