import Taro from '@tarojs/taro'
import { createStore } from 'zustand/vanilla'

type Answer = { event: 'agree'; buttonId: string } | { event: 'disagree' | 'exposureAuthorization' }

/** WeChat waits for a word before it hands over what a page has asked it for. */
export interface PrivacyAsk {
  /** Which API it was: `chooseMedia`, `getRecorderManager`. */
  readonly referrer: string
  /** The page that asked: the sheet stays on it, also while the whole text is read above it. */
  readonly page: unknown
}

export const privacyAsk = createStore<{ readonly ask: PrivacyAsk | null }>(() => ({ ask: null }))

/** The page that lies on top; the same object as long as it is open. */
export const pageOnTop = (): unknown => Taro.getCurrentPages().slice(-1)[0]

// Two things asked for at once are answered with one word.
let waiting: ((answer: Answer) => void)[] = []

/** Listens for WeChat's question, from the start of the app on. */
export const watchPrivacy = (): void => {
  Taro.onNeedPrivacyAuthorization((resolve, info) => {
    waiting.push(resolve as (answer: Answer) => void)
    const { referrer = '' } = (info ?? {}) as { referrer?: string }
    privacyAsk.setState({ ask: { referrer, page: pageOnTop() } })
  })
}

/** Tells WeChat that the sheet is seen; it asks to know. */
export const privacyShown = (): void => {
  for (const resolve of waiting) resolve({ event: 'exposureAuthorization' })
}

/** The person's word, to everything that waited for it. */
export const answerPrivacy = (agrees: boolean, buttonId: string): void => {
  const told = waiting
  waiting = []
  privacyAsk.setState({ ask: null })
  for (const resolve of told) resolve(agrees ? { event: 'agree', buttonId } : { event: 'disagree' })
}
