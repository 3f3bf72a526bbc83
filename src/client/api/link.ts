import type { TRPCClient } from '@trpc/client'
import type { AppRouter } from '@/cloud/api/router'
import type { Refusal } from '@/domain/refusal/refusal'
import { ClientError, serverError, toClientError } from './client-error'
import type { Answer, Send } from './send'

interface Wiring {
  readonly send: Send
  readonly token: () => string | null
  /** Told when the server no longer knows the session of this token. */
  readonly onSignedOut: (token: string) => void
  /** Told when the server no longer serves a program as old as this one. */
  readonly onTooOld?: () => void
}

interface CallOptions {
  readonly signal?: AbortSignal | null
}

/** One call, one answer, over whichever way `send` goes; rejects with ClientError. */
const callerOf =
  ({ send, token, onSignedOut, onTooOld }: Wiring) =>
  async (path: string, isRead: boolean, input: unknown, { signal = null }: CallOptions): Promise<unknown> => {
    const used = token()
    try {
      return readAnswer(await send({ path, input, token: used, isRead, signal }))
    } catch (error) {
      const told = toClientError(error)
      if (told.code === 'NOT_SIGNED_IN' && used) onSignedOut(used)
      if (told.code === 'CLIENT_TOO_OLD') onTooOld?.()
      throw told
    }
  }

/**
 * `api.claim.record.mutate(input)` with the types of the server's router, as tRPC's own client has it: of that one the phone
 * needs the names alone, not its 16 KB of links, batches and subscriptions.
 */
export const makeApi = (wiring: Wiring): TRPCClient<AppRouter> => {
  const call = callerOf(wiring)
  const at = (path: string): object =>
    new Proxy(
      {},
      {
        get: (_own, name) => {
          if (name === 'query' || name === 'mutate')
            return (input: unknown, options: CallOptions = {}) => call(path, name === 'query', input, options)
          return at(path ? `${path}.${String(name)}` : String(name))
        }
      }
    )
  return at('') as TRPCClient<AppRouter>
}

/** The data of an answer; throws ClientError 'refusal' or 'server'. */
export const readAnswer = ({ status, body }: Answer): unknown => {
  const record = asRecord(body)
  if (status >= 200 && status < 300 && record && 'result' in record) return asRecord(record.result)?.data
  // A procedure's refusal comes inside tRPC's error; the host's own (too many calls, unknown address) beside it.
  const refusal = asRefusal(asRecord(asRecord(record?.error)?.data)?.refusal) ?? asRefusal(record?.refusal)
  if (refusal && status < 500) throw new ClientError('refusal', refusal)
  throw serverError(refusal ?? undefined)
}

const asRecord = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null

export const asRefusal = (value: unknown): Refusal | null => {
  const record = asRecord(value)
  if (typeof record?.code !== 'string' || typeof record.message !== 'string') return null
  const { code, message, field } = record
  return typeof field === 'string' ? { code, message, field } : { code, message }
}
