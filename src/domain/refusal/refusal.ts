/**
 * A refusal is bad input or an unlawful request answered as a value: a stable code for programs, a Chinese
 * sentence that says what to do, and the field at fault where there is one. Bugs throw; refusals do not.
 */
export interface Refusal {
  readonly code: string
  readonly message: string
  readonly field?: string
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

export const accept = <T>(value: T): Outcome<T> => ({ ok: true, value })

export const refuse = (code: string, message: string, field?: string): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: field === undefined ? { code, message } : { code, message, field }
})

/** Refusals that any procedure can answer with; each entity keeps its own beside its rules. */
export const common = {
  notSignedIn: { code: 'NOT_SIGNED_IN', message: '请先登录，再做这一步。' },
  forbidden: { code: 'FORBIDDEN', message: '您的身份不能做这一步。如有疑问，请联系村委会。' },
  notFound: { code: 'NOT_FOUND', message: '没有找到这条内容，可能不在您能看的范围内。' },
  requestReused: {
    code: 'REQUEST_ID_REUSED',
    message: '这次提交的编号已经用过，内容却不一样。请返回重新填写后再提交。',
    field: 'requestId'
  },
  internal: { code: 'INTERNAL', message: '系统出了点问题，您填的内容还在，请稍后再试。' },
  tooMany: { code: 'TOO_MANY_REQUESTS', message: '点得太快了，请歇一会儿再试。' }
} as const satisfies Record<string, Refusal>
