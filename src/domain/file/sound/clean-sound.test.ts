import fc from 'fast-check'
import { type SoundFormat, soundFormats } from '../file'
import { fromLetters, join, letters, u32le } from './bytes'
import { cleanSound } from './clean-sound'
import {
  aacFrame,
  box,
  id3v1,
  id3v2,
  m4a,
  mp3Frame,
  ogg,
  oggPage,
  opusHead,
  opusTags,
  SECRET,
  wav,
  webm
} from './sound-samples'

const textOf = (b: Uint8Array): string => Buffer.from(b).toString('latin1')
const codeOf = (format: SoundFormat, b: Uint8Array): string => {
  const outcome = cleanSound(format, b)
  return outcome.ok ? 'ok' : outcome.refusal.code
}
const kept = (format: SoundFormat, b: Uint8Array): Uint8Array => {
  const outcome = cleanSound(format, b)
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value
}
const samples: Record<SoundFormat, Uint8Array> = {
  mp3: join([id3v2(), mp3Frame(1), mp3Frame(2)]),
  aac: join([id3v2(), aacFrame(1), aacFrame(2)]),
  m4a: m4a(),
  webm: webm(),
  ogg: ogg(),
  wav: wav(new Uint8Array(50).fill(3))
}

describe('refuses', () => {
  test('what has no sound in it, as broken', () => {
    expect(codeOf('mp3', join([id3v2(), new Uint8Array(900)]))).toBe('FILE_BROKEN')
    expect(codeOf('mp3', mp3Frame(1))).toBe('FILE_BROKEN')
    expect(codeOf('aac', aacFrame(1).subarray(0, 90))).toBe('FILE_BROKEN')
    expect(codeOf('m4a', box('ftyp', fromLetters('M4A ')))).toBe('FILE_BROKEN')
    expect(codeOf('wav', fromLetters('RIFF....WAVE'))).toBe('FILE_BROKEN')
    expect(codeOf('ogg', oggPage(9, 0, 2, opusHead))).toBe('FILE_BROKEN')
    expect(codeOf('webm', webm().subarray(0, 90))).toBe('FILE_BROKEN')
  })
  test('a box longer than what holds it', () => {
    const bytes = m4a().slice()
    bytes.set([0x7f, 0xff, 0xff, 0xff], textOf(bytes).indexOf('trak') - 4)
    expect(codeOf('m4a', bytes)).toBe('FILE_BROKEN')
  })
  test('a video or a trail of positions beside the sound', () => {
    expect(codeOf('m4a', m4a(['soun', 'vide'], 'mp42'))).toBe('FILE_TYPE_REFUSED')
    expect(codeOf('m4a', m4a(['soun', 'meta']))).toBe('FILE_TYPE_REFUSED')
    expect(codeOf('webm', webm({ type: 1, codec: 'V_VP8' }))).toBe('FILE_TYPE_REFUSED')
  })
  test('other codecs and two streams in one Ogg', () => {
    expect(codeOf('webm', webm({ codec: 'A_VORBIS' }))).toBe('FILE_TYPE_REFUSED')
    const vorbis = oggPage(9, 0, 2, fromLetters('\x01vorbis........'))
    expect(codeOf('ogg', join([vorbis, oggPage(9, 1, 0, new Uint8Array(9))]))).toBe('FILE_TYPE_REFUSED')
    expect(codeOf('ogg', join([ogg(), oggPage(10, 0, 2, opusHead)]))).toBe('FILE_TYPE_REFUSED')
  })
})

test.each(soundFormats)('%s: nothing of the tags is left, and cleaning again changes nothing', (format) => {
  const dirty = samples[format]
  expect(textOf(dirty)).toContain(SECRET)
  const clean = kept(format, dirty)
  expect(textOf(clean)).not.toContain('LAT30')
  expect(textOf(clean)).not.toContain('Wang')
  expect(Buffer.from(kept(format, clean)).equals(clean)).toBe(true)
})

