import type { WxApis } from './options'
import type { Sandbox } from './sandbox'
import type { AppJson } from './stack'
import { machineTime, type Time } from './time'

type Told = (res: unknown) => void

/** A sound that is played, as `InnerAudioContext`: it ends by itself, at once in the phone's time. */
interface Sound {
  src: string
  playbackRate: number
  play(): void
}

interface Recognition {
  onStart?: Told
  onRecognize?: Told
  onStop?: Told
  onError?: Told
}

const NAME = 'WechatSI'
/** More than this the voice does not take. */
const LONGEST = 200
const RECORDER_FAILED = -30_001
const VOICES = 'https://voice.invalid/'

/** The phone's loudspeaker, and WeChat's plugin for speech (微信同声传译), which lies outside of our walls. */
export class PhoneSpeech {
  /** What was heard from the loudspeaker, piece by piece: words of the plugin's voice, or the address of a sound. */
  readonly said: string[] = []
  /** A piece does not come to its end while this holds. */
  holds = false
  /** Whether something sounds now. */
  sounding = false
  /** How fast the last piece was. */
  rate = 1
  private readonly voiced: string[] = []
  private readonly ears: Recognition = {}
  private listening = false
  private heard = ''

  constructor(
    private readonly sandbox: Sandbox,
    private readonly app: AppJson,
    private readonly report: (what: string, error: unknown) => void,
    private readonly mayRecord: () => boolean,
    private readonly time: Time = machineTime
  ) {}

  /** Somebody speaks; what was said in this go so far is understood anew, as WeChat tells it. */
  hear(words: string): void {
    if (!this.listening) throw new Error('somebody speaks, and nobody listens')
    this.heard += words
    this.tell(this.ears.onRecognize, { result: this.heard })
  }

  apis(): WxApis {
    return { createInnerAudioContext: () => this.newSound() }
  }

  /** WeChat's `requirePlugin`, of which the app uses the way across subpackages alone. */
  readonly requirePlugin = {
    async: (name: string): unknown => {
      const { promise, resolve, reject } = this.sandbox.promise()
      const declared = this.app.subPackages?.some((s) => name in (s.plugins ?? {}))
      if (name === NAME && declared) resolve(this.plugin())
      else reject(this.sandbox.own({ mod: name, errMsg: `plugin ${name} is not declared in app.json` }))
      return promise
    }
  }

  private later(work: () => void) {
    this.time.later(() => {
      try {
        work()
      } catch (error) {
        this.report('a listener of the voice threw', error)
      }
    }, 1)
  }

  private tell(told: Told | undefined, res: object) {
    this.later(() => told?.(this.sandbox.own(res)))
  }

  /** What is asked of it and is not here is reported, as with `wx`. */
  private strict<T extends object>(of: string, known: T): T {
    return new Proxy(known, {
      get: (target, key) => {
        if (!(key in target) && typeof key === 'string' && key !== 'then')
          this.report('missing', `${of}.${key} is used, and this harness does not have it`)
        return Reflect.get(target, key)
      }
    })
  }

  private plugin(): object {
    return this.strict(NAME, {
      textToSpeech: (ask: { content: string; lang: string; tts: boolean; success: Told; fail: Told }) => {
        const { content, lang, tts } = ask
        if (lang !== 'zh_CN' || !tts || content.length === 0 || content.length > LONGEST)
          return this.tell(ask.fail, { retcode: -20_001, msg: 'the text is not taken' })
        this.voiced.push(content)
        this.tell(ask.success, { retcode: 0, filename: `${VOICES}${this.voiced.length - 1}.mp3` })
      },
      getRecordRecognitionManager: () => this.recognition()
    })
  }

  private recognition(): object {
    const { ears } = this
    return this.strict(
      'recordRecoManager',
      Object.assign(ears, {
        start: () => {
          if (!this.mayRecord())
            return this.tell(ears.onError, { retcode: RECORDER_FAILED, msg: 'auth deny' })
          this.listening = true
          this.heard = ''
          this.tell(ears.onStart, { msg: 'Ok' })
        },
        stop: () => {
          this.listening = false
          this.tell(ears.onStop, { result: this.heard, tempFilePath: '', duration: 0, fileSize: 0 })
        }
      })
    )
  }

  private newSound(): object {
    const on: { ended?: Told; error?: Told } = {}
    let isGone = false
    const sound: Sound & Record<string, unknown> = {
      src: '',
      playbackRate: 1,
      onEnded: (told: Told) => {
        on.ended = told
      },
      onError: (told: Told) => {
        on.error = told
      },
      play: () => {
        const voice = sound.src.startsWith(VOICES)
          ? this.voiced[Number.parseInt(sound.src.slice(VOICES.length), 10)]
          : undefined
        this.said.push(voice ?? sound.src)
        this.rate = sound.playbackRate
        this.sounding = true
        this.later(() => {
          if (isGone || this.holds) return
          this.sounding = false
          on.ended?.(this.sandbox.own({}))
        })
      },
      destroy: () => {
        isGone = true
        this.sounding = false
      }
    }
    return this.strict('InnerAudioContext', sound)
  }
}
