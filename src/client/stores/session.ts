import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { forgetKept } from '@/client/api/kept'
import { load, persist } from './persist'

export interface Session {
  readonly token: string | null
  /** Changes with every sign-in: what was read for one person is never shown to the next. */
  readonly signInId: string
  /** Which of several people one is (`placeId/holderId`); null: the first. */
  readonly personKey: string | null
  /** The village looked at, and its name so that the first screen need not wait for it. */
  readonly village: { readonly villageId: string; readonly name: string } | null
  /** The server no longer knew the session: said once, on 我的. */
  readonly expired: boolean
}

const visitor: Session = { token: null, signInId: 'visitor', personKey: null, village: null, expired: false }

/** A store over what the phone has; made once by the app, and anew by a test that plays a restarted phone. */
export const makeSession = () => {
  const store = createStore<Session>(() => ({ ...visitor, ...load<Session>('session') }))
  persist('session', store)
  return store
}

export const session = makeSession()
export const useSession = <T>(select: (s: Session) => T): T => useStore(session, select)

export const signedIn = (token: string): void => {
  forgetKept()
  session.setState({ ...visitor, token, signInId: `${Date.now()}` })
}

/** Ends the session on this phone; drafts stay, the village looked at stays. */
export const signedOut = (): void => {
  forgetKept()
  session.setState((s) => ({ ...visitor, village: s.village }))
}

/** The server does not know `token` (any more). A late answer about an older token changes nothing. */
export const sessionExpired = (token: string): void => {
  if (session.getState().token !== token) return
  signedOut()
  session.setState({ expired: true })
}

export const choosePerson = (personKey: string): void => session.setState({ personKey, village: null })
export const chooseVillage = (village: { villageId: string; name: string }): void =>
  session.setState({ village })
