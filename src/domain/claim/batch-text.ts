import type { z } from 'zod/mini'
import type { NoticeText } from '../notice/notice'
import { findPersonalData } from '../notice/personal-data'
import { pointsCategories } from '../points/categories'
import { batchName } from './names'

/** One household's line on the public list: by number, never by rank. */
export interface BatchLine {
  readonly no: number
  /** As the public sees it: 户主姓 + 户号尾号. */
  readonly householdName: string
  readonly participation: number
  readonly courtyard: number
  readonly virtue: number
}

export const totalOf = (line: Pick<BatchLine, 'participation' | 'courtyard' | 'virtue'>): number =>
  line.participation + line.courtyard + line.virtue

export interface BatchPaper {
  readonly month: string
  readonly no: number
  readonly lines: readonly BatchLine[]
  readonly windowDays: number
  /** The ledger as it was sealed when this was written. */
  readonly head: { readonly no: number; readonly hash: string; readonly entries: number }
  readonly draw: { readonly of: number; readonly drawn: number; readonly percent: number }
  /** It hangs in place of one that was stopped. */
  readonly anew: boolean
}

/** 「2026年11月积分公示」, and what tells it from the one that it hangs in place of. */
export const batchTitle = (of: Pick<BatchPaper, 'month' | 'no' | 'anew'>): string =>
  `${batchName(of.month, of.no)}积分公示${of.anew ? '（重新公示）' : ''}`

const chunked = (hash: string, size: number): string =>
  Array.from({ length: Math.ceil(hash.length / size) }, (_, i) => hash.slice(i * size, (i + 1) * size)).join(
    ' '
  )

/**
 * A fingerprint as it is printed: in groups for the eye, so that no run of its digits can be taken for somebody's
 * number. Without the spaces it is the fingerprint itself.
 */
export const printedHash = (hash: string): string =>
  [8, 4, 3, 2]
    .map((size) => chunked(hash, size))
    .find((printed) => findPersonalData(headWords(1, printed)).length === 0) ?? chunked(hash, 1)

const headWords = (no: number, printed: string): string => `积分账本封存第${no}页，指纹：${printed}`

/** A table of a notice holds no more; a large village has several. */
const rowsOfTable = 500

const columns = ['序号', '户', ...Object.values(pointsCategories), '合计']

const rowOf = (line: BatchLine): string[] => [
  String(line.no),
  line.householdName,
  ...[line.participation, line.courtyard, line.virtue, totalOf(line)].map(String)
]

const tables = (lines: readonly BatchLine[]) =>
  Array.from({ length: Math.ceil(lines.length / rowsOfTable) }, (_, at) => {
    const part = lines.slice(at * rowsOfTable, (at + 1) * rowsOfTable)
    const heading =
      lines.length > rowsOfTable ? `各户积分（第${part[0]?.no}至${part.at(-1)?.no}号）` : '各户积分'
    return { heading, lines: [], table: { columns, rows: part.map(rowOf) } }
  })

/** The text of a batch's notice: sums of every household in the order of the household numbers, and how to check them. */
export const batchText = (paper: BatchPaper): z.output<typeof NoticeText> => {
  const { head, draw } = paper
  const sealed = head.no > 0 ? `${headWords(head.no, printedHash(head.hash))}（共${head.entries}笔）。` : null
  return {
    title: batchTitle(paper),
    sections: [
      {
        heading: '',
        lines: [
          `下面是${paper.lines.length}户的积分，按户号排列，不是排名。`,
          `对哪一户有异议，请在${paper.windowDays}天内提出。有异议的那一户先不入账，村里3天内答复，村监委7天内核实；其他户期满入账。`,
          ...(paper.anew ? ['这是重新公示，提异议的天数从头算。以前提出的异议继续有效，不用再提。'] : [])
        ],
        table: null
      },
      ...tables(paper.lines),
      {
        heading: '怎样核对',
        lines: [
          `本批共${draw.of}条，按不少于${draw.percent}%抽查了${draw.drawn}条，抽哪几条由账本指纹和建批时的随机数决定，谁都可以重算。`,
          ...(sealed === null ? [] : [sealed])
        ],
        table: null
      }
    ]
  }
}
