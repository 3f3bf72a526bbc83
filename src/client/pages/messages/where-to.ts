import type { Outputs } from '@/client/api/client'
import type { pages } from '@/client/navigate'

type Message = Outputs['message']['list'][number]
interface Way {
  readonly page: keyof typeof pages
  readonly query: Record<string, string>
}

/** The page on which one sees what a message is about, or does what it asks; null where there is none. */
export const whereTo = (m: Omit<Message, 'words' | 'reason' | 'at'>, placeId: string): Way | null => {
  const villageId = m.villageId ?? placeId
  if (m.issueId) return { page: 'issue', query: { villageId, issueId: m.issueId } }
  if (m.objectionId) return { page: 'objection', query: { villageId, objectionId: m.objectionId } }
  if (m.kind === 'notice_to_cosign' && m.noticeId) return { page: 'cosign', query: { noticeId: m.noticeId } }
  if (m.kind === 'notice_to_put_up') return { page: 'board', query: {} }
  if (m.kind === 'meeting_called') return { page: 'coming', query: {} }
  if (m.noticeId) return { page: 'notice', query: { villageId, noticeId: m.noticeId } }
  // A township's message names no village: its list leads on.
  if (m.kind === 'opinion_asked') return { page: 'townDecisions', query: {} }
  return m.decisionId ? { page: 'decision', query: { villageId, decisionId: m.decisionId } } : null
}
