export interface HostLimits {
  /** Calls, uploads and file reads a minute, each counted for itself, by session or else by address. */
  readonly callsPerMinute: number
  readonly uploadsPerMinute: number
  readonly filesPerMinute: number
  /** Each may hold 10 MB of memory while it comes in over a slow network. */
  readonly uploadsAtOnce: number
  /** How long `close()` waits for running requests before it cuts them off, in milliseconds. */
  readonly stopWithinMs: number
}

export const defaultLimits: HostLimits = {
  callsPerMinute: 300,
  uploadsPerMinute: 60,
  filesPerMinute: 1200,
  uploadsAtOnce: 24,
  stopWithinMs: 10_000
}
