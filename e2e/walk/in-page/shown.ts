// What stands on the screen, as the checks need it. Runs in the browser: bundled by ../in-page-code.ts.

/** What can be pressed or filled in. */
export const TARGETS = [
  ...['button', 'link', 'tab', 'radio', 'checkbox', 'switch', 'textbox', 'option', 'combobox', 'slider'].map(
    (role) => `[role=${role}]`
  ),
  ...['.xy-tap', 'a[href]', 'button', 'input:not([type=hidden])', 'textarea', 'select', 'summary'],
  ...['taro-picker-core', 'taro-switch-core', 'taro-button-core']
].join(',')

/** Paper on the screen: its letters are measured in points, and on paper. */
export const PAPER = '.xy-sheet'

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** One text on the screen, line by line. */
export interface Piece {
  readonly el: Element
  readonly text: string
  /** The ink of each line: a line's own box is higher and may well touch the next one. */
  readonly lines: readonly Box[]
  /** The height of its letters as drawn, in CSS pixels. */
  readonly size: number
  /** What it moves with: a bar that stays, or what scrolls. Of two that move differently one may be under the other. */
  readonly layer: Element | null
}

export interface Fault {
  readonly kind: string
  readonly what: string
  readonly where: string
}

export const isShown = (el: Element): boolean =>
  el.getClientRects().length > 0 && el.checkVisibility({ opacityProperty: true, visibilityProperty: true })

/** What scrolls: Taro's page, or the document. */
export const scroller = (): Element =>
  [...document.querySelectorAll('.taro_page')].find(
    (el) => isShown(el) && /auto|scroll/.test(getComputedStyle(el).overflowY)
  ) ??
  document.scrollingElement ??
  document.documentElement

/** Styles and boxes asked for once in each look at the page: asking again is what costs. */
export class Sight {
  private readonly styles = new Map<Element, CSSStyleDeclaration>()
  private readonly boxes = new Map<Element, DOMRect>()

  style(el: Element): CSSStyleDeclaration {
    const known = this.styles.get(el) ?? getComputedStyle(el)
    this.styles.set(el, known)
    return known
  }

  box(el: Element): DOMRect {
    const known = this.boxes.get(el) ?? el.getBoundingClientRect()
    this.boxes.set(el, known)
    return known
  }

  /** The ancestors that `el` is laid out in, from the inside out: an absolute one does not lie in its static parents. */
  *holders(el: Element): Generator<Element> {
    let { position } = this.style(el)
    for (let at = el.parentElement; at && at !== document.body; at = at.parentElement) {
      if (position === 'fixed') return
      const own = this.style(at)
      if (position === 'absolute' && own.position === 'static' && own.transform === 'none') continue
      yield at
      position = own.position
    }
  }

  layer(el: Element): Element | null {
    for (let at: Element | null = el; at && at !== document.body; at = at.parentElement) {
      const { position, overflowX, overflowY } = this.style(at)
      if (position === 'fixed' || position === 'sticky') return at
      if (at !== el && /auto|scroll/.test(`${overflowX} ${overflowY}`)) return at
    }
    return null
  }
}

/** Where an element is, in a form that is the same for equal ones on other pages. */
export const nameOf = (el: Element): string => {
  const own = (at: Element): string => {
    const classes = [...at.classList].filter((c) => !/^(hydrated|xy-tap|weui-)/.test(c) && !/^sc-/.test(c))
    const role = at.getAttribute('role')
    if (classes.length > 0) return `.${classes.slice(0, 2).join('.')}`
    return role ? `[role=${role}]` : at.tagName.toLowerCase().replace(/^taro-|-core$/g, '')
  }
  const parent = el.parentElement
  return parent && parent !== document.body ? `${own(parent)} > ${own(el)}` : own(el)
}

export const fault = (kind: string, el: Element, what: string): Fault => ({ kind, what, where: nameOf(el) })

/** The beginning of a text, to find it by. */
export const quote = (text: string): string => {
  const flat = text.replace(/\s+/g, ' ').trim()
  return `“${flat.length > 24 ? `${flat.slice(0, 24)}…` : flat}”`
}

const letterSize = (el: Element, style: CSSStyleDeclaration): number => {
  const size = Number.parseFloat(style.fontSize)
  const scale = el instanceof SVGGraphicsElement ? el.getScreenCTM()?.a : 1
  return size * Math.abs(scale ?? 1)
}

const inkOf = ({ left, right, top, bottom }: DOMRect, size: number): Box => {
  const half = Math.min(bottom - top, size * 1.1) / 2
  const middle = (top + bottom) / 2
  return { left, right, top: middle - half, bottom: middle + half }
}

// Words for the ear alone lie in a box of a pixel.
const isForTheEar = (el: Element, sight: Sight): boolean => {
  for (const at of [el, ...sight.holders(el)]) {
    const { width, height } = sight.box(at)
    if (width <= 1 && height <= 1 && sight.style(at).overflow !== 'visible') return true
  }
  return false
}

/** Every text that is shown. */
export const piecesOf = (sight: Sight, root: Element = document.body): Piece[] => {
  const pieces: Piece[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? ''
    const el = node.parentElement
    if (text.trim() === '' || !el || /^(script|style|title|noscript)$/i.test(el.tagName)) continue
    if (el.closest(PAPER)) continue
    range.selectNodeContents(node)
    const rects = [...range.getClientRects()].filter((r) => r.width > 0.5 && r.height > 0.5)
    if (rects.length === 0 || !isShown(el) || isForTheEar(el, sight)) continue
    const size = letterSize(el, sight.style(el))
    pieces.push({ el, text, size, lines: rects.map((r) => inkOf(r, size)), layer: sight.layer(el) })
  }
  return pieces
}
