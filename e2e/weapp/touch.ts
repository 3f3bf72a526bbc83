import { type Element as Node, triggerEvent } from 'glass-easel'
import type { Sandbox } from './sandbox'

type Backed = Element & { __wxElement?: Node }

/** The framework's node behind a DOM element, or of the nearest one around it. */
function nodeOf(el: Element): Node {
  for (let at: Backed | null = el; at; at = at.parentElement) if (at.__wxElement) return at.__wxElement
  throw new Error('no component around this element')
}

function listens(el: Element, event: string): boolean {
  for (let at: Backed | null = el; at; at = at.parentElement) {
    const target = (at.__wxElement as unknown as { _$eventTarget?: { listeners: Record<string, unknown> } })
      ?._$eventTarget
    if (target?.listeners[event]) return true
  }
  return false
}

/** What fingers and keyboards do on a page of the mini-program: the events of WeChat's native components. */
export class Touch {
  /** While the events of a tap run: what WeChat opens for a finger alone it opens only then. */
  tapping = false

  constructor(private readonly sandbox: Sandbox) {}

  private fire(el: Element, event: string, detail: object, bubbles = false) {
    const own = this.sandbox.own(detail)
    const point = bubbles ? { touches: this.sandbox.own([]), changedTouches: this.sandbox.own([]) } : {}
    triggerEvent(nodeOf(el), event, own, { bubbles, composed: bubbles, extraFields: point })
  }

  /** A tap, with what the native component under the finger makes of it. */
  tap(el: Element): void {
    const control = el.closest('switch,checkbox,radio,button,label')
    const native = this.native(control)
    if (!native && !listens(el, 'tap'))
      throw new Error(`nothing listens to a tap on <${el.tagName}> ${el.textContent}`)
    this.tapping = true
    try {
      for (const event of ['touchstart', 'touchend', 'tap']) this.fire(el, event, { x: 0, y: 0 }, true)
      native?.()
    } finally {
      this.tapping = false
    }
  }

  private native(control: Element | null): (() => void) | undefined {
    switch (control?.tagName.toLowerCase()) {
      case 'switch':
        return () =>
          this.toggle(control as Element, () =>
            this.fire(control as Element, 'change', { value: control?.hasAttribute('checked') })
          )
      case 'checkbox':
        return () => this.toggle(control as Element, () => this.group(control as Element, 'checkbox'))
      case 'radio':
        return () => this.choose(control as Element)
      case 'label': {
        const inner = control?.querySelector('switch,checkbox,radio')
        return inner ? () => this.tap(inner) : undefined
      }
      case 'button': {
        if (control?.getAttribute('open-type') === 'agreePrivacyAuthorization')
          return () => this.fire(control, 'agreeprivacyauthorization', {})
        const form = control?.getAttribute('form-type') === 'submit' ? control.closest('form') : null
        return form ? () => this.fire(form, 'submit', { value: values(form), target: {} }) : undefined
      }
      default:
        return undefined
    }
  }

  private toggle(el: Element, then: () => void) {
    el.toggleAttribute('checked')
    then()
  }

  private choose(el: Element) {
    const group = el.closest('radio-group')
    for (const other of group?.querySelectorAll('radio[checked]') ?? []) other.removeAttribute('checked')
    el.setAttribute('checked', '')
    if (group) this.fire(group, 'change', { value: el.getAttribute('value') })
  }

  private group(el: Element, kind: string) {
    const group = el.closest(`${kind}-group`)
    if (!group) return
    const value = [...group.querySelectorAll(`${kind}[checked]`)].map((c) => c.getAttribute('value'))
    this.fire(group, 'change', { value })
  }

  /** Types `value` as a whole: focus, input, blur. Longer text than `maxlength` is cut, as the keyboard does. */
  type(el: Element, value: string): void {
    const max = Number(el.getAttribute('maxlength') ?? 140)
    const text = max >= 0 ? value.slice(0, max) : value
    this.fire(el, 'focus', { value: el.getAttribute('value') ?? '', height: 0 })
    el.setAttribute('value', text)
    this.fire(el, 'input', { value: text, cursor: text.length, keyCode: 0 })
    this.fire(el, 'blur', { value: text, cursor: text.length })
  }

  /** Chooses in a picker: `value` as WeChat reports it (an index, a date …). */
  pick(el: Element, value: unknown): void {
    this.fire(el, 'change', { value })
  }
}

function values(form: Element): Record<string, unknown> {
  const named = [...form.querySelectorAll('[name]')].filter((f) => f.getAttribute('name') !== '')
  return Object.fromEntries(
    named.map((f) => [f.getAttribute('name'), f.getAttribute('value') ?? f.hasAttribute('checked')])
  )
}
