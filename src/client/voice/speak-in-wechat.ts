import Taro from '@tarojs/taro'
import { forEar, packed, sentences } from '@/domain/spoken/for-ear'
import type { Stop } from './once'
import type { Reading, SpeakHears } from './speak'
import { speechPlugin } from './wechat-plugin'

/** The plugin's voice takes short texts only; this many characters it always takes. */
const LONGEST = 100

const LOST = '现在读不出来，请看看有没有信号，再点一次。'

/** Has each piece spoken by WeChat's plugin and plays them in their order; the next is fetched while one sounds. */
export const speakInWechat = ({ text, from, rate }: Reading, hears: SpeakHears): Stop => {
  const pieces = packed(sentences(forEar(text), LONGEST), LONGEST)
  const audio = Taro.createInnerAudioContext()
  const plugin = speechPlugin()
  const files: Promise<string>[] = []
  let isOver = false
  const stop = () => {
    if (isOver) return
    isOver = true
    audio.destroy()
  }
  const fail = () => {
    if (isOver) return
    stop()
    hears.failed(LOST)
  }
  const voiced = (piece: number): Promise<string> => {
    files[piece] ??= plugin.then(
      ({ textToSpeech }) =>
        new Promise((success, fail) => {
          textToSpeech({
            lang: 'zh_CN',
            tts: true,
            content: pieces[piece] ?? '',
            success: ({ filename }) => success(filename),
            fail: () => fail(new Error('no voice'))
          })
        })
    )
    return files[piece]
  }
  const read = (piece: number): void => {
    if (isOver) return
    if (piece >= pieces.length) {
      stop()
      hears.ended()
      return
    }
    voiced(piece).then((file) => {
      if (isOver) return
      hears.at(piece)
      audio.src = file
      audio.playbackRate = rate
      audio.play()
      // A failure is told when its turn comes.
      if (piece + 1 < pieces.length) voiced(piece + 1).catch(() => undefined)
    }, fail)
  }
  let piece = from
  audio.onEnded(() => read(++piece))
  audio.onError(fail)
  read(piece)
  return stop
}
