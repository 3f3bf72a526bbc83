// AbortController and AbortSignal for the mini-program, which has neither: the part of the standard that tRPC and
// TanStack Query use. webpack puts it wherever a module mentions the names; H5 keeps the browser's own.

export class AbortSignal {
  constructor() {
    this.aborted = false
    this.reason = undefined
    this.onabort = null
    this.listeners = []
  }

  addEventListener(type, listener, options) {
    if (type !== 'abort' || this.listeners.some((l) => l.listener === listener)) return
    this.listeners.push({ listener, once: Boolean(options?.once) })
  }

  removeEventListener(_type, listener) {
    this.listeners = this.listeners.filter((l) => l.listener !== listener)
  }

  throwIfAborted() {
    if (this.aborted) throw this.reason
  }
}

export class AbortController {
  constructor() {
    this.signal = new AbortSignal()
  }

  abort(reason) {
    const { signal } = this
    if (signal.aborted) return
    signal.aborted = true
    signal.reason =
      reason === undefined ? Object.assign(new Error('aborted'), { name: 'AbortError' }) : reason
    const event = { type: 'abort', target: signal }
    const told = signal.listeners
    signal.listeners = told.filter((l) => !l.once)
    if (signal.onabort) signal.onabort(event)
    for (const { listener } of told)
      typeof listener === 'function' ? listener(event) : listener.handleEvent(event)
  }
}
