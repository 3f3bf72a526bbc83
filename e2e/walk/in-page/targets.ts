import { type Fault, fault, isShown, type Piece, quote, type Sight, scroller, TARGETS } from './shown'

const labelOf = (el: Element): string =>
  quote(el.getAttribute('aria-label') ?? el.textContent ?? (el as HTMLInputElement).placeholder ?? '')

/** A link within a sentence is as high as the sentence's letters. */
const isInSentence = (el: Element, sight: Sight): boolean =>
  sight.style(el).display === 'inline' &&
  [...(el.parentElement?.childNodes ?? [])].some(
    (n) => n.nodeType === Node.TEXT_NODE && (n.nodeValue ?? '').trim() !== ''
  )

/** Everything that can be pressed, the outermost of what is nested. */
const targetsOf = (sight: Sight): Element[] =>
  [...document.querySelectorAll(TARGETS)].filter(
    (el) => isShown(el) && !el.parentElement?.closest(TARGETS) && !isInSentence(el, sight)
  )

/**
 * Whether a finger that comes down at the edges of the least target still hits it: what is drawn small may be larger to
 * the touch.
 */
const isFeltLarger = (el: Element, least: number): boolean => {
  el.scrollIntoView({ block: 'center', inline: 'nearest' })
  const { left, top, width, height } = el.getBoundingClientRect()
  const [x, y] = [left + width / 2, top + height / 2]
  const dx = Math.max(least, width) / 2 - 1
  const dy = Math.max(least, height) / 2 - 1
  const points = [
    [x - dx, y],
    [x + dx, y],
    [x, y - dy],
    [x, y + dy]
  ] as const
  return points.every(([px, py]) => {
    const hit = document.elementFromPoint(px, py)
    return hit !== null && (hit === el || el.contains(hit))
  })
}

/** What is too small for the finger. */
export const smallTargets = (sight: Sight, least: number): Fault[] =>
  targetsOf(sight).flatMap((el) => {
    const { width, height } = sight.box(el)
    if (width >= least - 0.5 && height >= least - 0.5) return []
    if (isFeltLarger(el, least)) return []
    const size = `${Math.round(width)}×${Math.round(height)}`
    return [fault('target', el, `${labelOf(el)} is ${size}, not ${least}×${least}`)]
  })

/** On a PC a column may stay beside what scrolls, and hides nothing. */
const isBar = ({ width, height }: DOMRect): boolean =>
  height > 0 && (innerWidth < 1024 || width > innerWidth * 0.75)

/** What stays at the top or the bottom while the page scrolls under it. */
const barsOf = (sight: Sight): Element[] =>
  [...document.body.querySelectorAll('*')].filter((el) => {
    const { position } = sight.style(el)
    return (position === 'sticky' || position === 'fixed') && isShown(el) && isBar(sight.box(el))
  })

/**
 * What the bars at the top and bottom hide for good, and whether they leave room to read: scrolled to its end the page
 * shows its last line above the bar.
 */
export const hiddenByBars = (look: () => { sight: Sight; pieces: Piece[] }): Fault[] => {
  const faults: Fault[] = []
  const moving = scroller()
  for (const end of ['top', 'bottom'] as const) {
    moving.scrollTop = end === 'top' ? 0 : moving.scrollHeight
    const { sight, pieces } = look()
    const bars = barsOf(sight).filter((el) => sight.box(el).height < innerHeight * 0.95)
    for (const bar of bars) {
      const box = sight.box(bar)
      const isAtEnd = end === 'top' ? box.top < innerHeight / 4 : box.bottom > (innerHeight * 3) / 4
      if (!isAtEnd) continue
      if (box.height > innerHeight / 2)
        faults.push(fault('bar', bar, `takes ${Math.round(box.height)} of ${innerHeight} px of the screen`))
      const under = pieces.find(
        (p) =>
          (p.layer === null || p.layer === moving) &&
          p.lines.some(
            (l) =>
              l.top < box.bottom - 2 && l.bottom > box.top + 2 && l.left < box.right && l.right > box.left
          )
      )
      if (under) faults.push(fault('bar', bar, `hides ${quote(under.text)} at the ${end} of the page`))
    }
  }
  moving.scrollTop = 0
  return faults
}
