import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { session } from './session'

interface Receipt {
  readonly villageId: string
  readonly issueId: string
  readonly at: string
  readonly photos: number
  /** For whom it was said, where not for oneself. */
  readonly forName: string | null
  /** Whether the village is to read it once the township has looked. */
  readonly open: boolean
}

/** Which of the lists of 说事 is looked at. */
export type MatterList = 'public' | 'courtyard' | 'own' | 'followed'

/** What was last taken in, shown on 说事 until it is put away. */
export const receipt = createStore<{ last: Receipt | null; list: MatterList }>(() => ({
  last: null,
  list: 'public'
}))
// It names for whom something was said: not to whoever signs in next on the same phone.
session.subscribe((now, before) => {
  if (now.signInId !== before.signInId) receipt.setState({ last: null, list: 'public' })
})

export const useReceipt = () => useStore(receipt)

export const showReceipt = (last: Receipt): void => receipt.setState({ last, list: 'own' })
export const putAway = (): void => receipt.setState({ last: null })
export const chooseList = (list: MatterList): void => receipt.setState({ list })
