/** A text or pattern in a form that can be sent into a browser. */
export interface Wanted {
  text?: string
  pattern?: string
  flags?: string
}

export const wanted = (name: string | RegExp): Wanted =>
  typeof name === 'string' ? { text: name } : { pattern: name.source, flags: name.flags }

/**
 * What a person who looks for `want` would tap: the innermost elements whose accessible name (aria-label, else
 * their text) is it, controls before plain text, exact names before partial ones. Runs as is in Chromium and on
 * jsdom (`rendered` false: no layout, so only inline styles and `hidden` hide); it must not use anything outside.
 */
export function findNamed(root: Element, want: Wanted, rendered: boolean): Element[] {
  const controls =
    'button,a,navigator,label,taro-button-core,taro-navigator-core,input,radio,checkbox,switch,' +
    'taro-radio-core,taro-checkbox-core,taro-switch-core,[role=button],[role=link],[role=tab],[role=radio],' +
    '[role=checkbox],[role=switch],[role=option],[aria-role=button],[aria-role=link],[aria-role=tab],' +
    '[aria-role=radio],[aria-role=checkbox],[aria-role=switch],[aria-role=option]'
  const squeeze = (s: string) => s.replace(/\s+/g, ' ').trim()
  const shown = (el: Element) => {
    if (rendered) return el.getClientRects().length > 0 && getComputedStyle(el).visibility !== 'hidden'
    return el.closest('[hidden],[style*="display: none"],[style*="display:none"]') === null
  }
  const nameOf = (el: Element) => squeeze(el.getAttribute('aria-label') || el.textContent || '')
  const pattern = want.pattern === undefined ? undefined : new RegExp(want.pattern, want.flags)
  const matches = (name: string, exact: boolean) => {
    if (pattern) return name !== '' && pattern.test(name)
    const text = squeeze(want.text ?? '')
    return exact ? name === text : name.includes(text)
  }
  const innermost = (list: Element[]) => list.filter((el) => !list.some((o) => o !== el && el.contains(o)))
  const all = Array.from(root.querySelectorAll('*')).filter((el) => !/^(SCRIPT|STYLE)$/i.test(el.tagName))
  for (const exact of pattern ? [true] : [true, false]) {
    // What holds a hidden page holds its words as well, but nobody sees them there.
    const named = innermost(all.filter((el) => matches(nameOf(el), exact))).filter(shown)
    const inControl = named.filter((el) => el.closest(controls) !== null)
    if (inControl.length > 0) return inControl
    if (named.length > 0) return named
  }
  return []
}

/** Whether the element, or what it is part of, refuses to be used now. */
export function isDisabled(el: Element): boolean {
  for (let at: Element | null = el; at; at = at.parentElement) {
    const off = at.getAttribute('disabled')
    if (off !== null && off !== 'false') return true
    if (at.getAttribute('aria-disabled') === 'true') return true
  }
  return false
}

/** The field a person would call `label`: an input or textarea that has it as aria-label, itself or on its host. */
export function findField(root: Element, label: string, rendered: boolean): Element | null {
  const fields = Array.from(root.querySelectorAll('input,textarea'))
  for (const field of fields) {
    if (rendered && field.getClientRects().length === 0) continue
    const host = field.closest(`[aria-label=${JSON.stringify(label)}]`)
    if (host && (host === field || host.querySelectorAll('input,textarea').length === 1)) return field
  }
  return null
}
