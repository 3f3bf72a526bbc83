import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { machineTime, type Time, type Timer } from './time'

/** What a logic thread of WeChat has beside the language itself; all else of Node stays outside. */
export interface LogicGlobals {
  wx: Record<string, unknown>
  requirePlugin: { async: (name: string) => unknown }
  App: (definition: object) => void
  Page: (definition: object) => void
  Component: (definition: object) => void
  Behavior: (definition: object) => unknown
  getApp: () => unknown
  getCurrentPages: () => unknown[]
}

type Work = (...args: unknown[]) => void

/** What is put off no longer is the program's way of doing it now. */
const AT_ONCE_MS = 4

/** Gives the realm a Date whose present is the one it is told. */
const OWN_DATE = `(now) => {
  const Machine = Date
  function Told(...args) {
    if (!new.target) return new Machine(now()).toString()
    return Reflect.construct(Machine, args.length > 0 ? args : [now()], new.target)
  }
  Object.setPrototypeOf(Told, Machine)
  Told.prototype = Machine.prototype
  Told.now = now
  globalThis.Date = Told
}`

/** A bare JavaScript realm with WeChat's module loader. */
export class Sandbox {
  private readonly context: vm.Context
  private readonly modules = new Map<string, { exports: unknown }>()
  private readonly timers = new Set<Timer>()
  /** Those of them that are due at once. */
  private readonly atOnce = new Set<Timer>()
  private readonly parse: (json: string) => unknown
  private readonly intoBuffer: (bytes: Uint8Array) => ArrayBuffer

  constructor(
    private readonly dist: string,
    private readonly report: (what: string, error: unknown) => void,
    private readonly time: Time = machineTime
  ) {
    this.context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } })
    this.parse = vm.runInContext('JSON.parse', this.context)
    this.intoBuffer = vm.runInContext(
      'b => { const a = new Uint8Array(b.length); for (let i = 0; i < b.length; i++) a[i] = b[i]; return a.buffer }',
      this.context
    )
    // Not every WeChat has them, and the language brings them along.
    vm.runInContext(
      'delete globalThis.WebAssembly; delete globalThis.SharedArrayBuffer; delete globalThis.Intl',
      this.context
    )
  }

  /** Adds the globals; call once, before the first `load`. */
  open(globals: LogicGlobals): void {
    const { context } = this
    Object.assign(context, globals, {
      console: this.console(),
      setTimeout: (work: Work, ms?: number, ...args: unknown[]) => this.later('later', work, ms, args),
      setInterval: (work: Work, ms?: number, ...args: unknown[]) => this.later('every', work, ms, args),
      clearTimeout: (timer?: Timer) => this.cancel(timer),
      clearInterval: (timer?: Timer) => this.cancel(timer),
      global: vm.runInContext('({})', context)
    })
    if (this.time.now) vm.runInContext(OWN_DATE, context)(this.time.now)
  }

  /** What WeChat itself does a moment later; it is not the program's. */
  soon(work: () => void): void {
    this.time.later(work, 0)
  }

  /** A copy whose objects and arrays belong to the realm of the mini-program, as data from WeChat does. */
  own<T>(value: T): T {
    if (value instanceof Uint8Array) return this.intoBuffer(value) as T
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return this.parse(JSON.stringify(value)) as T
    const bytes = Object.entries(value).filter(([, v]) => v instanceof Uint8Array)
    const plain = { ...value, ...Object.fromEntries(bytes.map(([k]) => [k, null])) }
    const own = this.parse(JSON.stringify(plain)) as Record<string, unknown>
    for (const [k, v] of bytes) own[k] = this.own(v)
    return own as T
  }

  /** An error of the realm, as an API that fails throws. */
  error(message: string): unknown {
    return vm.runInContext(`new Error(${JSON.stringify(message)})`, this.context)
  }

  /** A promise of the realm, with what settles it. */
  promise(): { promise: unknown; resolve: (value: unknown) => void; reject: (reason: unknown) => void } {
    return vm.runInContext(
      '(() => { const made = {}; made.promise = new Promise((y, n) => { made.resolve = y; made.reject = n }); return made })()',
      this.context
    )
  }

  /** Runs a file once, as `require` does; `name` is relative to the build, without or with `.js`. */
  load(name: string): unknown {
    const file = name.endsWith('.js') ? name : `${name}.js`
    const known = this.modules.get(file)
    if (known) return known.exports
    const source = readFileSync(path.join(this.dist, file), 'utf8')
    const module = this.own({ exports: {} }) as { exports: unknown }
    this.modules.set(file, module)
    const run = vm.compileFunction(source, ['require', 'module', 'exports'], {
      filename: file,
      parsingContext: this.context
    })
    const require = (to: string) => this.load(path.posix.join(path.posix.dirname(file), to))
    run.call(undefined, require, module, module.exports)
    return module.exports
  }

  /** Ends every timer that still runs. */
  stop(): void {
    for (const timer of this.timers) this.time.cancel(timer)
    this.timers.clear()
    this.atOnce.clear()
  }

  /** Whether the program has put off something for no longer than its next breath: what it draws, for one. */
  get busy(): boolean {
    return this.atOnce.size > 0
  }

  private later(how: 'later' | 'every', work: Work, ms = 0, args: unknown[] = []): Timer {
    const run = () => {
      if (how === 'later') this.forget(timer)
      try {
        work(...args)
      } catch (error) {
        this.report('a timer threw', error)
      }
    }
    const timer = this.time[how](run, ms)
    this.timers.add(timer)
    if (how === 'later' && ms <= AT_ONCE_MS) this.atOnce.add(timer)
    return timer
  }

  private forget(timer: Timer) {
    this.timers.delete(timer)
    this.atOnce.delete(timer)
  }

  private cancel(timer: Timer | undefined) {
    if (!timer) return
    this.time.cancel(timer)
    this.forget(timer)
  }

  private console() {
    const quiet = () => undefined
    const loud = (...args: unknown[]) => this.report('console.error', args.map(String).join(' '))
    return {
      log: quiet,
      info: quiet,
      debug: quiet,
      warn: quiet,
      group: quiet,
      groupEnd: quiet,
      trace: quiet,
      error: loud
    }
  }
}
