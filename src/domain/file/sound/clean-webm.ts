import { letters } from './bytes'

const ID = {
  ebml: 0x1a45dfa3,
  segment: 0x18538067,
  info: 0x1549a966,
  tracks: 0x1654ae6b,
  track: 0xae,
  cluster: 0x1f43b675,
  trackType: 0x83,
  codec: 0x86
} as const

/** Children that stay (RFC 9559); all others, tags, attachments, titles and dates among them, become Void. */
const segmentKeeps = new Set<number>([0x114d9b74, ID.info, ID.tracks, ID.cluster, 0x1c53bb6b])
const infoKeeps = new Set([0x2ad7b1, 0x4489, 0x4d80, 0x5741])
const trackKeeps = new Set<number>([
  0xd7,
  0x73c5,
  ID.trackType,
  ID.codec,
  0x63a2,
  0xe1,
  0x22b59c,
  0x56aa,
  0x56bb,
  0x88,
  0xb9,
  0x55aa,
  0x9c,
  0x23e383
])

interface Element {
  readonly id: number
  readonly at: number
  readonly content: number
  /** Infinity where a live recorder did not know the length. */
  readonly end: number
}

/**
 * A WebM with Opus sound only, everything that is not sound blanked in place; 'not sound' when it has a track of
 * another kind, null when it is broken. A last cluster cut off in the middle is taken as far as it goes.
 */
export const cleanWebm = (bytes: Uint8Array): Uint8Array | 'not sound' | null => {
  const b = bytes.slice()
  const header = elementAt(b, 0)
  if (header?.id !== ID.ebml) return null
  const segment = elementAt(b, header.end)
  if (segment?.id !== ID.segment) return null
  const found = { tracks: 0, opus: 0, clusters: 0 }
  let at = segment.content
  while (at < Math.min(segment.end, b.length)) {
    const element = elementAt(b, at)
    if (!element) return found.clusters > 0 ? b.subarray(0, at) : null
    if (!segmentKeeps.has(element.id)) {
      if (!blank(b, element)) return null
    } else if (element.id === ID.info && !cleanChildren(b, element, infoKeeps)) return null
    else if (element.id === ID.tracks && !cleanTracks(b, element, found)) return null
    else if (element.id === ID.cluster) found.clusters += 1
    at = element.end === Infinity ? endOfUnknown(b, element) : Math.min(element.end, b.length)
  }
  if (found.tracks === 0 || found.clusters === 0) return null
  return found.opus === found.tracks ? b : 'not sound'
}

const vint = (
  b: Uint8Array,
  at: number,
  maxLength: number
): { length: number; value: number; ones: boolean } | null => {
  const first = b[at] ?? 0
  const length = Math.clz32(first) - 23
  if (first === 0 || length > maxLength || at + length > b.length) return null
  let value = first & (0xff >> length)
  let ones = value === 0xff >> length
  for (let i = 1; i < length; i++) {
    value = value * 256 + (b[at + i] ?? 0)
    ones &&= b[at + i] === 0xff
  }
  return { length, value, ones }
}

export const elementAt = (b: Uint8Array, at: number): Element | null => {
  const id = vint(b, at, 4)
  const size = id && vint(b, at + id.length, 8)
  if (!id || !size) return null
  let whole = 0
  for (let i = 0; i < id.length; i++) whole = whole * 256 + (b[at + i] ?? 0)
  const content = at + id.length + size.length
  return { id: whole, at, content, end: size.ones ? Infinity : content + size.value }
}

// A cluster of unknown length ends where the next element of the segment's own level begins.
const endOfUnknown = (b: Uint8Array, cluster: Element): number => {
  let at = cluster.content
  for (;;) {
    const child = elementAt(b, at)
    if (!child || child.end > b.length || child.id > 0xffffff)
      return child && child.id <= 0xffffff ? b.length : at
    at = child.end
  }
}

const blank = (b: Uint8Array, element: Element): boolean => {
  if (element.end > b.length) return false
  const length = element.end - element.at
  b.fill(0, element.at, element.end)
  b[element.at] = 0xec
  if (length - 2 <= 126) {
    b[element.at + 1] = 0x80 | (length - 2)
    return true
  }
  b[element.at + 1] = 1
  for (let i = 0, rest = length - 9; i < 7; i++, rest = Math.floor(rest / 256))
    b[element.at + 8 - i] = rest % 256
  return true
}

const children = (b: Uint8Array, parent: Element): Element[] | null => {
  if (parent.end > b.length) return null
  const all: Element[] = []
  for (let at = parent.content; at < parent.end; ) {
    const child = elementAt(b, at)
    if (!child || child.end > parent.end) return null
    all.push(child)
    at = child.end
  }
  return all
}

const cleanChildren = (b: Uint8Array, parent: Element, keeps: ReadonlySet<number>): boolean => {
  const all = children(b, parent)
  for (const child of all ?? []) if (!keeps.has(child.id)) blank(b, child)
  return all !== null
}

const cleanTracks = (b: Uint8Array, tracks: Element, found: { tracks: number; opus: number }): boolean => {
  for (const track of children(b, tracks) ?? []) {
    if (track.id !== ID.track) {
      blank(b, track)
      continue
    }
    const parts = children(b, track)
    if (!parts) return false
    const type = parts.find((part) => part.id === ID.trackType)
    const codec = parts.find((part) => part.id === ID.codec)
    found.tracks += 1
    const isSound = type && b[type.end - 1] === 2
    if (isSound && codec && letters(b, codec.content, codec.end - codec.content) === 'A_OPUS') found.opus += 1
    for (const part of parts) if (!trackKeeps.has(part.id)) blank(b, part)
  }
  return found.tracks > 0
}
