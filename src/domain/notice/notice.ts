import * as z from 'zod/mini'
import { Id, text } from '../common/fields'
import type { Difference } from './correction'
import type { Channel, NoticeTerms } from './terms'

/** What a notice may be about; decisions use it first, points and accounts after them. */
export const noticeSubjects = {
  decision_resolution: '决议公开',
  decision_result: '实施结果公开',
  points_batch: '积分公示',
  accounts: '村务财务公开',
  honour_round: '最美评选公示'
} as const
export type NoticeSubject = keyof typeof noticeSubjects

export const noticeStates = {
  draft: '起草中',
  cosigned: '村监委已会签',
  up: '已公开，等张贴齐全后计时',
  window_open: '公示中，可以提异议',
  window_closed: '公示中，异议期已满',
  term_done: '公示期满',
  interrupted: '公示中断',
  corrected: '已由更正公告代替'
} as const
export type NoticeState = keyof typeof noticeStates

/** Why a notice was not up; that somebody wants it away is not among them. */
export const downReasons = {
  outage: '系统或网络中断',
  damaged: '纸质件脱落或损坏',
  leak: '含有个人信息，先遮挡再更正',
  term_done: '期满取下'
} as const
export type DownReason = keyof typeof downReasons

export interface NoticeTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export interface NoticeSection {
  readonly heading: string
  readonly lines: readonly string[]
  readonly table: NoticeTable | null
}

export interface NoticeAttachment {
  readonly fileId: string
  readonly name: string
  readonly sha256: string
}

/** What a correction notice says about the one it stands for. */
export interface Correction {
  readonly noticeId: string
  readonly contentHash: string
  readonly reason: string
  readonly differences: readonly Difference[]
}

/** All that is frozen and hashed: canonical JSON of this, as UTF-8, under SHA-256. Instants are not in it. */
export interface NoticeContent {
  readonly villageId: string
  readonly subject: NoticeSubject
  readonly subjectId: string
  readonly title: string
  readonly sections: readonly NoticeSection[]
  readonly attachments: readonly NoticeAttachment[]
  readonly terms: NoticeTerms
  readonly corrects: Correction | null
}

interface Happened {
  readonly at: Date
}

/** What happens to a notice, in the order of time; append-only. `by` is null where the system itself noticed it. */
export type NoticeEvent =
  | (Happened & { readonly type: 'cosigned'; readonly by: string; readonly contentHash: string })
  | (Happened & { readonly type: 'up'; readonly by: string | null; readonly channels: readonly Channel[] })
  | (Happened & {
      readonly type: 'down'
      readonly by: string | null
      readonly channels: readonly Channel[]
      readonly reason: DownReason
    })
  | (Happened & { readonly type: 'photo'; readonly by: string; readonly fileId: string })
  | (Happened & { readonly type: 'objection_filed'; readonly objectionId: string })
  | (Happened & {
      readonly type: 'objection_closed'
      readonly objectionId: string
      /** Whether the notice goes on to its term, or what it says cannot stand. */
      readonly effect: 'continues' | 'stops'
    })
  | (Happened & {
      readonly type: 'corrected'
      readonly by: string
      readonly correctionId: string
      readonly reason: string
    })

/** What is written into the history of a notice, in plain words; the draft is its first line. */
export const noticeEventNames: Readonly<Record<string, string>> = {
  drafted: '起草',
  cosigned: '村监委会签',
  up: '挂出',
  down: '取下或中断',
  photo: '上传张贴照片',
  objection_filed: '有村民提出异议',
  objection_closed: '异议办结',
  corrected: '由更正公告代替'
} satisfies Record<NoticeEvent['type'] | 'drafted', string>

export interface Notice {
  readonly id: string
  readonly content: NoticeContent
  readonly drafterId: string
  readonly events: readonly NoticeEvent[]
}

const Cell = text('表格里的一格', 0, 200)
const Table = z
  .object({
    columns: z.array(text('列名', 1, 30)).check(z.minLength(1), z.maxLength(12)),
    rows: z.array(z.array(Cell)).check(z.maxLength(2000, { error: '表格最多2000行，请分成几份公示。' }))
  })
  .check(
    z.refine((t) => t.rows.every((row) => row.length === t.columns.length), {
      error: '表格每一行的格数要和列名一样多。'
    })
  )

/** The part of a notice that a person writes. */
export const NoticeText = z.object({
  title: text('公示标题', 2, 60),
  sections: z
    .array(
      z.object({
        heading: text('小标题', 0, 40),
        lines: z.array(text('公示内容', 1, 2000)).check(z.maxLength(200)),
        table: z.nullable(Table)
      })
    )
    .check(z.minLength(1, { error: '请填写公示内容。' }), z.maxLength(20))
})

export const ReadNotice = z.object({ villageId: Id, noticeId: Id })
