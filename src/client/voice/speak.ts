import { once, type Stop } from './once'
import { speakInWechat } from './speak-in-wechat'
import { hasPlugin } from './wechat-plugin'

export interface SpeakHears {
  /** Which piece of the text sounds now: where to go on after a stop. */
  readonly at: (piece: number) => void
  readonly ended: () => void
  /** Why nothing is heard, in a sentence. */
  readonly failed: (sentence: string) => void
}

export interface Reading {
  readonly text: string
  /** The piece to begin with. */
  readonly from: number
  /** As fast as people speak, or a little slower. */
  readonly rate: number
}

const LOST = '现在读不出来，请看看有没有信号，再点一次。'

/** Whether anything here can read aloud. Of a browser only its voices tell, later, whether it speaks Chinese. */
export const canSpeak = (): boolean =>
  process.env.TARO_ENV === 'weapp' ? hasPlugin() : typeof speechSynthesis !== 'undefined'

/** Reads a text as written aloud, made for the ear first; answers the way to stop it. */
export const speak = (reading: Reading, hears: SpeakHears): Stop => {
  // An `else`, not an early return: only so the other platform's branch falls away with what it imports.
  if (process.env.TARO_ENV === 'weapp') {
    return speakInWechat(reading, hears)
  } else {
    // Within the tap itself, or some phones stay mute: what is said comes with a file that has to be fetched first.
    speechSynthesis.speak(new SpeechSynthesisUtterance(''))
    return once(
      import('./speak-in-browser').then((voice) => () => voice.speakInBrowser(reading, hears)),
      () => hears.failed(LOST)
    )
  }
}