test('mp3 and aac: exactly the frames stay, whatever stands around and between', () => {
  const noise = fromLetters(`APETAGEX${SECRET}`)
  const mp3 = [mp3Frame(1), mp3Frame(2), mp3Frame(3)] as const
  expect(kept('mp3', join([id3v2(), id3v2(), mp3[0], mp3[1], id3v2(), mp3[1], mp3[2]]))).toEqual(
    join([mp3[0], mp3[1], mp3[2]])
  )
  expect(textOf(kept('mp3', join([...mp3, noise, id3v1()])))).not.toContain('LAT30')
  expect(kept('aac', join([noise, aacFrame(1), aacFrame(2, 900)]))).toEqual(
    join([aacFrame(1), aacFrame(2, 900)])
  )
})

test('m4a: the length and the place of the samples stay, so that the offsets stay true', () => {
  const dirty = m4a()
  const clean = kept('m4a', dirty)
  expect(clean.length).toBe(dirty.length)
  const at = textOf(dirty).indexOf('mdat')
  expect(clean.subarray(at)).toEqual(dirty.subarray(at))
  for (const name of ['udta', 'meta', 'uuid', 'loci']) expect(textOf(clean)).not.toContain(name)
})

test.each([true, false])('webm (live: %s): both clusters stay where they were', (live) => {
  const dirty = webm({ live })
  const clean = kept('webm', dirty)
  expect(clean.length).toBe(dirty.length)
  expect(textOf(clean)).not.toContain('LAT30')
  for (const fill of [1, 2]) {
    const sound = textOf(new Uint8Array(80).fill(fill))
    expect(textOf(clean).indexOf(sound)).toBe(textOf(dirty).indexOf(sound))
    expect(textOf(clean).indexOf(sound)).toBeGreaterThan(0)
  }
})

test('ogg: comments over several pages go, pages are numbered on and their checksums are right', () => {
  const clean = kept(
    'ogg',
    join([oggPage(9, 0, 2, opusHead), oggPage(9, 1, 0, opusTags()), oggPage(9, 2, 4, fromLetters('sound'))])
  )
  const starts = [...textOf(clean).matchAll(/OggS/g)].map((m) => m.index)
  expect(starts.map((at) => u32le(clean, at + 18))).toEqual([0, 1, 2])
  expect(letters(clean, (starts[1] ?? 0) + 28, 8)).toBe('OpusTags')
  expect(textOf(clean)).toContain('sound')
  // A checksum of the RFC's polynomial, worked out bit by bit here and from a table there.
  for (const [i, at] of starts.entries()) {
    const page = clean.slice(at, starts[i + 1])
    const stored = u32le(page, 22)
    page.fill(0, 22, 26)
    let crc = 0n
    for (const byte of page) {
      crc ^= BigInt(byte) << 24n
      for (let bit = 0; bit < 8; bit++)
        crc = (crc & 0x80000000n ? (crc << 1n) ^ 0x104c11db7n : crc << 1n) & 0x1ffffffffn
    }
    expect(stored).toBe(Number(crc))
  }
})

test('wav: a recording whose length was never written is taken to its end', () => {
  const cut = join([fromLetters('RIFF'), new Uint8Array(4), wav(new Uint8Array(50).fill(3)).slice(8)])
  const at = textOf(cut).indexOf('data')
  cut.fill(0, at + 4, at + 8)
  const clean = kept('wav', cut.subarray(0, at + 8 + 40))
  expect(u32le(clean, textOf(clean).indexOf('data') + 4)).toBe(40)
  expect(u32le(clean, 4)).toBe(clean.length - 8)
})

test('any bytes, and any damage to a good file, are answered and never longer than they came', () => {
  const damaged = fc
    .record({
      format: fc.constantFrom(...soundFormats),
      at: fc.nat(2000),
      byte: fc.nat(255),
      cut: fc.nat(2000)
    })
    .map(({ format, at, byte, cut }) => {
      const bytes = samples[format].slice(0, Math.max(1, cut))
      bytes[at % bytes.length] = byte
      return { format, bytes }
    })
  const random = fc.record({
    format: fc.constantFrom(...soundFormats),
    bytes: fc.uint8Array({ maxLength: 400 })
  })
  fc.assert(
    fc.property(fc.oneof(damaged, random), ({ format, bytes }) => {
      const outcome = cleanSound(format, bytes)
      return outcome.ok ? outcome.value.length <= bytes.length + 64 : outcome.refusal.code.startsWith('FILE_')
    }),
    { numRuns: 3000 }
  )
})
