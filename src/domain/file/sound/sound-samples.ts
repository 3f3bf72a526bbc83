import { fromLetters, join, putU32be, putU32le } from './bytes'

/** A text that must never be found in what is kept: as an address in a tag would be. */
export const SECRET = 'LAT30.2722 LON109.4881 home of Wang'

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)
const u32 = (value: number): Uint8Array => {
  const b = new Uint8Array(4)
  putU32be(b, 0, value)
  return b
}
const u32l = (value: number): Uint8Array => {
  const b = new Uint8Array(4)
  putU32le(b, 0, value)
  return b
}

/** One MPEG-1 layer III frame, 128 kbit/s at 44.1 kHz: 417 bytes. */
export const mp3Frame = (fill: number): Uint8Array =>
  join([bytes(0xff, 0xfb, 0x90, 0x00), new Uint8Array(413).fill(fill)])

/** One ADTS frame of `length` bytes, AAC-LC at 44.1 kHz. */
export const aacFrame = (fill: number, length = 200): Uint8Array =>
  join([
    bytes(0xff, 0xf1, 0x50, 0x80 | (length >> 11), (length >> 3) & 255, ((length & 7) << 5) | 0x1f, 0xfc),
    new Uint8Array(length - 7).fill(fill)
  ])

export const id3v2 = (text = SECRET): Uint8Array =>
  join([fromLetters('ID3'), bytes(4, 0, 0, 0, 0, 0, text.length), fromLetters(text)])

export const id3v1 = (): Uint8Array => {
  const tag = new Uint8Array(128)
  tag.set(fromLetters(`TAG${SECRET}`))
  return tag
}

const chunk = (name: string, content: Uint8Array): Uint8Array =>
  join([fromLetters(name), u32l(content.length), content, new Uint8Array(content.length % 2)])

/** A WAV of 8 kHz, 8 bit mono, with a list of texts and an unknown chunk around its samples. */
export const wav = (samples: Uint8Array): Uint8Array => {
  const fmt = join([bytes(1, 0, 1, 0), u32l(8000), u32l(8000), bytes(1, 0, 8, 0)])
  const body = join([
    fromLetters('WAVE'),
    chunk('bext', fromLetters(SECRET)),
    chunk('fmt ', fmt),
    chunk('LIST', fromLetters(`INFOINAM${SECRET}`)),
    chunk('data', samples),
    chunk('id3 ', id3v2())
  ])
  return join([fromLetters('RIFF'), u32l(body.length), body])
}

export const box = (name: string, ...content: Uint8Array[]): Uint8Array => {
  const body = join(content)
  return join([u32(body.length + 8), fromLetters(name), body])
}

const track = (handler: string, codec: string): Uint8Array =>
  box(
    'trak',
    box('tkhd', new Uint8Array(84)),
    box('udta', box('\u00a9xyz', fromLetters(SECRET))),
    box(
      'mdia',
      box('mdhd', new Uint8Array(24)),
      box('hdlr', new Uint8Array(8), fromLetters(handler), new Uint8Array(12), fromLetters(`${SECRET}\0`)),
      box(
        'minf',
        box('smhd', new Uint8Array(8)),
        box('stbl', box('stsd', u32(0), u32(1), box(codec, new Uint8Array(28))))
      )
    )
  )

/** An audio MP4 with the place of recording where phones put it, and elsewhere. */
export const m4a = (handlers: readonly string[] = ['soun'], brand = 'M4A '): Uint8Array =>
  join([
    box('ftyp', fromLetters(brand), u32(0), fromLetters(brand)),
    box('uuid', fromLetters(SECRET)),
    box(
      'moov',
      box('mvhd', new Uint8Array(100)),
      ...handlers.map((handler) => track(handler, handler === 'soun' ? 'mp4a' : 'avc1')),
      box('udta', box('loci', fromLetters(SECRET)), box('meta', u32(0), fromLetters(SECRET)))
    ),
    box('meta', u32(0), fromLetters(SECRET)),
    box('free', fromLetters(SECRET)),
    box('mdat', new Uint8Array(600).fill(7))
  ])

const idBytes = (id: number): Uint8Array => {
  const all = [id >>> 24, (id >>> 16) & 255, (id >>> 8) & 255, id & 255]
  return Uint8Array.from(all.slice(all.findIndex((b) => b !== 0)))
}

/** One EBML element; `unknown` as a live recorder writes it, without a length. */
export const ebml = (id: number, content: Uint8Array, unknown = false): Uint8Array =>
  join([
    idBytes(id),
    unknown
      ? bytes(0x01, 255, 255, 255, 255, 255, 255, 255)
      : join([bytes(0x10), u32(content.length).subarray(1)]),
    content
  ])

const cluster = (fill: number, unknown: boolean): Uint8Array =>
  ebml(0x1f43b675, join([ebml(0xe7, bytes(0)), ebml(0xa3, new Uint8Array(80).fill(fill))]), unknown)

/** A WebM as a browser's recorder writes it, tags and attachments added. */
export const webm = (given: { type?: number; codec?: string; live?: boolean } = {}): Uint8Array => {
  const live = given.live ?? false
  const track = join([
    ebml(0xd7, bytes(1)),
    ebml(0x83, bytes(given.type ?? 2)),
    ebml(0x536e, fromLetters(SECRET)),
    ebml(0x86, fromLetters(given.codec ?? 'A_OPUS'))
  ])
  const segment = join([
    ebml(
      0x1549a966,
      join([
        ebml(0x2ad7b1, bytes(15, 66, 64)),
        ebml(0x7ba9, fromLetters(SECRET)),
        ebml(0x4d80, fromLetters('Chrome'))
      ])
    ),
    ebml(0x1654ae6b, ebml(0xae, track)),
    cluster(1, live),
    ebml(0x1254c367, fromLetters(SECRET.repeat(6))),
    cluster(2, live),
    ebml(0x1941a469, fromLetters(SECRET))
  ])
  return join([ebml(0x1a45dfa3, ebml(0x4282, fromLetters('webm'))), ebml(0x18538067, segment, live)])
}

/** One Ogg page with one packet; its checksum is left empty. */
export const oggPage = (serial: number, no: number, type: number, packet: Uint8Array): Uint8Array => {
  const lacing = [...Array<number>(Math.floor(packet.length / 255)).fill(255), packet.length % 255]
  return join([
    fromLetters('OggS'),
    bytes(0, type),
    new Uint8Array(8),
    u32l(serial),
    u32l(no),
    u32l(0),
    bytes(lacing.length, ...lacing),
    packet
  ])
}

export const opusHead = join([fromLetters('OpusHead'), bytes(1, 1, 0, 0), u32l(48000), bytes(0, 0, 0)])
export const opusTags = (text = SECRET): Uint8Array =>
  join([fromLetters('OpusTags'), u32l(0), u32l(1), u32l(text.length), fromLetters(text)])

/** An Ogg with one Opus stream. */
export const ogg = (): Uint8Array =>
  join([
    oggPage(9, 0, 2, opusHead),
    oggPage(9, 1, 0, opusTags(SECRET.repeat(12))),
    oggPage(9, 2, 0, new Uint8Array(300).fill(5)),
    oggPage(9, 3, 4, new Uint8Array(120).fill(6))
  ])
