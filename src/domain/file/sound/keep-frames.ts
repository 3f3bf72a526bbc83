import { join, letters } from './bytes'

/** The length of the frame that begins at `at`, or 0 where none does. */
type FrameLength = (b: Uint8Array, at: number) => number

const kbps1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const kbps2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const hertz1 = [44100, 48000, 32000]

// ISO 11172-3 / 13818-3, layer III; version 0 is the unofficial 2.5 at a quarter of the rates.
export const mp3Frame: FrameLength = (b, at) => {
  const [b0 = 0, b1 = 0, b2 = 0] = b.subarray(at, at + 3)
  const version = (b1 >> 3) & 3
  if (b0 !== 0xff || (b1 & 0xe0) !== 0xe0 || version === 1 || ((b1 >> 1) & 3) !== 1) return 0
  const first = version === 3
  const kbps = (first ? kbps1 : kbps2)[b2 >> 4] ?? 0
  const hertz = (hertz1[(b2 >> 2) & 3] ?? 0) / (first ? 1 : version === 2 ? 2 : 4)
  if (kbps === 0 || hertz === 0) return 0
  return Math.floor(((first ? 144 : 72) * kbps * 1000) / hertz) + ((b2 >> 1) & 1)
}

// ISO 13818-7, ADTS.
export const aacFrame: FrameLength = (b, at) => {
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0, b4 = 0, b5 = 0] = b.subarray(at, at + 6)
  if (b0 !== 0xff || (b1 & 0xf6) !== 0xf0 || ((b2 >> 2) & 15) > 12) return 0
  const length = ((b3 & 3) << 11) | (b4 << 3) | (b5 >> 5)
  return length > 7 ? length : 0
}

const id3Length = (b: Uint8Array, at: number): number => {
  if (letters(b, at, 3) !== 'ID3' || at + 10 > b.length) return 0
  const [s0 = 0, s1 = 0, s2 = 0, s3 = 0] = b.subarray(at + 6, at + 10)
  const footer = ((b[at + 5] ?? 0) & 0x10) !== 0 ? 10 : 0
  return 10 + ((s0 & 127) << 21) + ((s1 & 127) << 14) + ((s2 & 127) << 7) + (s3 & 127) + footer
}

// Nothing but sound survives: a frame counts when another follows or the data ends, so whatever stands before,
// between or behind (ID3, APE, lyrics, pictures) falls away without our having to know its name.
const keepFrames = (b: Uint8Array, frameAt: FrameLength): Uint8Array | null => {
  const kept: Uint8Array[] = []
  let at = 0
  while (at < b.length) {
    const length = frameAt(b, at)
    const end = at + length
    if (length > 0 && (end === b.length || (end < b.length && frameAt(b, end) > 0))) {
      kept.push(b.subarray(at, end))
      at = end
    } else {
      at += id3Length(b, at) || 1
    }
  }
  return kept.length >= 2 ? join(kept) : null
}

/** The frames of an MP3 and nothing else; null where there are not two in a row. */
export const cleanMp3 = (b: Uint8Array): Uint8Array | null => keepFrames(b, mp3Frame)

/** The ADTS frames of an AAC stream and nothing else; null where there are not two in a row. */
export const cleanAac = (b: Uint8Array): Uint8Array | null => keepFrames(b, aacFrame)
