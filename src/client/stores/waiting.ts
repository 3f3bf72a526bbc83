import { useStore } from 'zustand'
import { useKnownPerson } from '@/client/api/use-me'
import { drafts } from './drafts'
import { letters } from './letters'
import { sheets } from './sheets'

interface Waiting {
  /** Sent by itself as soon as there is a signal. */
  readonly waiting: number
  /** Not sent without another look: refused, or taken out to be corrected. */
  readonly stuck: number
}

const count = (states: readonly ('waiting' | 'stuck' | null)[]): Waiting => ({
  waiting: states.filter((s) => s === 'waiting').length,
  stuck: states.filter((s) => s === 'stuck').length
})

/** How much of what the person has written waits on this phone to be sent. */
export const useWaiting = (): Waiting => {
  const holderId = useKnownPerson()?.holderId
  const matters = useStore(drafts.store, (s) => s.matters)
  const written = useStore(letters.store, (s) => s.letters)
  const filledIn = useStore(sheets.store, (s) => s.sheets)
  if (holderId === undefined) return { waiting: 0, stuck: 0 }
  return count([
    ...Object.values(matters).map((m) =>
      m.holderId !== holderId ? null : m.state === 'queued' ? 'waiting' : m.problem ? 'stuck' : null
    ),
    ...Object.values(written).map((l) =>
      l.holderId !== holderId ? null : l.state === 'queued' ? 'waiting' : 'stuck'
    ),
    ...Object.values(filledIn).map((s) =>
      s.inspectorId !== holderId
        ? null
        : s.state === 'queued'
          ? 'waiting'
          : s.state === 'returned'
            ? 'stuck'
            : null
    )
  ])
}
