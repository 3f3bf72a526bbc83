/** One phone, seen from outside. A story written against this runs on H5 in Chromium and on the built mini-program. */
export interface Driver {
  readonly name: 'h5' | 'weapp'
  /** A fresh phone: empty storage, opened at `path` (default: the first screen). Ends the phone used before. */
  launch(path?: string): Promise<void>
  /**
   * The phone ends the app without a word and its owner opens it again: what is stored stays, what was in memory is gone,
   * a phone without a signal has none afterwards either.
   */
  restart(): Promise<void>
  /** Opens an address (`packages/matter/issue/index?…`) over the present page, as from a message. */
  open(path: string): Promise<void>
  /** What the app has written down on the phone under this name; undefined where it has not. */
  stored(name: string): Promise<unknown>
  /** Waits until the current page, or a toast or dialog over it, shows the text. */
  see(text: string | RegExp, timeoutMs?: number): Promise<void>
  /** Waits until the text is gone (at once when it never was there). */
  notSee(text: string | RegExp): Promise<void>
  /** Taps what bears this accessible name or text; waits for it to appear and to be enabled. */
  tap(name: string | RegExp, opts?: TapOptions): Promise<void>
  /** Types into the input or textarea with this aria-label. */
  fill(label: string, value: string): Promise<void>
  /** Opens a tab of the bottom bar. */
  tab(name: string): Promise<void>
  back(): Promise<void>
  /** What the next photo picker returns. */
  willChoosePhoto(path: string): void
  /** What the microphone hears; a browser's hears a tone of its own. */
  willRecord(path: string): void
  offline(on: boolean): Promise<void>
  /** The next call whose URL contains this name reaches the server; the client sees a network error. */
  loseNextReply(procedure: string): void
  /** The visible text of the current page, one block a line. */
  text(): Promise<string>
  /** A PNG of the screen, 375×812, at `e2e/shots/<driver>-<name>.png`. */
  shot(name: string): Promise<void>
  /** Ends the phone. Throws what went wrong unseen: script errors, unhandled rejections, failed requests. */
  close(): Promise<void>
}

export interface TapOptions {
  /** Which of several equal names, from 0. */
  nth?: number
  /** An impatient finger: this many taps without waiting between them. */
  times?: number
}

// Generous: a shared machine may be busy, and only a failure waits that long.
export const WAIT_MS = 60_000

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/** Asks until `ask` answers something other than undefined; `explain` words the failure when time is up. */
export async function until<T>(
  ask: () => Promise<T | undefined> | T | undefined,
  explain: () => Promise<string> | string,
  timeoutMs = WAIT_MS
): Promise<T> {
  const end = Date.now() + timeoutMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (Date.now() >= end) throw new Error(await explain())
    await pause(40)
  }
}

export function shows(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)
}
