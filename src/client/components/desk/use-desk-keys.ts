import { type RefObject, useEffect, useRef } from 'react'

/** What the keys of a desk do. */
export interface DeskHands {
  readonly move: (by: number) => void
  readonly open: () => void
  readonly tick: () => void
  readonly tickAll: () => void
  readonly press: () => void
  readonly undo: () => void
  readonly filter: () => void
  readonly help: () => void
  readonly back: () => void
}

const keys: Readonly<Record<string, keyof DeskHands | 'down' | 'up'>> = {
  ...{ j: 'down', ArrowDown: 'down', k: 'up', ArrowUp: 'up', Enter: 'open', ' ': 'tick', a: 'tickAll' },
  ...{ u: 'undo', '/': 'filter', '?': 'help', '？': 'help', '、': 'filter', Escape: 'back' }
}

const isTyping = (el: Element): boolean =>
  el.closest('input:not([type=checkbox]), textarea, select, [contenteditable=true]') !== null

/** What has a use of its own for Enter and the space bar. */
const isControl = (el: Element): boolean =>
  el.closest(
    'button, a, input, summary, [role=button], [role=radio], [role=tab], [role=link], [role=switch]'
  ) !== null

/** A page that is opened stays in the document when another is laid over it. */
const isShown = (el: HTMLElement | null): el is HTMLElement => el !== null && el.getClientRects().length > 0

/** Of several desks the keys belong to the one that has the focus, else to the first. */
const hears = (root: HTMLElement | null, target: Element): boolean => {
  if (!isShown(root)) return false
  if (root.contains(target)) return true
  if (target.closest('.xy-desk')) return false
  return Array.from(document.querySelectorAll<HTMLElement>('.xy-desk')).find(isShown) === root
}

/** Listens for a desk's keys wherever the focus is on its page; not while somebody writes. */
export const useDeskKeys = (root: RefObject<HTMLElement>, hands: DeskHands): void => {
  const now = useRef(hands)
  now.current = hands
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : document.body
      if (event.defaultPrevented || event.altKey || event.isComposing || !hears(root.current, target)) return
      if (handle(event, target, now.current)) event.preventDefault()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [root])
}

/** True when the key was one of the desk's. */
const handle = (event: KeyboardEvent, target: Element, hands: DeskHands): boolean => {
  const { key } = event
  if (event.ctrlKey || event.metaKey) {
    if (key !== 'Enter') return false
    hands.press()
    return true
  }
  if (isTyping(target)) {
    if (key !== 'Escape') return false
    hands.back()
    return true
  }
  const what = keys[key]
  if (what === undefined || ((what === 'open' || what === 'tick') && isControl(target))) return false
  if (what === 'down' || what === 'up') hands.move(what === 'down' ? 1 : -1)
  else if (what !== 'move') hands[what]()
  return true
}
