import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { load, persist } from './persist'

/** Whether the three cards were looked at, or put away, on this phone: they are offered until then, and never again. */
const firstRun = createStore<{ readonly isOver: boolean }>(() => ({
  isOver: load<{ isOver: boolean }>('first-run')?.isOver ?? false
}))
persist('first-run', firstRun)

export const useFirstRun = (): boolean => useStore(firstRun, (s) => !s.isOver)
export const endFirstRun = (): void => firstRun.setState({ isOver: true })
