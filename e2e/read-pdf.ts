import { inflateSync } from 'node:zlib'

/** What is on a printed page, as far as a test needs it. */
export interface PdfPage {
  /** In points: 595×842 is A4. */
  readonly width: number
  readonly height: number
  /** Its letters, in the order in which they were drawn. */
  readonly text: string
  /** The smallest size of letters on it, in points. */
  readonly smallest: number
}

type Objects = ReadonlyMap<number, { readonly head: string; readonly stream: Buffer | null }>

const objectsOf = (file: Buffer): Objects => {
  const source = file.toString('latin1')
  const found = new Map<number, { head: string; stream: Buffer | null }>()
  for (const match of source.matchAll(/(\d+) 0 obj\b/g)) {
    const from = match.index + match[0].length
    const end = source.indexOf('endobj', from)
    const begins = source.indexOf('stream', from)
    const hasStream = begins >= 0 && begins < end
    const head = source.slice(from, hasStream ? begins : end)
    const start = begins + (source[begins + 6] === '\r' ? 8 : 7)
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0)
    const raw = file.subarray(start, start + length)
    found.set(Number(match[1]), {
      head,
      stream: !hasStream ? null : head.includes('FlateDecode') ? inflateSync(raw) : raw
    })
  }
  return found
}

const unhex = (hex: string): string => {
  let text = ''
  for (let i = 0; i + 4 <= hex.length; i += 4)
    text += String.fromCharCode(Number.parseInt(hex.slice(i, i + 4), 16))
  return text
}

/** One font: how many hex digits a glyph's number has, and which letters it stands for. */
interface Font {
  readonly digits: number
  readonly letters: ReadonlyMap<number, string>
}

const noFont: Font = { digits: 4, letters: new Map() }

const fontOf = (objects: Objects, at: number): Font => {
  const head = objects.get(at)?.head ?? ''
  const [, map] = /\/ToUnicode (\d+)/.exec(head) ?? []
  const source = objects.get(Number(map))?.stream?.toString('latin1') ?? ''
  const letters = new Map<number, string>()
  for (const [, block = ''] of source.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', to = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g))
      letters.set(Number.parseInt(glyph, 16), unhex(to))
  for (const [, block = ''] of source.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, low = '', high = '', to = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
      for (
        let glyph = Number.parseInt(low, 16), letter = Number.parseInt(to, 16);
        glyph <= Number.parseInt(high, 16);
        glyph += 1, letter += 1
      )
        letters.set(glyph, String.fromCharCode(letter))
  return { digits: head.includes('/Type3') ? 2 : 4, letters }
}

const lettersIn = (hex: string, { digits, letters }: Font): string => {
  let text = ''
  for (let i = 0; i + digits <= hex.length; i += digits)
    text += letters.get(Number.parseInt(hex.slice(i, i + digits), 16)) ?? ''
  return text
}

const SIX = '([-\\d.]+ [-\\d.]+ [-\\d.]+ [-\\d.]+ [-\\d.]+ [-\\d.]+)'
const OPERATORS = new RegExp(
  `(?<open>\\bq\\b)|(?<shut>\\bQ\\b)|(?<cm>${SIX}) cm\\b|/(?<font>F\\d+) (?<points>[-\\d.]+) Tf\\b|` +
    `(?<tm>${SIX}) Tm\\b|ActualText <FEFF(?<said>\\w*)>|(?<end>\\bEMC\\b)|<(?<hex>[0-9A-Fa-f]+)>`,
  'g'
)

/** How much a matrix enlarges what is upright. */
const tall = (six: string): number => {
  const [, , c = 0, d = 1] = six.split(' ').map(Number)
  return Math.hypot(c, d)
}

/** The letters of one page's drawing, and their smallest size: `/F4 12 Tf`, enlarged by the matrices around it. */
const drawn = (code: string, fonts: ReadonlyMap<string, Font>) => {
  let font = noFont
  let size = 0
  let scale = 1
  let matrix = 1
  let isSaid = false
  let text = ''
  let smallest = Number.POSITIVE_INFINITY
  const scales: number[] = []
  for (const { groups = {} } of code.matchAll(OPERATORS)) {
    if (groups.open) scales.push(scale)
    else if (groups.shut) scale = scales.pop() ?? 1
    else if (groups.cm) scale *= tall(groups.cm)
    else if (groups.tm) matrix = tall(groups.tm)
    else if (groups.font) {
      font = fonts.get(groups.font) ?? noFont
      size = Number(groups.points)
    } else if (groups.said !== undefined) {
      isSaid = true
      text += unhex(groups.said)
    } else if (groups.end) isSaid = false
    else if (groups.hex) {
      if (!isSaid) text += lettersIn(groups.hex, font)
      smallest = Math.min(smallest, size * matrix * scale)
    }
  }
  return { text, smallest }
}

/** The pages of a PDF that Chromium printed: their size, their letters, and how small the smallest are. */
export const readPdf = (file: Buffer): readonly PdfPage[] => {
  const objects = objectsOf(file)
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head))
  return pages.map(({ head }) => {
    const [, box = ''] = /\/MediaBox \[([^\]]*)\]/.exec(head) ?? []
    const [x = 0, y = 0, right = 0, top = 0] = box.trim().split(/\s+/).map(Number)
    const fonts = new Map<string, Font>()
    const [, list = ''] = /\/Font <<([\s\S]*?)>>/.exec(head) ?? []
    for (const [, name = '', at] of list.matchAll(/\/(F\d+) (\d+) 0 R/g))
      fonts.set(name, fontOf(objects, Number(at)))
    const [, contents] = /\/Contents (\d+)/.exec(head) ?? []
    const code = objects.get(Number(contents))?.stream?.toString('latin1') ?? ''
    return { width: right - x, height: top - y, ...drawn(code, fonts) }
  })
}
