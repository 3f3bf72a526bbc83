import { createContext, useContext, useEffect, useId } from 'react'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** Something shown that is older than it looks: since when it is known, and whether it could not be read anew. */
export interface Old {
  readonly at: number
  /** null: it is being read at this moment. */
  readonly failed: unknown
  readonly again: () => unknown
}

type Olds = Readonly<Record<string, Old>>
export type Ages = StoreApi<Olds>

export const newAges = (): Ages => createStore<Olds>(() => ({}))

/** The page on which things are shown; null where there is none around. */
export const AgesOfPage = createContext<Ages | null>(null)

/** What is read anew in less is not spoken of: a line that flashes is unrest. */
const QUICK_MS = 300

/** Tells the page how old a part of it is, as long as it is; null: it is as good as new. */
export const useTellAge = (old: Old | null): void => {
  const page = useContext(AgesOfPage)
  const id = useId()
  const { at, failed, again } = old ?? { at: 0, failed: null, again: null }
  useEffect(() => {
    if (!page || !again) return
    const tell = () => page.setState({ [id]: { at, failed, again } })
    const timer = setTimeout(tell, failed ? 0 : QUICK_MS)
    return () => {
      clearTimeout(timer)
      page.setState(({ [id]: _gone, ...others }) => others, true)
    }
  }, [page, id, at, failed, again])
}
