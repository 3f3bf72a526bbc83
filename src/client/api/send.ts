/** One call on its way to the server. */
export interface Call {
  /** `entity.procedure` */
  readonly path: string
  readonly input: unknown
  readonly token: string | null
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
