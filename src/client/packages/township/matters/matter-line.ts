import type { QueueLine, Tone } from '@/client/components/desk/desk-types'
import { sayDate } from '@/client/words/dates'
import { sayState } from '@/client/words/matters'
import { type Matter, sayDeadline, sayOwner } from './matter'

/** A matter belongs to its village: both are needed to press anything. */
export const keyOf = (m: Matter): string => `${m.villageId} ${m.issueId}`

/** In which state it is, with the level in whose hands it is. */
export const sayWhere = (m: Matter): string =>
  m.state === 'ESCALATED' ? sayState(m, false) : `${m.levelName} · ${sayState(m, false)}`

/** What stands out about it, the most urgent first. */
export const tagsOf = (m: Matter, now: Date): readonly { readonly word: string; readonly tone?: Tone }[] => {
  const isOver = m.dueAt !== null && Date.parse(m.dueAt) <= now.getTime()
  return [
    ...(m.brokenOn ? [{ word: `过了说好的${sayDate(m.brokenOn)}`, tone: 'stop' as const }] : []),
    ...(m.dueAt
      ? [{ word: sayDeadline(m.dueAt, isOver, now), tone: isOver ? ('stop' as const) : ('wait' as const) }]
      : []),
    ...(m.urgent ? [{ word: '紧急', tone: 'stop' as const }] : []),
    ...(m.callback ? [{ word: '两次不满意，待回访', tone: 'stop' as const }] : []),
    { word: sayWhere(m) }
  ]
}

/** In the left column of a PC. */
export const matterLine = (m: Matter, now: Date): QueueLine => ({
  words: m.words,
  aside: `${m.villageName} · ${sayOwner(m)}`,
  tags: tagsOf(m, now)
})
