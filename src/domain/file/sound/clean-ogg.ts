import { fromLetters, join, letters, putU32le, u32le } from './bytes'

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let crc = n << 24
  for (let i = 0; i < 8; i++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1
  return crc >>> 0
})

const crcOf = (page: Uint8Array): number => {
  let crc = 0
  for (const byte of page) crc = ((crc << 8) ^ (crcTable[((crc >>> 24) ^ byte) & 255] ?? 0)) >>> 0
  return crc
}

/**
 * An Ogg with one Opus stream whose comments are emptied (RFC 7845: they stand alone on the pages after the
 * first); 'not sound' for anything else in Ogg, null when it is broken. A last page cut off is left out.
 */
export const cleanOgg = (b: Uint8Array): Uint8Array | 'not sound' | null => {
  const pages = pagesOf(b)
  const [first, second] = pages
  if (!first || !second) return null
  if (letters(first, bodyAt(first), 8) !== 'OpusHead') return 'not sound'
  const serial = u32le(first, 14)
  if (pages.some((page) => u32le(page, 14) !== serial)) return 'not sound'
  if (letters(second, bodyAt(second), 8) !== 'OpusTags') return null
  const lastOfTags = pages.findIndex((page, at) => at > 0 && lacing(page).some((length) => length < 255))
  const tagsEnd = pages[lastOfTags]
  const sound = pages.slice(lastOfTags + 1)
  if (!tagsEnd || sound.length === 0) return null
  // The comments must finish their page; sound behind them on the same page would be lost.
  if (lacing(tagsEnd).findIndex((length) => length < 255) !== lacing(tagsEnd).length - 1) return null
  return join([first, emptyTags(serial), ...sound].map(renumber))
}

const lacing = (page: Uint8Array): number[] => [...page.subarray(27, bodyAt(page))]
const bodyAt = (page: Uint8Array): number => 27 + (page[26] ?? 0)

const pagesOf = (b: Uint8Array): Uint8Array[] => {
  const pages: Uint8Array[] = []
  for (let at = 0; at + 27 <= b.length && letters(b, at, 4) === 'OggS'; ) {
    const rest = b.subarray(at)
    const end = lacing(rest).reduce((sum, length) => sum + length, bodyAt(rest))
    if (end > rest.length) break
    pages.push(rest.subarray(0, end))
    at += end
  }
  return pages
}

const emptyTags = (serial: number): Uint8Array => {
  const page = new Uint8Array(28 + 16)
  page.set(fromLetters('OggS'))
  putU32le(page, 14, serial)
  page.set([1, 16], 26)
  page.set(fromLetters('OpusTags'), 28)
  return page
}

const renumber = (page: Uint8Array, no: number): Uint8Array => {
  const copy = page.slice()
  putU32le(copy, 18, no)
  putU32le(copy, 22, 0)
  putU32le(copy, 22, crcOf(copy))
  return copy
}
