import { join, putU32be, putU32le } from './bytes'
import { cleanSound } from './clean-sound'
import { aacFrame, ebml, m4a, mp3Frame, ogg, oggPage, opusHead, opusTags, wav, webm } from './sound-samples'
import { soundSeconds } from './sound-seconds'

const cleaned = (format: Parameters<typeof cleanSound>[0], bytes: Uint8Array): Uint8Array => {
  const done = cleanSound(format, bytes)
  if (!done.ok) throw new Error(done.refusal.code)
  return done.value
}

test('frames are counted: 100 of an MP3 and of an AAC at 44.1 kHz', () => {
  const mp3 = cleaned('mp3', join(Array.from({ length: 100 }, () => mp3Frame(1))))
  expect(soundSeconds('mp3', mp3)).toBeCloseTo((100 * 1152) / 44100, 6)
  const aac = cleaned('aac', join(Array.from({ length: 100 }, () => aacFrame(1))))
  expect(soundSeconds('aac', aac)).toBeCloseTo((100 * 1024) / 44100, 6)
})

test('a WAV of 61 seconds is one of 61 seconds', () => {
  expect(soundSeconds('wav', cleaned('wav', wav(new Uint8Array(61 * 8000))))).toBe(61)
})

test('an Ogg by the position of its last page', () => {
  const last = oggPage(9, 2, 4, new Uint8Array(300))
  putU32le(last, 6, 61 * 48000)
  const bytes = join([oggPage(9, 0, 2, opusHead), oggPage(9, 1, 0, opusTags()), last])
  expect(soundSeconds('ogg', cleaned('ogg', bytes))).toBe(61)
})

test('an MP4 by its own head', () => {
  const bytes = m4a()
  const at = String.fromCharCode(...bytes).indexOf('mvhd') + 4
  putU32be(bytes, at + 12, 1000)
  putU32be(bytes, at + 16, 61_500)
  expect(soundSeconds('m4a', cleaned('m4a', bytes))).toBe(61.5)
})

test('a WebM by its last block, also one recorded live', () => {
  const block = (milliseconds: number) =>
    ebml(0xa3, Uint8Array.of(0x81, milliseconds >> 8, milliseconds & 255, 0x80, 1, 2, 3))
  const time = (seconds: number) => ebml(0xe7, Uint8Array.of((seconds * 1000) >> 8, (seconds * 1000) & 255))
  const head = webm()
  for (const live of [false, true]) {
    const cluster = ebml(0x1f43b675, join([time(60), block(0), block(1020)]), live)
    const segment = ebml(0x18538067, cluster, live)
    expect(soundSeconds('webm', join([head.subarray(0, 18), segment]))).toBe(61.02)
  }
})

test('what does not say how long it lasts is not guessed at', () => {
  expect([
    soundSeconds('m4a', m4a()),
    soundSeconds('ogg', ogg()),
    soundSeconds('wav', new Uint8Array(0))
  ]).toEqual([null, null, null])
})
