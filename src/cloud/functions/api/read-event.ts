import { readContract } from '@/domain/contract/contract'
import { eventBytes, functionRefusals } from '../function-refusals'

/** A call as the mini-program sends it by `wx.cloud.callFunction`. */
export interface ApiEvent {
  readonly path: string
  readonly input: unknown
  /** Where the input was too large for a call: the file in cloud storage that holds it. */
  readonly inputFile: string | null
  readonly token: string | null
  readonly contract: number | null
}

type Refused = (typeof functionRefusals)[keyof typeof functionRefusals]

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOrNull = (value: unknown): value is string | null | undefined =>
  value === null || value === undefined || typeof value === 'string'

/**
 * Reads an event; whoever calls is not in it, WeChat says that apart. Refuses INPUT_UNREADABLE for what is no single
 * call (a batch has a comma in its path) and BODY_TOO_LARGE past what WeChat would let through.
 */
export const readEvent = (event: unknown): { readonly call: ApiEvent } | { readonly refused: Refused } => {
  if (!isRecord(event)) return { refused: functionRefusals.unreadable }
  const { path, input, inputFile, token, contract } = event
  if (typeof path !== 'string' || path.includes(',') || !textOrNull(token) || !textOrNull(inputFile)) {
    return { refused: functionRefusals.unreadable }
  }
  if (Buffer.byteLength(JSON.stringify(event)) > eventBytes) return { refused: functionRefusals.tooLarge }
  return {
    call: {
      path,
      input: input ?? {},
      inputFile: inputFile ?? null,
      token: token ?? null,
      contract: readContract(contract)
    }
  }
}
