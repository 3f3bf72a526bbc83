import type { Outputs } from '@/client/api/client'
import type { DeskAction } from '../handle/action-forms'

export type DeskCard = Outputs['issue']['listDesk'][number]

export interface Way {
  readonly action: DeskAction
  readonly word: string
  /** It needs no form: one press does it. */
  readonly atOnce: boolean
}

/** The common steps, the likeliest first. A private matter is opened before anything is done with it. */
const common: readonly Way[] = [
  { action: 'triage', word: '接下', atOnce: true },
  { action: 'assign', word: '派给…', atOnce: false },
  { action: 'start', word: '开始办', atOnce: true },
  { action: 'restart', word: '重新办', atOnce: true },
  { action: 'done', word: '办完', atOnce: false },
  { action: 'progress', word: '记进展', atOnce: false },
  { action: 'return', word: '退回', atOnce: false }
]

const most = 3

/** What can be done with a matter from its card. */
export const waysOf = ({ moderation, actions }: Pick<DeskCard, 'moderation' | 'actions'>): Way[] =>
  moderation === 'private' ? [] : common.filter((w) => actions.includes(w.action)).slice(0, most)

/** How many the server gives at a time. */
export const PAGE = 20

/** Where the next page of a desk begins, as one word for `useReadMore`; null at the end. */
export const nextOf = (page: readonly Pick<DeskCard, 'issueId' | 'dueAt'>[]): string | null => {
  const last = page.at(-1)
  return last?.dueAt && page.length >= PAGE ? `${last.dueAt}/${last.issueId}` : null
}

export const afterOf = (next: string | null): { after?: { dueAt: string; issueId: string } } => {
  const [dueAt, issueId] = next?.split('/') ?? []
  return dueAt && issueId ? { after: { dueAt, issueId } } : {}
}
