import { type Box, type Fault, fault, PAPER, type Piece, quote, type Sight, TARGETS } from './shown'

/** How far a letter may lie over an edge without anybody seeing it. */
const HAIR = 1.5

const clips = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip'

// A text of several lines cut short is whole where the card that holds it leads.
const isTeaser = (at: Element, sight: Sight): boolean =>
  sight.style(at).webkitLineClamp !== 'none' && at.closest(TARGETS) !== null

const over = (line: Box, box: DOMRect): { x: boolean; y: boolean } => ({
  x: line.left < box.left - HAIR || line.right > box.right + HAIR,
  y: line.top < box.top - HAIR || line.bottom > box.bottom + HAIR
})

const isPainted = (style: CSSStyleDeclaration): boolean =>
  !/^rgba\(.*, 0\)$|^transparent$/.test(style.backgroundColor) || Number.parseFloat(style.borderTopWidth) > 0

/** Where a piece is cut off by one of the boxes it lies in, or stands out of a painted one. */
const cutBy = ({ el, lines }: Piece, sight: Sight): { at: Element; how: string } | null => {
  let canScroll = { x: false, y: false }
  const holders = sight.style(el).display.startsWith('inline')
    ? [...sight.holders(el)]
    : [el, ...sight.holders(el)]
  for (const at of holders) {
    const style = sight.style(at)
    const out = lines.map((line) => over(line, sight.box(at)))
    const x = !canScroll.x && out.some((o) => o.x)
    const y = !canScroll.y && out.some((o) => o.y)
    const isCut = (x && clips(style.overflowX)) || (y && clips(style.overflowY))
    if (isCut) return isTeaser(at, sight) ? null : { at, how: 'is cut off by' }
    canScroll = {
      x: canScroll.x || /auto|scroll/.test(style.overflowX),
      y: canScroll.y || /auto|scroll/.test(style.overflowY)
    }
    if ((x || y) && isPainted(style) && style.overflow === 'visible') return { at, how: 'stands out of' }
  }
  return null
}

// Wider than the phone, and nothing there that scrolls sideways.
const isBesideScreen = ({ el, lines }: Piece, sight: Sight): boolean => {
  const width = document.documentElement.clientWidth
  if (!lines.some((l) => l.left < -HAIR || l.right > width + HAIR)) return false
  return ![el, ...sight.holders(el)].some((at) => /auto|scroll/.test(sight.style(at).overflowX))
}

/** Texts of which a part cannot be seen. */
export const cutTexts = (pieces: readonly Piece[], sight: Sight): Fault[] =>
  pieces.flatMap((piece) => {
    const cut = cutBy(piece, sight)
    if (cut) return [fault('cut', cut.at, `${quote(piece.text)} ${cut.how} it`)]
    if (isBesideScreen(piece, sight))
      return [fault('beside', piece.el, `${quote(piece.text)} is beside the screen`)]
    return []
  })

const meet = (a: Box, b: Box): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > HAIR &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > HAIR

interface Spot {
  readonly el: Element
  readonly what: string
  readonly layer: Element | null
  readonly box: Box
}

/** Drawings beside words, never under them. */
const drawingsOf = (sight: Sight): Spot[] =>
  [...document.querySelectorAll('.xy-icon, img, svg')].flatMap((el) => {
    const box = sight.box(el)
    const isSmall = box.width > 0 && box.width < 64 && box.height < 64
    return isSmall ? [{ el, what: 'a drawing', layer: sight.layer(el), box }] : []
  })

// The words of a drawing lie in it.
const isIn = (el: Element, drawing: Element): boolean =>
  drawing instanceof SVGSVGElement && el !== drawing && drawing.contains(el)

/** Texts, and texts and drawings, that lie on each other. */
export const overlaps = (pieces: readonly Piece[], sight: Sight): Fault[] => {
  const spots: Spot[] = [
    ...pieces.flatMap(({ el, text, lines, layer }) =>
      lines.map((box) => ({ el, what: quote(text), layer, box }))
    ),
    ...drawingsOf(sight)
  ].sort((a, b) => a.box.top - b.box.top)
  const faults: Fault[] = []
  spots.forEach((one, i) => {
    for (let j = i + 1; j < spots.length; j += 1) {
      const other = spots[j] as Spot
      if (other.box.top >= one.box.bottom - HAIR) break
      if (
        isIn(one.el, other.el) ||
        isIn(other.el, one.el) ||
        one.what === other.what ||
        one.layer !== other.layer
      )
        continue
      if (meet(one.box, other.box)) faults.push(fault('overlap', one.el, `${one.what} lies on ${other.what}`))
    }
  })
  return faults
}

