import { type Fault, fault, isShown, PAPER, quote, TARGETS } from './shown'

const shown = (selector: string): Element[] => [...document.querySelectorAll(selector)].filter(isShown)

const exactly = (count: number, selector: string, what: string): Fault[] => {
  const found = shown(selector).filter((el) => !el.closest(PAPER))
  if (found.length === count) return []
  const names = found.map((el) => quote(el.textContent ?? '')).join(', ')
  return [
    { kind: 'structure', where: 'page', what: `has ${found.length} ${what}, not ${count} ${names}`.trim() }
  ]
}

/** The name a screen reader says, as far as the app gives names: aria-label, or the words inside. */
const spokenName = (el: Element): string => {
  const input = el.matches('input, textarea, select') ? el : el.querySelector('input, textarea, select')
  const by = (el.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean)
  const words = [
    el.getAttribute('aria-label'),
    ...by.map((id) => document.getElementById(id)?.textContent),
    input?.getAttribute('aria-label'),
    input ? null : el.textContent
  ]
  return words.map((w) => (w ?? '').trim()).find((w) => w !== '') ?? ''
}

const isHiddenFromReader = (el: Element): boolean => el.closest('[aria-hidden=true]') !== null

const unnamed = (): Fault[] =>
  shown(TARGETS)
    .filter((el) => !isHiddenFromReader(el) && !el.parentElement?.closest(TARGETS) && spokenName(el) === '')
    .map((el) => fault('name', el, 'has no name for a screen reader'))

const undescribed = (): Fault[] =>
  shown('img, svg, canvas, [role=img]')
    .filter((el) => {
      if (isHiddenFromReader(el) || el.parentElement?.closest('svg, [role=img]')) return false
      if (el.getAttribute('role') === 'presentation' || el.getAttribute('alt') === '') return false
      return (
        (el.getAttribute('aria-label') ??
          el.getAttribute('alt') ??
          el.querySelector('title')?.textContent ??
          '') === ''
      )
    })
    .map((el) => fault('image', el, 'is a picture without a description, and not hidden'))

type Handlers = Record<string, unknown>

/** What React calls for an element; its handlers are not on the element itself. */
const handlersOf = (el: Element): Handlers => {
  const key = Object.keys(el).find((k) => k.startsWith('__reactProps$'))
  return key ? ((el as Element & Record<string, Handlers>)[key] ?? {}) : {}
}

const NATIVE = 'a[href], button, input, textarea, select, summary, label'

/** What a finger can press and a keyboard cannot reach or press. */
const fingerOnly = (): Fault[] =>
  shown('*').flatMap((el) => {
    const { onClick, onKeyDown } = handlersOf(el)
    if (!onClick || el.matches(NATIVE) || el.closest('[aria-hidden=true]')) return []
    const isOff = el.getAttribute('aria-disabled') === 'true'
    if (!isOff && (el as HTMLElement).tabIndex < 0 && el.getAttribute('role') !== 'radio')
      return [fault('keyboard', el, `${quote(el.textContent ?? '')} cannot be reached by the keyboard`)]
    if (!onKeyDown)
      return [fault('keyboard', el, `${quote(el.textContent ?? '')} cannot be pressed by the keyboard`)]
    return []
  })

// A number above zero takes the reading order apart.
const outOfOrder = (): Fault[] =>
  shown('[tabindex]')
    .filter((el) => Number(el.getAttribute('tabindex')) > 0)
    .map((el) => fault('order', el, 'has a place of its own in the order of the keyboard'))

/** What a screen reader and a keyboard need to find their way about a page. */
export const structureFaults = (): Fault[] => [
  ...(document.title.trim() === '' ? [{ kind: 'structure', where: 'page', what: 'has no title' }] : []),
  ...exactly(1, 'h1, [role=heading][aria-level="1"]', 'headings of the first level'),
  ...exactly(1, 'main, [role=main]', 'main parts'),
  ...unnamed(),
  ...undescribed(),
  ...fingerOnly(),
  ...outOfOrder()
]
