export type Timer = object

/** The time of a phone: what its program may wait for, and what it takes the hour to be. */
export interface Time {
  /** Milliseconds since 1970; null leaves the program the machine's own clock. */
  readonly now: (() => number) | null
  later(work: () => void, ms: number): Timer
  every(work: () => void, ms: number): Timer
  cancel(timer: Timer): void
}

/** The machine's time. */
export const machineTime: Time = {
  now: null,
  later: (work, ms) => setTimeout(work, ms),
  every: (work, ms) => setInterval(work, ms),
  cancel: (timer) => clearTimeout(timer as NodeJS.Timeout)
}

interface Waiting {
  due: number
  readonly order: number
  readonly every: number | null
  readonly work: () => void
}

/** A request under way; its answer is handed over when its turn comes. */
interface Turn {
  hand: (() => void) | null
}

/** Lets everything that is ready run: what was promised, and what the machine has to say. */
const breathe = () => new Promise<void>((done) => setImmediate(done))
const pause = () => new Promise<void>((done) => setTimeout(done, 2))

/**
 * A time that stands until nothing is left to do, and then leaps to the next timer; answers of the network arrive all at
 * the same moment, in the order of the questions. However slow the machine, the program does the same steps in the same
 * order, so what it asks of the view can be counted to the byte.
 */
export class StillTime implements Time {
  private at: number
  private made = 0
  private readonly waiting = new Set<Waiting>()
  private readonly turns: Turn[] = []

  constructor(start: number) {
    this.at = start
  }

  readonly now = () => this.at

  later(work: () => void, ms: number): Timer {
    return this.add(work, ms, null)
  }

  every(work: () => void, ms: number): Timer {
    return this.add(work, ms, Math.max(1, ms))
  }

  cancel(timer: Timer): void {
    this.waiting.delete(timer as Waiting)
  }

  private add(work: () => void, ms: number, every: number | null): Waiting {
    const timer = { due: this.at + Math.max(0, ms || 0), order: this.made, every, work }
    this.made += 1
    this.waiting.add(timer)
    return timer
  }

  /** A request sets out; await what it answers before its answer is used. */
  setOut(): () => Promise<void> {
    const turn: Turn = { hand: null }
    this.turns.push(turn)
    return () =>
      new Promise((done) => {
        turn.hand = done
      })
  }

  /** Lets `ms` of this time go by, with everything that happens in them. */
  async pass(ms: number): Promise<void> {
    const end = this.at + ms
    for (;;) {
      await breathe()
      if (this.turns.length > 0) {
        if (this.turns.every((turn) => turn.hand)) this.turns.shift()?.hand?.()
        else await pause()
        continue
      }
      const next = [...this.waiting].sort((a, b) => a.due - b.due || a.order - b.order)[0]
      if (!next || next.due > end) break
      this.at = Math.max(this.at, next.due)
      if (next.every === null) this.waiting.delete(next)
      else next.due += next.every
      next.work()
    }
    this.at = end
  }
}
