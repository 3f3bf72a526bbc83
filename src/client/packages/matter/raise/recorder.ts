import Taro from '@tarojs/taro'
import { maxSoundSeconds } from '@/domain/issue/names'

/** A sound just taken: where the phone has it, and how long it is in seconds. */
export interface Recording {
  readonly path: string
  readonly seconds: number
}

export interface RecorderHears {
  /** The microphone is on. */
  readonly began: () => void
  /** Told to stop, or full after a minute, or broken off by a call. */
  readonly done: (recording: Recording) => void
  /** Why there is no sound, in a sentence. */
  readonly failed: (sentence: string) => void
}

const REFUSED = '没有打开麦克风。请在手机设置里允许用麦克风，或者直接写字。'
const NONE = '这台手机不能录音，请直接写字。'
const EMPTY = '没有录到声音，请再录一次。'

const LONGEST_MS = maxSoundSeconds * 1000
/** Speech is clear at this, and a minute is a quarter of a megabyte. */
const BITS_PER_SECOND = 32_000
/** Less is a slip of the finger. */
const SHORTEST_MS = 500

/** Takes a sound of at most a minute; answers the way to stop it. */
export const startRecording = (hears: RecorderHears): (() => void) =>
  // Written out, so that the other platform's branch falls away.
  process.env.TARO_ENV === 'weapp' ? recordInWechat(hears) : recordInBrowser(hears)

const hand = (hears: RecorderHears, path: string, ms: number): void => {
  if (ms < SHORTEST_MS) hears.failed(EMPTY)
  else hears.done({ path, seconds: Math.min(maxSoundSeconds, Math.max(1, Math.round(ms / 1000))) })
}

// WeChat has one recorder for the whole app; what it says is for whoever records now.
let inWechat: RecorderHears | null = null
let isWired = false

const recordInWechat = (hears: RecorderHears): (() => void) => {
  const recorder = Taro.getRecorderManager()
  inWechat = hears
  if (!isWired) {
    isWired = true
    recorder.onStart(() => inWechat?.began())
    recorder.onStop(({ tempFilePath, duration }) => {
      if (inWechat) hand(inWechat, tempFilePath, duration)
      inWechat = null
    })
    recorder.onError(({ errMsg }) => {
      inWechat?.failed(/auth|deny|denied/i.test(errMsg ?? '') ? REFUSED : EMPTY)
      inWechat = null
    })
    recorder.onInterruptionBegin(() => recorder.stop())
  }
  recorder.start({
    duration: LONGEST_MS,
    format: 'mp3',
    sampleRate: 16_000,
    numberOfChannels: 1,
    encodeBitRate: BITS_PER_SECOND
  })
  return () => recorder.stop()
}

const formats = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'] as const

const recordInBrowser = (hears: RecorderHears): (() => void) => {
  let recorder: MediaRecorder | null = null
  let isOver = false
  const stop = () => {
    isOver = true
    if (recorder?.state === 'recording') recorder.stop()
  }
  void openMicrophone(hears).then((stream) => {
    if (!stream) return
    if (isOver) return closeMicrophone(stream)
    recorder = listen(stream, hears)
    setTimeout(stop, LONGEST_MS)
  })
  return stop
}

const openMicrophone = async ({ failed }: RecorderHears): Promise<MediaStream | null> => {
  // Absent on a page that was not reached over TLS.
  if (!navigator.mediaDevices || typeof MediaRecorder === 'undefined') {
    failed(NONE)
    return null
  }
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true })
  } catch (error) {
    failed(error instanceof Error && error.name === 'NotFoundError' ? NONE : REFUSED)
    return null
  }
}

const closeMicrophone = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop()
}

const listen = (stream: MediaStream, hears: RecorderHears): MediaRecorder => {
  const mimeType = formats.find((f) => MediaRecorder.isTypeSupported(f))
  const recorder = new MediaRecorder(stream, {
    audioBitsPerSecond: BITS_PER_SECOND,
    ...(mimeType ? { mimeType } : {})
  })
  const parts: Blob[] = []
  const began = Date.now()
  recorder.ondataavailable = ({ data }) => parts.push(data)
  recorder.onstop = () => {
    closeMicrophone(stream)
    hand(hears, URL.createObjectURL(new Blob(parts, { type: recorder.mimeType })), Date.now() - began)
  }
  recorder.start()
  hears.began()
  return recorder
}
