import { packFor } from '../rule-pack/rule-pack'
import type { Notice, NoticeContent, NoticeEvent } from './notice'
import { noticeTerms } from './terms'

/** An hour of Shanghai: `at('11-01 10:00')`, in 2026 unless a year is given. */
export const at = (text: string): Date =>
  new Date(`${/^\d{4}-/.test(text) ? text : `2026-${text}`}`.replace(' ', 'T').concat(':00+08:00'))

export const hash = 'a'.repeat(64)
export const pack2026 = packFor({ code12: '422802205201', on: '2026-11-01' })

const terms = noticeTerms(pack2026)
if (!terms.ok) throw new Error(terms.refusal.code)

export const content = (over: Partial<NoticeContent> = {}): NoticeContent => ({
  villageId: '01890000-0000-7000-8000-000000000001',
  subject: 'decision_resolution',
  subjectId: '01890000-0000-7000-8000-000000000002',
  title: '3组机耕路硬化项目决议公开',
  sections: [
    {
      heading: '表决情况',
      lines: ['2026年10月30日召开村民代表会议。', '应到52人，实到41人，赞成38票。'],
      table: {
        columns: ['户主', '户号尾号', '出资（元）'],
        rows: [
          ['杨某', '0128', '300'],
          ['覃某', '0131', '300']
        ]
      }
    }
  ],
  attachments: [],
  terms: terms.value,
  corrects: null,
  ...over
})

export const both = ['wall', 'page'] as const
export const signed: NoticeEvent = { type: 'cosigned', at: at('10-31 09:00'), by: 'lin', contentHash: hash }
export const up = (when: string): NoticeEvent => ({ type: 'up', at: at(when), by: 'tan', channels: both })
export const down = (when: string): NoticeEvent => ({
  type: 'down',
  at: at(when),
  by: null,
  channels: ['page'],
  reason: 'outage'
})
export const back = (when: string): NoticeEvent => ({
  type: 'up',
  at: at(when),
  by: null,
  channels: ['page']
})
export const filed = (when: string, objectionId = 'o1'): NoticeEvent => ({
  type: 'objection_filed',
  at: at(when),
  objectionId
})
export const closed = (
  when: string,
  objectionId = 'o1',
  effect: 'continues' | 'stops' = 'continues'
): NoticeEvent => ({ type: 'objection_closed', at: at(when), objectionId, effect })

export const notice = (events: readonly NoticeEvent[], over: Partial<NoticeContent> = {}): Notice => ({
  id: 'n1',
  content: content(over),
  drafterId: 'tan',
  events
})
