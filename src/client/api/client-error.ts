import type { Refusal } from '@/domain/refusal/refusal'

/** What went wrong: the server refused with a reason; nothing came back; something came back that nobody can use. */
export type ClientErrorKind = 'refusal' | 'offline' | 'server'

/** The only error that leaves `api/`: a stable code, a sentence for people, and the field at fault where known. */
export class ClientError extends Error {
  readonly kind: ClientErrorKind
  readonly code: string
  readonly field: string | null

  constructor(kind: ClientErrorKind, refusal: Refusal) {
    super(refusal.message)
    this.name = 'ClientError'
    this.kind = kind
    this.code = refusal.code
    this.field = refusal.field ?? null
  }
}

/** No answer: no signal, a time-out, a reply that was lost on the way. What was asked may have been done. */
export const offlineError = (): ClientError =>
  new ClientError('offline', { code: 'OFFLINE', message: '没有网络，请有信号后再试。' })

/** The network is there, and the answer did not come in time: asked again at once it would not either. */
export const slowError = (): ClientError =>
  new ClientError('offline', { code: 'TOO_SLOW', message: '网络太慢，没有等到回答。请过一会儿再试。' })

/** An answer, but none that this app understands. */
export const serverError = (refusal?: Refusal): ClientError =>
  new ClientError('server', refusal ?? { code: 'INTERNAL', message: '系统出了点问题，请稍后再试。' })

/** The same error if it is one of ours, also inside the wrapping of another library; a bug is reported as 'server'. */
export const toClientError = (error: unknown): ClientError => {
  if (error instanceof ClientError) return error
  if (error instanceof Error && error.cause instanceof ClientError) return error.cause
  return serverError()
}
