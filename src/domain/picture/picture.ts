/** What a colour means; which one it is, the screen, the dark mode and the paper decide. */
export type Tone = 'ink' | 'mute' | 'line' | 'green' | 'amber' | 'red' | 'surface'

/** How an area is filled: plainly, or hatched, so that it is told apart without its colour. */
export type Fill = { readonly tone: Tone; readonly hatched?: boolean } | null

export type Shape =
  | {
      readonly kind: 'rect'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly round?: number
      readonly fill: Fill
      readonly edge?: Tone
    }
  | {
      readonly kind: 'text'
      readonly x: number
      /** Of the baseline. */
      readonly y: number
      readonly text: string
      readonly size: number
      readonly tone: Tone
      readonly bold?: boolean
      readonly anchor?: 'start' | 'middle' | 'end'
    }
  | {
      readonly kind: 'path'
      /** As SVG has it. */
      readonly d: string
      readonly tone: Tone
      /** Width of the line; absent: the area is filled. */
      readonly width?: number
      readonly dashed?: boolean
    }

/** A drawing as data, in CSS pixels of the screen it is made for, with the same facts as a sentence. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly shapes: readonly Shape[]
  /** Everything the drawing says, for who cannot or will not look at it. */
  readonly sentence: string
}

/** For which screen a drawing is made: the width it is shown at, and the size of its letters, both in CSS pixels. */
export interface Room {
  readonly width: number
  readonly letters: number
}

/** Roughly how wide a text is: Chinese characters are square, digits and Latin letters half as wide. */
export const widthOf = (text: string, letters: number): number =>
  Array.from(text).reduce((sum, c) => sum + (/[\x20-\x7e]/.test(c) ? 0.58 : 1), 0) * letters

/** What no line begins with. */
const CLOSING = '，。；：、）！？'

/** Lines that fit into `width`, but for a sign that hangs over at the end; nothing is left out. */
export const linesWithin = (text: string, width: number, letters: number): string[] => {
  const lines: string[] = []
  let line = ''
  for (const c of Array.from(text)) {
    if (line !== '' && !CLOSING.includes(c) && widthOf(line + c, letters) > width) {
      lines.push(line)
      line = ''
    }
    line += c
  }
  return line === '' ? lines : [...lines, line]
}

/** Rows one under another, each knowing how high it is. */
export interface Row {
  readonly height: number
  readonly shapes: (top: number) => readonly Shape[]
}

/** The rows stacked, and how high they are together. */
export const stack = (rows: readonly Row[], from = 0): { shapes: Shape[]; height: number } => {
  let top = from
  const shapes: Shape[] = []
  for (const row of rows) {
    shapes.push(...row.shapes(top))
    top += row.height
  }
  return { shapes, height: top }
}

/** A text over as many lines as it takes. */
export const textRow = (
  text: string,
  room: Room & { readonly x?: number },
  look: { readonly tone?: Tone; readonly bold?: boolean } = {}
): Row => {
  const { letters, x = 0 } = room
  const step = Math.ceil(letters * 1.4)
  const lines = linesWithin(text, room.width - x, letters)
  return {
    height: lines.length * step,
    shapes: (top) =>
      lines.map((line, i) => ({
        ...{ kind: 'text' as const, x, y: top + i * step + letters, text: line, size: letters },
        ...{ tone: look.tone ?? 'ink', bold: look.bold ?? false }
      }))
  }
}

export const gap = (height: number): Row => ({ height, shapes: () => [] })
