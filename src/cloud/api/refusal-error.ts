import type { Refusal } from '@/domain/refusal/refusal'

/** Carries a refusal out of a transaction (which rolls back) to the API's answer. Never thrown for a bug. */
export class RefusalError extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.name = 'RefusalError'
    this.refusal = refusal
  }
}

/** Ends the current procedure with a refusal; whatever its transaction had written is rolled back. */
export const deny = (refusal: Refusal): never => {
  throw new RefusalError(refusal)
}
