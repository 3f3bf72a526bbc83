import { forEar, sentences } from '@/domain/spoken/for-ear'
import type { Stop } from './once'
import type { Reading, SpeakHears } from './speak'

/** Long ones break off in some browsers. */
const LONGEST = 120
/** Browsers bring their voices a moment after they are asked for. */
const VOICES_MS = 2000

const NO_VOICE = '这个浏览器不会读中文。可以请家里人念，或者打电话问村里。'
const LOST = '读到一半断了，再点一次接着读。'

const chinese = (): SpeechSynthesisVoice | null => {
  const voices = speechSynthesis.getVoices().filter((v) => /^(zh|cmn)/i.test(v.lang))
  const mandarin = voices.filter((v) => /CN|Hans/i.test(v.lang))
  return mandarin.find((v) => v.localService) ?? mandarin[0] ?? voices[0] ?? null
}

const findVoice = (): Promise<SpeechSynthesisVoice | null> =>
  new Promise((resolve) => {
    if (chinese()) return resolve(chinese())
    const timer = setTimeout(() => resolve(chinese()), VOICES_MS)
    speechSynthesis.onvoiceschanged = () => {
      if (!chinese()) return
      clearTimeout(timer)
      resolve(chinese())
    }
  })

/** Reads sentence by sentence with the browser's own Chinese voice; says so where it has none. */
export const speakInBrowser = ({ text, from, rate }: Reading, hears: SpeakHears): Stop => {
  const pieces = sentences(forEar(text), LONGEST)
  let isOver = false
  // Held here: a browser forgets one that nobody holds, and never says that it has ended.
  let said: SpeechSynthesisUtterance | null = null
  const read = (voice: SpeechSynthesisVoice, piece: number): void => {
    if (isOver) return
    const words = pieces[piece]
    if (words === undefined) {
      hears.ended()
      return
    }
    hears.at(piece)
    said = new SpeechSynthesisUtterance(words)
    Object.assign(said, { voice, lang: voice.lang, rate })
    said.onend = () => read(voice, piece + 1)
    said.onerror = () => {
      // What is stopped by hand reports an error of its own.
      if (isOver) return
      isOver = true
      hears.failed(LOST)
    }
    speechSynthesis.speak(said)
  }
  void findVoice().then((voice) => {
    if (isOver) return
    if (!voice) return hears.failed(NO_VOICE)
    speechSynthesis.cancel()
    read(voice, from)
  })
  return () => {
    isOver = true
    said = null
    speechSynthesis.cancel()
  }
}
