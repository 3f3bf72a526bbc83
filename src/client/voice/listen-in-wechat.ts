import { type ListenHears, longestMs, sentences } from './listen'
import { mayUse, microphone } from './may-use'
import type { Stop } from './once'
import { type RecognitionManager, speechPlugin } from './wechat-plugin'

/** Of the plugin's recorder: most often the microphone that was not allowed. */
const RECORDER_FAILED = -30_001

/** What WeChat's plugin understands; it asks for the microphone first. */
export const listenInWechat = (hears: ListenHears): Stop => {
  let manager: RecognitionManager | null = null
  let isOver = false
  const begin = async () => {
    if (!(await mayUse(microphone))) return hears.done()
    const plugin = await speechPlugin()
    if (isOver) return hears.done()
    manager = plugin.getRecordRecognitionManager()
    manager.onStart = hears.began
    manager.onRecognize = ({ result }) => hears.heard(result)
    manager.onStop = ({ result }) => {
      hears.heard(result)
      hears.done()
    }
    manager.onError = ({ retcode }) =>
      hears.failed(retcode === RECORDER_FAILED ? sentences.refused : sentences.unheard)
    manager.start({ lang: 'zh_CN', duration: longestMs })
  }
  begin().catch(() => hears.failed(sentences.lost))
  return () => {
    isOver = true
    manager?.stop()
  }
}
