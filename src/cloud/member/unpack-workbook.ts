import { inflateRawSync } from 'node:zlib'
import { rosterRefusals } from '@/domain/member/roster-problems'
import { deny, RefusalError } from '../api/refusal-error'

/** What a roster of 5,000 rows needs, four times over; a zip bomb needs far more. */
const maxUnpacked = 24_000_000
const maxEntries = 2_000
/** Content further out than this is a slip of the keyboard, and would cost memory for every empty cell before it. */
const lastColumn = 256
const lastRow = 20_000
const longestTag = 16_384

interface Entry {
  readonly name: string
  readonly crc: number
  readonly data: Buffer
}

/**
 * Repacks an .xlsx workbook without compression and without anything but its XML, having checked on the way what
 * the reading library does not: how much it unpacks to, and how far out its cells lie. Error cells such as #REF!
 * become text, for the library reads them as empty. Refuses ROSTER_FILE_UNREADABLE and ROSTER_FILE_TOO_LARGE.
 */
export const repackWorkbook = (file: Buffer): Buffer => {
  try {
    return stored(entriesOf(file).map(checked))
  } catch (error) {
    if (error instanceof RefusalError) throw error
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
    return deny(code === 'ERR_BUFFER_TOO_LARGE' ? rosterRefusals.tooLarge : rosterRefusals.unreadable)
  }
}

/** Reads the directory at the end of a zip; its sizes are not believed, each entry is unpacked to what is left. */
const entriesOf = (file: Buffer): Entry[] => {
  const end = file.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (end < 0) deny(rosterRefusals.unreadable)
  const count = file.readUInt16LE(end + 10)
  if (count > maxEntries) deny(rosterRefusals.tooLarge)
  const entries: Entry[] = []
  let at = file.readUInt32LE(end + 16)
  let left = maxUnpacked
  for (let i = 0; i < count; i++) {
    if (file.readUInt32LE(at) !== 0x02014b50) deny(rosterRefusals.unreadable)
    const nameLength = file.readUInt16LE(at + 28)
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    if (/\.(xml|rels)$/.test(name)) {
      const data = unpack(file, at, left)
      left -= data.length
      entries.push({ name, crc: file.readUInt32LE(at + 16), data })
    }
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

const unpack = (file: Buffer, at: number, left: number): Buffer => {
  if (file.readUInt16LE(at + 8) & 1) deny(rosterRefusals.locked)
  if (left <= 0) deny(rosterRefusals.tooLarge)
  const method = file.readUInt16LE(at + 10)
  const size = file.readUInt32LE(at + 20)
  const local = file.readUInt32LE(at + 42)
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
  const packed = file.subarray(start, start + size)
  if (packed.length !== size) deny(rosterRefusals.unreadable)
  if (method === 8) return inflateRawSync(packed, { maxOutputLength: left })
  if (method !== 0) deny(rosterRefusals.unreadable)
  if (size > left) deny(rosterRefusals.tooLarge)
  return packed
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

/** Whether a tag is longer than any that a spreadsheet program writes: the library then reads for minutes, or hours. */
const hasLongTag = (xml: Buffer): boolean => {
  for (let at = xml.indexOf('<'); at >= 0; ) {
    const end = xml.indexOf('>', at)
    if ((end < 0 ? xml.length : end) - at > longestTag) return true
    at = end < 0 ? -1 : xml.indexOf('<', end)
  }
  return false
}

const checked = (entry: Entry): Entry => {
  if (hasLongTag(entry.data)) deny(rosterRefusals.unreadable)
  if (!/worksheets\/[^/]+\.xml$/.test(entry.name)) return entry
  const xml = entry.data.toString('utf8')
  // Each tag is looked at once, whatever is in it: `<` ends a search that found no `>`, and attributes are read apart.
  for (const [tag, name] of xml.matchAll(/<(?:\w+:)?(row|c)\s[^<>]*>/g)) {
    const [, letters = '', row = ''] = /\br=["']([A-Z]*)(\d+)["']/.exec(tag) ?? []
    if (letters.length > 3 || row.length > 7) deny(rosterRefusals.unreadable)
    // A cell without content, only with a border or a colour, costs nothing.
    if (name === 'row' || tag.endsWith('/>')) continue
    if (columnNumber(letters) > lastColumn || Number(row) > lastRow) deny(rosterRefusals.tooLarge)
  }
  const shown = xml.replace(/(<(?:\w+:)?c\s[^<>]*?\bt=)(["'])e\2/g, '$1"str"')
  return { ...entry, data: Buffer.from(shown, 'utf8') }
}

/** A zip of stored entries. The check sums are the old ones: the library does not look at them. */
const stored = (entries: readonly Entry[]): Buffer => {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, crc, data } of entries) {
    const bytes = Buffer.from(name, 'utf8')
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt32LE(crc, 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(bytes.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    locals.push(Buffer.from('PK\u0003\u0004', 'latin1'), common, bytes, data)
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, tail, bytes)
    offset += 30 + bytes.length + data.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.length, 0),
    8
  )
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, ...directory, Buffer.from('PK\u0005\u0006', 'latin1'), end])
}
