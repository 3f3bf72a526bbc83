/** What WeChat's plugin for speech (微信同声传译) has that we use; the names are its own. */
export interface SpeechPlugin {
  textToSpeech(ask: {
    lang: 'zh_CN'
    tts: true
    content: string
    success: (res: { filename: string }) => void
    fail: () => void
  }): void
  getRecordRecognitionManager(): RecognitionManager
}

/** One for the whole app; what is set on it last is told. */
export interface RecognitionManager {
  start(options: { lang: 'zh_CN'; duration: number }): void
  stop(): void
  onStart: () => void
  onRecognize: (res: { result: string }) => void
  onStop: (res: { result: string }) => void
  onError: (res: { retcode: number; msg?: string }) => void
}

/** Whether this build declares the plugin, and this WeChat can fetch it from another subpackage (since 2.11.2). */
export const hasPlugin = (): boolean =>
  VOICE_PLUGIN && typeof requirePlugin !== 'undefined' && typeof requirePlugin.async === 'function'

/** The plugin, fetched with its subpackage when first asked for; rejects without a signal or where it was not added. */
export const speechPlugin = (): Promise<SpeechPlugin> => requirePlugin.async<SpeechPlugin>('WechatSI')
