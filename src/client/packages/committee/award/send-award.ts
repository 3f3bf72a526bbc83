import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { toClientError } from '@/client/api/client-error'
import { load, persist } from '@/client/stores/persist'
import { session } from '@/client/stores/session'

export interface Unanswered {
  readonly input: Inputs['points']['recordAward']
  /** Whom it was for and what for, in words for the person who sent it. */
  readonly words: string
  /** The sign-in it was sent under: nobody sends another person's. */
  readonly signInId: string
}

const name = 'awards'

/** A store over what the phone has; made once by the page, and anew by a test that plays a restarted phone. */
export const makeUnanswered = () => {
  const store = createStore<{ list: readonly Unanswered[] }>(() => ({ list: [], ...load(name) }))
  persist(name, store)
  return store
}

const store = makeUnanswered()

/** Awards that were sent and never answered, of whoever is signed in now: they may or may not be booked. */
export const useUnanswered = (): readonly Unanswered[] => {
  const list = useStore(store, (s) => s.list)
  return list.filter((u) => u.signInId === session.getState().signInId)
}

export const forget = (requestId: string): void =>
  store.setState((s) => ({ list: s.list.filter((u) => u.input.requestId !== requestId) }))

/**
 * Sends an award, remembering it until there is an answer: if the app is closed before, it can be sent again with
 * the same id, and is still booked once.
 */
export const sendAward = async (
  award: Omit<Unanswered, 'signInId'>
): Promise<Outputs['points']['recordAward']> => {
  const { requestId } = award.input
  forget(requestId)
  store.setState((s) => ({ list: [...s.list, { ...award, signInId: session.getState().signInId }] }))
  try {
    const booked = await api.points.recordAward.mutate(award.input)
    forget(requestId)
    return booked
  } catch (error) {
    // A refusal is an answer: nothing was booked.
    if (toClientError(error).kind === 'refusal') forget(requestId)
    throw error
  }
}
