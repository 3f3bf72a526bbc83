import { type Fault, fault, isShown, nameOf, quote, Sight, scroller } from './shown'

const LOOKS = ['outline', 'boxShadow', 'borderColor', 'backgroundColor', 'textDecoration'] as const

// The mark may be drawn around what holds the field.
const drawn = (el: Element): string => {
  const marks: string[] = []
  let at: Element | null = el
  for (let up = 0; at && up < 4; up += 1, at = at.parentElement) {
    const style = getComputedStyle(at)
    marks.push(LOOKS.map((name) => style[name]).join('|'))
  }
  return marks.join('\n')
}

interface Stop {
  readonly el: Element
  readonly focused: string
}

let stops: Stop[] = []
let faults: Fault[] = []

/** Puts the keyboard before the first thing on the page. */
export const beginFocus = (): void => {
  stops = []
  faults = []
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  getSelection()?.removeAllRanges()
  scroller().scrollTop = 0
}

/** What lies over all of it that is on the screen; null: nothing does. */
const coverOf = (el: Element): Element | null => {
  const { left, top, bottom, width } = el.getBoundingClientRect()
  const hits = [top + 4, (top + bottom) / 2, bottom - 4].map((y) =>
    document.elementFromPoint(left + width / 2, Math.min(Math.max(y, 1), innerHeight - 1))
  )
  const isSeen = hits.some((hit) => hit !== null && (el.contains(hit) || hit.contains(el)))
  return isSeen ? null : (hits[1] ?? document.body)
}

/** Whether the eye finds it over what had the keyboard before: in the same column, and moving with it. */
const isAbove = (el: Element, before: Element): boolean => {
  const sight = new Sight()
  if (!before.isConnected || sight.layer(el) !== sight.layer(before)) return false
  const [now, then] = [sight.box(el), sight.box(before)]
  return now.bottom <= then.top + 1 && now.left < then.right && now.right > then.left
}

const standsBefore = (el: Element, last: Element): boolean =>
  !(last.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING) || isAbove(el, last)

/** Where the keyboard has come to; false when it is through, or where it began. */
export const stepFocus = (): boolean => {
  const el = document.activeElement
  if (!el || el === document.body || stops.some((s) => s.el === el)) return false
  const said = quote(el.getAttribute('aria-label') ?? el.textContent ?? '')
  const last = stops.at(-1)
  const cover = coverOf(el)
  if (!isShown(el)) faults.push(fault('focus', el, `${said} has the keyboard and is not shown`))
  else if (cover) faults.push(fault('focus', el, `${said} has the keyboard and lies under ${nameOf(cover)}`))
  if (last && standsBefore(el, last.el))
    faults.push(
      fault('order', el, `${said} comes after ${quote(last.el.textContent ?? '')} and stands before it`)
    )
  stops.push({ el, focused: drawn(el) })
  return true
}

/** What was wrong on the way: also what looks with the keyboard on it as it looks without. */
export const endFocus = (): Fault[] => {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  const unseen = stops
    .filter(({ el, focused }) => el.isConnected && drawn(el) === focused)
    .map(({ el }) => fault('focus', el, `does not show that the keyboard is on it`))
  scroller().scrollTop = 0
  return [...faults, ...unseen]
}
