import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { forgetKept } from '@/client/api/kept'
import { toast } from '@/client/components/toast'
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
  /** Who one is at home, while one practises in the training village; null: one is at home. */
  readonly home: Omit<Session, 'home' | 'expired'> | null
}

const visitor: Session = {
  ...{ token: null, signInId: 'visitor', personKey: null, village: null },
  ...{ expired: false, home: null }
}

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

/** Goes to the training village; who one is at home waits on the phone, and nothing of it is shown meanwhile. */
export const wentToTrain = (token: string): void =>
  session.setState(({ home, expired: _, ...now }) => ({
    ...visitor,
    ...{ token, signInId: `training-${Date.now()}` },
    home: home ?? now
  }))

/** Back from the training village as who one is; false when one was not there. */
export const cameHome = (): boolean => {
  const { home } = session.getState()
  if (home === null) return false
  session.setState({ ...visitor, ...home })
  return true
}

/** Ends the session on this phone; drafts stay, the village looked at stays. From the training village one comes home. */
export const signedOut = (): void => {
  if (cameHome()) return
  forgetKept()
  session.setState((s) => ({ ...visitor, village: s.village }))
}

/** The server does not know `token` (any more). A late answer about an older token changes nothing. */
export const sessionExpired = (token: string): void => {
  if (session.getState().token !== token) return
  if (cameHome()) {
    toast('这次练习结束了，您已回到自己村')
    return
  }
  signedOut()
  session.setState({ expired: true })
}

export const choosePerson = (personKey: string): void => session.setState({ personKey, village: null })
export const chooseVillage = (village: { villageId: string; name: string }): void =>
  session.setState({ village })
