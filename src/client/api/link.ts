import type { TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
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

/** The terminating link: one call, one answer, over whichever way `send` goes. */
export const sendLink =
  ({ send, token, onSignedOut, onTooOld }: Wiring): TRPCLink<AppRouter> =>
  () =>
  ({ op }) =>
    observable((observer) => {
      const used = token()
      send({ path: op.path, input: op.input, token: used, signal: op.signal ?? null })
        .then((answer) => {
          observer.next({ result: { type: 'data', data: readAnswer(answer) } })
          observer.complete()
        })
        .catch((error: unknown) => {
          const told = toClientError(error)
          if (told.code === 'NOT_SIGNED_IN' && used) onSignedOut(used)
          if (told.code === 'CLIENT_TOO_OLD') onTooOld?.()
          observer.error(told as never)
        })
    })

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
