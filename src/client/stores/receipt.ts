import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

interface Receipt {
  readonly villageId: string
  readonly issueId: string
  readonly at: string
  readonly photos: number
  /** Whether the village is to read it once the township has looked. */
  readonly open: boolean
}

/** What was last taken in, shown on 说事 until it is put away. */
export const receipt = createStore<{ last: Receipt | null; list: 'public' | 'courtyard' | 'own' }>(() => ({
  last: null,
  list: 'public'
}))
export const useReceipt = () => useStore(receipt)

export const showReceipt = (last: Receipt): void => receipt.setState({ last, list: 'own' })
export const putAway = (): void => receipt.setState({ last: null })
export const chooseList = (list: 'public' | 'courtyard' | 'own'): void => receipt.setState({ list })
