import type { ComposedText } from '@/domain/notice/compose'
import { type NoticeState, noticeStates } from '@/domain/notice/notice'
import { presentPhoto } from '../file/present-file'

interface Composed {
  readonly text: ComposedText
  readonly decisionTitle: string
  readonly requiredDays: number
  readonly windowDays: number
}

interface Beside {
  readonly photoIds: readonly string[]
  readonly others: readonly { readonly id: string; readonly state: NoticeState }[]
  readonly link: { readonly villageId: string; readonly secret: Uint8Array; readonly now: Date }
}

/** A text for the committee to read over, the least terms, and what of the matter hangs or waits already. */
export const presentComposed = (composed: Composed, { photoIds, others, link }: Beside) => ({
  title: composed.text.title,
  sections: composed.text.sections.map(({ heading, lines, table }) => ({
    heading,
    lines: [...lines],
    table: table && { columns: [...table.columns], rows: table.rows.map((row) => [...row]) }
  })),
  decisionTitle: composed.decisionTitle,
  requiredDays: composed.requiredDays,
  windowDays: composed.windowDays,
  photos: photoIds.map((fileId, i) => ({
    name: `竣工照片${i + 1}`,
    ...presentPhoto(link.secret, { villageId: link.villageId, fileId }, link.now)
  })),
  others: others.map(({ id, state }) => ({ noticeId: id, state, stateName: noticeStates[state] }))
})
