import { type ListenHears, longestMs, sentences } from './listen'
import type { Stop } from './once'

/** The part of the Web Speech API that we use; the types of the language do not have it. */
interface Recognition {
  lang: string
  continuous: boolean
  interimResults: boolean
  onstart: () => void
  onresult: (event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void
  onerror: (event: { error: string }) => void
  onend: () => void
  start(): void
  stop(): void
}

const reasons: Readonly<Record<string, string>> = {
  'not-allowed': sentences.refused,
  'service-not-allowed': sentences.refused,
  'audio-capture': sentences.refused,
  'no-speech': sentences.unheard
}

const newRecognition = (): Recognition => {
  const known = globalThis as {
    SpeechRecognition?: new () => Recognition
    webkitSpeechRecognition?: new () => Recognition
  }
  const Known = known.SpeechRecognition ?? known.webkitSpeechRecognition
  if (!Known) throw new Error('this browser does not turn speech into words')
  return new Known()
}

/** What the browser understands, word for word as it comes. */
export const listenInBrowser = (hears: ListenHears): Stop => {
  const recognition = newRecognition()
  let problem: string | null = null
  const timer = setTimeout(() => recognition.stop(), longestMs)
  Object.assign(recognition, { lang: 'zh-CN', continuous: true, interimResults: true })
  recognition.onstart = hears.began
  recognition.onresult = ({ results }) =>
    hears.heard(Array.from(results, (result) => result[0]?.transcript ?? '').join(''))
  recognition.onerror = ({ error }) => {
    if (error !== 'aborted') problem = reasons[error] ?? sentences.lost
  }
  recognition.onend = () => {
    clearTimeout(timer)
    if (problem) hears.failed(problem)
    else hears.done()
  }
  recognition.start()
  return () => recognition.stop()
}
