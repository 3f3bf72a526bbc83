const FIRST_WAIT_MS = 5000
const LONGEST_WAIT_MS = 5 * 60_000

interface Work {
  /** Whether there is something that could be sent by whoever is signed in. */
  readonly isWaiting: () => boolean
  /** Tries to send what waits. */
  readonly round: () => Promise<void>
}

/**
 * Runs rounds of sending, never two at once: while one runs another follows it, and as long as something waits it is
 * tried again by itself after 5 seconds to 5 minutes, because a signal may come back without the phone saying so.
 */
export const makePump = ({ isWaiting, round }: Work) => {
  let running: Promise<void> | null = null
  let again = false
  let wait = FIRST_WAIT_MS
  let timer: ReturnType<typeof setTimeout> | null = null

  /** Something waits: tries by itself after a while. */
  const later = (): void => {
    if (timer) clearTimeout(timer)
    timer = null
    if (!isWaiting()) return
    timer = setTimeout(() => void start(), wait)
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
  }

  const rounds = async (): Promise<void> => {
    do {
      again = false
      await round()
    } while (again)
  }

  const start = (): Promise<void> => {
    if (running) {
      again = true
      return running
    }
    running = rounds().finally(() => {
      running = null
      later()
    })
    return running
  }

  /** Something got through, or somebody has reason to think that it will: what fails now is tried again soon. */
  const eased = (): void => {
    wait = FIRST_WAIT_MS
  }

  /** Sends what can be sent now; answers when that is done. */
  const flush = (): Promise<void> => {
    eased()
    return start()
  }

  return { flush, eased, later }
}
