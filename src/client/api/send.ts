/** A village's network is slow more often than it is gone: at 250 kbit/s a long list needs seconds, and so do photos beside it. */
export const TIMEOUT_MS = 30_000

/** One call on its way to the server. */
export interface Call {
  /** `entity.procedure` */
  readonly path: string
  readonly input: unknown
  readonly token: string | null
  /** It changes nothing, and may go out together with others. */
  readonly isRead: boolean
  /** Told to stop when nobody waits for the answer any more. */
  readonly signal: AbortSignal | null
}

/** What came back: any HTTP status with a body that was JSON (else the text). */
export interface Answer {
  readonly status: number
  readonly body: unknown
}

/**
 * How a call reaches the server. Resolves with whatever the server said; rejects with ClientError 'offline' when
 * nothing came back.
 */
export type Send = (call: Call) => Promise<Answer>
