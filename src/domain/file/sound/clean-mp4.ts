import { fromLetters, letters, u32be } from './bytes'

/**
 * What an audio MP4 needs (ISO 14496-12), level by level. Everything else, `udta` and `meta` with the place of
 * recording among it, becomes a `free` box of zeros of the same length, so that the offsets in `stco` stay true.
 */
const needed: Record<string, readonly string[]> = {
  file: ['ftyp', 'styp', 'moov', 'moof', 'mdat', 'sidx'],
  moov: ['mvhd', 'trak', 'mvex', 'iods'],
  trak: ['tkhd', 'tref', 'edts', 'mdia'],
  mdia: ['mdhd', 'hdlr', 'minf'],
  minf: ['smhd', 'dinf', 'stbl'],
  stbl: ['stsd', 'stts', 'stsc', 'stsz', 'stz2', 'stco', 'co64', 'stss', 'ctts', 'sdtp', 'sgpd', 'sbgp'],
  mvex: ['mehd', 'trex'],
  moof: ['mfhd', 'traf'],
  traf: ['tfhd', 'tfdt', 'trun', 'sdtp', 'sgpd', 'sbgp']
}

const codecs = ['mp4a', 'alac', 'Opus']

interface Found {
  tracks: number
  sounds: number
  codecs: number
  samples: number
}

interface Box {
  readonly type: string
  readonly at: number
  readonly content: number
  readonly end: number
}

/**
 * An audio MP4 (m4a, also fragmented) without anything but its sound, at the same length; 'not sound' when it
 * holds a track that is not sound (a video, a trail of positions), null when it is broken.
 */
export const cleanMp4 = (bytes: Uint8Array): Uint8Array | 'not sound' | null => {
  const copy = bytes.slice()
  const found: Found = { tracks: 0, sounds: 0, codecs: 0, samples: 0 }
  if (!cleanLevel(copy, 'file', 0, copy.length, found)) return null
  if (found.tracks === 0 || found.samples === 0) return null
  return found.sounds === found.tracks && found.codecs === found.tracks ? copy : 'not sound'
}

const cleanLevel = (b: Uint8Array, level: string, from: number, to: number, found: Found): boolean => {
  let at = from
  while (at < to) {
    const box = boxAt(b, at, to)
    if (!box) return false
    if (!needed[level]?.includes(box.type)) blank(b, box)
    else if (needed[box.type] && !cleanLevel(b, box.type, box.content, box.end, found)) return false
    else note(b, box, found)
    at = box.end
  }
  return true
}

const boxAt = (b: Uint8Array, at: number, to: number): Box | null => {
  if (at + 8 > to) return null
  const short = u32be(b, at)
  const head = short === 1 ? 16 : 8
  const length = short === 0 ? to - at : short === 1 ? u32be(b, at + 8) * 2 ** 32 + u32be(b, at + 12) : short
  if (length < head || at + length > to) return null
  return { type: letters(b, at + 4, 4), at, content: at + head, end: at + length }
}

const blank = (b: Uint8Array, box: Box): void => {
  b.set(fromLetters('free'), box.at + 4)
  b.fill(0, box.content, box.end)
}

const note = (b: Uint8Array, box: Box, found: Found): void => {
  if (box.type === 'trak') found.tracks += 1
  if (box.type === 'mdat') found.samples += 1
  if (box.type === 'hdlr') {
    if (letters(b, box.content + 8, 4) === 'soun') found.sounds += 1
    // The handler's name is free text.
    if (box.end > box.content + 24) b.fill(0, box.content + 24, box.end)
  }
  if (box.type === 'stsd' && codecs.includes(letters(b, box.content + 12, 4))) found.codecs += 1
}
