import sharp from 'sharp'
import { fileRefusals, maxBytes, smallBytes } from '@/domain/file/file'
import { m4a, mp3Frame, ogg, wav, webm } from '@/domain/file/sound/sound-samples'
import { cleanFile } from './clean-file'
import { noise, photoWithPosition } from './photo-samples'

const refusalOf = async (bytes: Uint8Array) => {
  const outcome = await cleanFile(bytes)
  return outcome.ok ? `taken as ${outcome.value.mime}` : outcome.refusal
}
const taken = async (bytes: Uint8Array) => {
  const outcome = await cleanFile(bytes)
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value
}

describe('refuses', () => {
  test('nothing at all', async () => {
    expect(await refusalOf(Buffer.alloc(0))).toEqual(fileRefusals.empty)
  })
  test.each([
    ['a page', '<!doctype html><script>alert(1)</script>'],
    [
      'a drawing with scripts',
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'
    ],
    ['a GIF', 'GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff;'],
    ['a PDF', '%PDF-1.7\n'],
    ['a program', `MZ${'\0'.repeat(300)}`],
    ['words', '就是几个字']
  ])('%s, whatever it is called', async (_what, content) => {
    expect(await refusalOf(Buffer.from(content, 'latin1'))).toEqual(fileRefusals.typeRefused)
  })
  test('HEIC, with what to set on the phone', async () => {
    const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')
    expect(await refusalOf(heic)).toEqual(fileRefusals.heicRefused)
  })
  test('a page that begins like a JPEG, and a JPEG cut off in the middle', async () => {
    const head = Buffer.from([0xff, 0xd8, 0xff, 0xe0])
    expect(await refusalOf(Buffer.concat([head, Buffer.from('<html>')]))).toEqual(fileRefusals.broken)
    const whole = await photoWithPosition(600, 400)
    expect(await refusalOf(whole.subarray(0, whole.length / 2))).toEqual(fileRefusals.broken)
  })
  test.each([12_000, 60_000])(
    'a small file that says it unpacks to %i pixels a side, unread',
    async (side) => {
      const small = await photoWithPosition(8, 8)
      const frame = small.indexOf(Buffer.from([0xff, 0xc0]))
      small.writeUInt16BE(side, frame + 5)
      small.writeUInt16BE(side, frame + 7)
      expect(await refusalOf(small)).toEqual(fileRefusals.tooManyPixels)
    }
  )
  test('a sound of more than 3 MB that would do as a photo', async () => {
    const frames = Math.ceil(maxBytes.sound / 417) + 1
    expect(await refusalOf(Buffer.concat(Array.from({ length: frames }, () => mp3Frame(1))))).toEqual(
      fileRefusals.soundTooLarge
    )
  })
})

describe('photos', () => {
  test.each([
    [2000, 1500],
    [700, 2000]
  ])(
    'the small size weighs no more than is said, even of nothing but grain (%i × %i)',
    async (width, height) => {
      const grain = await sharp(noise(width, height), { raw: { width, height, channels: 3 } })
        .jpeg()
        .toBuffer()
      const small = (await taken(grain)).variants.find(([variant]) => variant === 'small')?.[1]
      expect(small?.length).toBeLessThanOrEqual(smallBytes)
      expect(small?.length).toBeGreaterThan(1000)
    }
  )

  test('lose position, comments and profiles, stand upright, and fit in 2048 and 480', async () => {
    const dirty = await photoWithPosition(3000, 1500)
    const before = await sharp(dirty).metadata()
    expect([before.orientation, before.exif?.length, before.icc?.length].every((v) => (v ?? 0) > 1)).toBe(
      true
    )
    expect(dirty.includes('geheim')).toBe(true)
    const file = await taken(dirty)
    expect([file.kind, file.mime, file.variants.map(([variant]) => variant)]).toEqual([
      'photo',
      'image/jpeg',
      ['main', 'small']
    ])
    for (const [variant, bytes] of file.variants) {
      const after = await sharp(bytes).metadata()
      expect([after.format, after.exif, after.xmp, after.icc, after.iptc, after.orientation]).toEqual([
        'jpeg',
        undefined,
        undefined,
        undefined,
        undefined,
        undefined
      ])
      expect(Buffer.from(bytes).includes('geheim')).toBe(false)
      // Orientation 6: what was wide stands upright.
      expect([after.width, after.height]).toEqual(variant === 'main' ? [1024, 2048] : [240, 480])
    }
  })
  test.each(['png', 'webp'] as const)('%s becomes JPEG on white, and is not made larger', async (format) => {
    const clear = await sharp({ create: { width: 40, height: 30, channels: 4, background: '#00000000' } })
      [format]()
      .toBuffer()
    const file = await taken(clear)
    const { data, info } = await sharp(file.main).raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height, data[0], data[1], data[2]]).toEqual([40, 30, 255, 255, 255])
  })
  test('words hidden behind the end of a picture do not come along', async () => {
    const jpeg = await sharp(noise(80, 60), { raw: { width: 80, height: 60, channels: 3 } })
      .jpeg()
      .toBuffer()
    const file = await taken(Buffer.concat([jpeg, Buffer.from('<script>geheim</script>')]))
    expect(file.variants.some(([, bytes]) => Buffer.from(bytes).includes('geheim'))).toBe(false)
  })
})

test.each([
  ['mp3', Buffer.concat([mp3Frame(1), mp3Frame(2)]), 'audio/mpeg'],
  ['m4a', m4a(), 'audio/mp4'],
  ['m4a as phones write it', m4a(['soun'], 'mp42'), 'audio/mp4'],
  ['webm', webm({ live: true }), 'audio/webm'],
  ['ogg', ogg(), 'audio/ogg'],
  ['wav', wav(new Uint8Array(100)), 'audio/wav']
])('sound: %s is known by its content', async (_name, bytes, mime) => {
  const file = await taken(bytes)
  expect([file.kind, file.mime, file.variants.length]).toEqual(['sound', mime, 1])
  expect(Buffer.from(file.main).includes('Wang')).toBe(false)
})
