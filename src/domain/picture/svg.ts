import type { Fill, Picture, Shape, Tone } from './picture'

export type Palette = Readonly<Record<Tone, string>>

/** Each pair of letters and ground is at least 4.5:1; `line` is of edges alone. */
export const palettes: Readonly<Record<'light' | 'dark' | 'paper', Palette>> = {
  light: {
    ...{ ink: '#1a1a1a', mute: '#5c5c5c', line: '#868686', surface: '#ffffff' },
    ...{ green: '#01823e', amber: '#8a5a00', red: '#c4302b' }
  },
  dark: {
    ...{ ink: '#e6e6e6', mute: '#a3a3a3', line: '#8a8a8a', surface: '#1e1e1e' },
    ...{ green: '#4cc585', amber: '#f0b54a', red: '#ff8a80' }
  },
  // Black alone: what is grey on paper is gone on a bad printer.
  paper: {
    ...{ ink: '#000000', mute: '#000000', line: '#000000', surface: '#ffffff' },
    ...{ green: '#000000', amber: '#000000', red: '#000000' }
  }
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c)

const round = (n: number): number => Math.round(n * 10) / 10

const filled = (fill: Fill, palette: Palette): string =>
  fill === null ? 'none' : fill.hatched ? `url(#h-${fill.tone})` : palette[fill.tone]

const drawn = (shape: Shape, palette: Palette): string => {
  switch (shape.kind) {
    case 'rect': {
      const { x, y, width, height } = shape
      const edge = shape.edge ? ` stroke="${palette[shape.edge]}" stroke-width="1.5"` : ''
      const corner = shape.round ? ` rx="${round(shape.round)}"` : ''
      return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"${corner} fill="${filled(shape.fill, palette)}"${edge}/>`
    }
    case 'text': {
      const anchor = shape.anchor && shape.anchor !== 'start' ? ` text-anchor="${shape.anchor}"` : ''
      const weight = shape.bold ? ' font-weight="700"' : ''
      return `<text x="${round(shape.x)}" y="${round(shape.y)}" font-size="${round(shape.size)}" fill="${palette[shape.tone]}"${anchor}${weight}>${escaped(shape.text)}</text>`
    }
    case 'path': {
      const colour = palette[shape.tone]
      const dash = shape.dashed ? ' stroke-dasharray="5 4"' : ''
      return shape.width === undefined
        ? `<path d="${shape.d}" fill="${colour}"/>`
        : `<path d="${shape.d}" fill="none" stroke="${colour}" stroke-width="${shape.width}" stroke-linecap="round" stroke-linejoin="round"${dash}/>`
    }
  }
}

const hatchesOf = (picture: Picture, palette: Palette): string => {
  const tones = new Set<Tone>()
  for (const shape of picture.shapes)
    if (shape.kind === 'rect' && shape.fill?.hatched) tones.add(shape.fill.tone)
  return [...tones]
    .map(
      (tone) =>
        `<pattern id="h-${tone}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v7" stroke="${palette[tone]}" stroke-width="4"/></pattern>`
    )
    .join('')
}

/** The drawing as an SVG document, complete in itself: it may stand in an image. */
export const svgOf = (picture: Picture, palette: Palette): string => {
  const { width, height } = picture
  const size = `width="${round(width)}" height="${round(height)}"`
  const hatches = hatchesOf(picture, palette)
  const body = picture.shapes.map((shape) => drawn(shape, palette)).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${round(width)} ${round(height)}" font-family="sans-serif">${hatches === '' ? '' : `<defs>${hatches}</defs>`}${body}</svg>`
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The bytes of a text in UTF-8; there is no TextEncoder in a mini-program. */
const bytesOf = (text: string): number[] => {
  const bytes: number[] = []
  const quoted = encodeURIComponent(text)
  for (let i = 0; i < quoted.length; i += 1) {
    if (quoted[i] === '%') {
      bytes.push(Number.parseInt(quoted.slice(i + 1, i + 3), 16))
      i += 2
    } else bytes.push(quoted.charCodeAt(i))
  }
  return bytes
}

const base64Of = (bytes: readonly number[]): string => {
  let out = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = [bytes[i], bytes[i + 1], bytes[i + 2]]
    const word = (a << 16) | (b << 8) | c
    out += LETTERS.charAt((word >> 18) & 63) + LETTERS.charAt((word >> 12) & 63)
    out += i + 1 < bytes.length ? LETTERS.charAt((word >> 6) & 63) : '='
    out += i + 2 < bytes.length ? LETTERS.charAt(word & 63) : '='
  }
  return out
}

/** The drawing as an address for an image: a mini-program's `image` takes an SVG in base64 alone. */
export const imageOf = (picture: Picture, palette: Palette): string =>
  `data:image/svg+xml;base64,${base64Of(bytesOf(svgOf(picture, palette)))}`
