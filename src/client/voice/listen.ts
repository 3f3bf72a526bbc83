import { listenInWechat } from './listen-in-wechat'
import { once, type Stop } from './once'
import { hasPlugin } from './wechat-plugin'

export interface ListenHears {
  readonly began: () => void
  /** All that was understood since it began; what is said next may still change it. */
  readonly heard: (words: string) => void
  readonly done: () => void
  /** Why nothing is understood, in a sentence. */
  readonly failed: (sentence: string) => void
}

/** Longer than this nobody speaks in one go, and WeChat's plugin ends by itself. */
export const longestMs = 60_000

export const sentences = {
  refused: '没有打开麦克风。请在手机设置里允许用麦克风，或者直接写字。',
  unheard: '没有听清，请再说一遍，或者直接写字。',
  lost: '现在认不出说的话，请看看有没有信号，再点一次，或者直接写字。'
} as const

/** Whether what is said can be turned into words here. */
export const canListen = (): boolean =>
  process.env.TARO_ENV === 'weapp'
    ? hasPlugin()
    : 'webkitSpeechRecognition' in globalThis || 'SpeechRecognition' in globalThis

/** Listens for at most a minute; answers the way to stop. */
export const listen = (hears: ListenHears): Stop => {
  // An `else`, not an early return: only so the other platform's branch falls away with what it imports.
  if (process.env.TARO_ENV === 'weapp') {
    return listenInWechat(hears)
  } else {
    return once(
      import('./listen-in-browser').then((ears) => () => ears.listenInBrowser(hears)),
      () => hears.failed(sentences.lost),
      hears.done
    )
  }
}
