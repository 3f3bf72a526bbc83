import type { SoundFormat } from '../file'
import { letters, u32be, u32le } from './bytes'
import { elementAt } from './clean-webm'
import { aacFrame, mp3Frame } from './keep-frames'

/** Samples over hertz of the frames that follow each other; the cleaned stream holds nothing else. */
const framed =
  (
    lengthAt: (b: Uint8Array, at: number) => number,
    secondsAt: (b: Uint8Array, at: number) => number
  ): ((b: Uint8Array) => number) =>
  (b) => {
    let seconds = 0
    for (let at = 0; at < b.length; ) {
      const length = lengthAt(b, at)
      if (length === 0) break
      seconds += secondsAt(b, at)
      at += length
    }
    return seconds
  }

const mp3Hertz = [44100, 48000, 32000]
const mp3Seconds = framed(mp3Frame, (b, at) => {
  const version = ((b[at + 1] ?? 0) >> 3) & 3
  const hertz = (mp3Hertz[((b[at + 2] ?? 0) >> 2) & 3] ?? 44100) / (version === 3 ? 1 : version === 2 ? 2 : 4)
  return (version === 3 ? 1152 : 576) / hertz
})

const aacHertz = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350]
const aacSeconds = framed(aacFrame, (b, at) => 1024 / (aacHertz[((b[at + 2] ?? 0) >> 2) & 15] ?? 44100))

const wavSeconds = (b: Uint8Array): number => {
  let perSecond = 0
  for (let at = 12; at + 8 <= b.length; ) {
    const [name, length] = [letters(b, at, 4), u32le(b, at + 4)]
    if (name === 'fmt ') perSecond = u32le(b, at + 16)
    if (name === 'data') return perSecond === 0 ? 0 : length / perSecond
    at += 8 + length + (length % 2)
  }
  return 0
}

/** The position that the last page was decoded to, without what is played before the first sample (RFC 7845). */
const oggSeconds = (b: Uint8Array): number => {
  let position = 0
  for (let at = 0; at + 27 <= b.length && letters(b, at, 4) === 'OggS'; ) {
    const segments = b[at + 26] ?? 0
    const lacing = b.subarray(at + 27, at + 27 + segments)
    position = Math.max(position, u32le(b, at + 6) + u32le(b, at + 10) * 2 ** 32)
    at += 27 + segments + lacing.reduce((sum, length) => sum + length, 0)
  }
  const head = 27 + (b[26] ?? 0)
  const skipped = (b[head + 10] ?? 0) + (b[head + 11] ?? 0) * 256
  return Math.max(0, position - skipped) / 48000
}

/** The movie's own length; a fragmented one does not say it at its head. */
const mp4Seconds = (b: Uint8Array): number => {
  const boxes = (from: number, to: number, wanted: string): number => {
    for (let at = from; at + 8 <= to; ) {
      const length = u32be(b, at)
      if (letters(b, at + 4, 4) === wanted) return at
      if (length < 8) return -1
      at += length
    }
    return -1
  }
  const moov = boxes(0, b.length, 'moov')
  const mvhd = moov < 0 ? -1 : boxes(moov + 8, moov + u32be(b, moov), 'mvhd')
  if (mvhd < 0) return 0
  const long = b[mvhd + 8] === 1
  const scale = u32be(b, mvhd + (long ? 28 : 20))
  const length = long ? u32be(b, mvhd + 32) * 2 ** 32 + u32be(b, mvhd + 36) : u32be(b, mvhd + 24)
  return scale === 0 ? 0 : length / scale
}

const EBML = {
  segment: 0x18538067,
  cluster: 0x1f43b675,
  time: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0
} as const

const numberIn = (b: Uint8Array, from: number, to: number): number =>
  b.subarray(from, to).reduce((sum, byte) => sum * 256 + byte, 0)

/** The latest moment a block of any cluster begins at, in the usual milliseconds. */
const webmSeconds = (b: Uint8Array): number => {
  let [latest, cluster] = [0, 0]
  for (let at = 0; at < b.length; ) {
    const element = elementAt(b, at)
    if (!element) break
    const { id, content } = element
    const end = Math.min(element.end, b.length)
    const opens = id === EBML.segment || id === EBML.cluster || id === EBML.blockGroup
    if (id === EBML.time) cluster = numberIn(b, content, end)
    if (id === EBML.simpleBlock || id === 0xa1)
      latest = Math.max(latest, cluster + numberIn(b, content + 1, content + 3))
    at = opens ? content : end
  }
  return latest / 1000
}

const lengths: Record<SoundFormat, (bytes: Uint8Array) => number> = {
  mp3: mp3Seconds,
  aac: aacSeconds,
  m4a: mp4Seconds,
  webm: webmSeconds,
  ogg: oggSeconds,
  wav: wavSeconds
}

/** How long a cleaned sound lasts by its own bytes, in seconds; null where it does not say. */
export const soundSeconds = (format: SoundFormat, bytes: Uint8Array): number | null => {
  const seconds = lengths[format](bytes)
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null
}