/** Letters that are too small, and lines that stand too close. */
export const smallTexts = (pieces: readonly Piece[], least: number): Fault[] =>
  pieces.flatMap(({ el, text, size, lines }) => {
    const found: Fault[] = []
    if (size < least - 0.05)
      found.push(fault('small', el, `${quote(text)} has letters of ${size.toFixed(1)} px, not ${least}`))
    const tops = [...new Set(lines.map((l) => Math.round(l.top * 2) / 2))].sort((a, b) => a - b)
    const steps = tops.slice(1).map((top, i) => top - (tops[i] as number))
    // Below half a letter it is the same line: a letter of another font stands a little higher.
    const closest = Math.min(...steps.filter((step) => step > size / 2))
    if (Number.isFinite(closest) && closest / size < 1.28)
      found.push(fault('close', el, `${quote(text)} has lines ${(closest / size).toFixed(2)} apart, not 1.3`))
    return found
  })

/** Fields whose letters are too small: what is typed is no text of the page. */
export const smallFields = (sight: Sight, least: number): Fault[] =>
  [...document.querySelectorAll('input:not([type=checkbox], [type=radio]), textarea, select')].flatMap(
    (el) => {
      const size = Number.parseFloat(sight.style(el).fontSize)
      if (size >= least - 0.05 || el.getClientRects().length === 0 || el.matches('[type=hidden]')) return []
      return [fault('small', el, `letters are typed in ${size.toFixed(1)} px, not ${least}`)]
    }
  )

/** Words inside a drawing that is shown as a picture. */
export const smallDrawnTexts = (least: number): Fault[] =>
  [...document.querySelectorAll<HTMLImageElement>('img[src^="data:image/svg+xml"]')].flatMap((img) => {
    if (img.closest(PAPER)) return []
    const comma = img.src.indexOf(',')
    const words = img.src.slice(0, comma).includes('base64')
      ? new TextDecoder().decode(Uint8Array.from(atob(img.src.slice(comma + 1)), (c) => c.charCodeAt(0)))
      : decodeURIComponent(img.src.slice(comma + 1))
    const svg = new DOMParser().parseFromString(words, 'image/svg+xml').documentElement
    const width = Number(svg.getAttribute('viewBox')?.split(/[\s,]+/)[2] ?? svg.getAttribute('width') ?? 0)
    const scale = width > 0 ? img.getBoundingClientRect().width / width : 0
    if (scale === 0) return []
    return [...svg.querySelectorAll('text, tspan')].flatMap((text) => {
      const size = Number.parseFloat(text.closest('[font-size]')?.getAttribute('font-size') ?? '16') * scale
      const said = `${quote(text.textContent ?? '')} has letters of ${size.toFixed(1)} px in a picture, not ${least}`
      return size < least - 0.5 ? [fault('small', img, said)] : []
    })
  })

const pen = document.createElement('canvas').getContext('2d')

/** The words in an empty field that do not fit into it: nobody can scroll to their end. */
export const cutHints = (sight: Sight): Fault[] =>
  [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].flatMap((el) => {
    if (!el.placeholder || el.value !== '' || el.getClientRects().length === 0 || !pen) return []
    const style = sight.style(el)
    const hint = getComputedStyle(el, '::placeholder')
    pen.font = `${hint.fontWeight} ${hint.fontSize} ${hint.fontFamily}`
    const needed = pen.measureText(el.placeholder).width
    const room = el.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
    const size = Number.parseFloat(hint.fontSize)
    const lines =
      el instanceof HTMLTextAreaElement ? Math.floor((el.clientHeight + size / 2) / (size * 1.5)) : 1
    // A line breaks before a letter that does not fit.
    if (needed <= (lines === 1 ? room + 1 : lines * (room - size))) return []
    return [fault('cut', el, `the hint ${quote(el.placeholder)} does not fit into its field`)]
  })
