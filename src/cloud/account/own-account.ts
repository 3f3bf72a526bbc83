import { common } from '@/domain/refusal/refusal'
import type { Context } from '../api/context'
import { deny } from '../api/refusal-error'

/** The account of whoever calls. Refuses NOT_SIGNED_IN. One that has yet to agree keeps its rights over its own data. */
export const ownAccount = ({ actor }: Pick<Context, 'actor'>): string =>
  actor.accountId ?? deny(common.notSignedIn)
