import type { ContentCheck } from '@/cloud/ports/content-check'
import type { FileStore } from '@/cloud/ports/file-store'
import type { IncomingStore } from '@/cloud/ports/incoming-store'
import type { MessageSender } from '@/cloud/ports/message-sender'
import type { WechatIdentity } from '@/cloud/ports/wechat-identity'
import { dayOf } from '@/domain/common/calendar'
import type { Actor } from '@/domain/role/may'
import type { Db } from '../db/pool'
import type { DemoClock } from '../demo/demo-clock'
import { loadWho, type Person } from '../session/load-who'
import { readToken } from '../session/token'

/** The world, handed in by whoever hosts the API: the local host, a container, a cloud function. */
export interface ApiDeps {
  readonly db: Db
  readonly secret: Uint8Array
  readonly files: FileStore
  /** Where phones put what no call holds; absent on the HTTP host, to which they send it. */
  readonly incoming?: IncomingStore
  readonly identity: WechatIdentity
  readonly content: ContentCheck
  /** Writes to people by WeChat; absent where nobody is written to. */
  readonly sender?: MessageSender
  readonly clock: () => Date
  /** The demo county: people can be signed in from a list. Never true where real people are. */
  readonly demo: boolean
  /** The clock of a demo that can be put forward; `clock` shows its time. Absent where time is what it is. */
  readonly demoClock?: DemoClock
  /** Where people reach the H5 app, `https://…` without a path; null: at the address they called. */
  readonly publicUrl?: string | null
}

/** What one request knows: the world, the time, and who asks. */
export interface Context {
  readonly deps: ApiDeps
  readonly db: Db
  readonly now: Date
  readonly actor: Actor
  readonly sessionId: string | null
  /** The address of the H5 app that may be printed on paper; null where there is none, as in a cloud function. */
  readonly publicUrl: string | null
  /** The roster members and staff that the account is bound to. */
  readonly persons: readonly Person[]
  /** Has to agree (again) to the agreement: holds no role and is nobody until then. */
  readonly mustAgree: boolean
  /** The openid of whoever called, as WeChat itself says it; null where WeChat hands over no caller. Dear: ask once. */
  readonly openid: () => string | null
  /** The contract that the client names, see `judgeContract`; null for whoever names none. */
  readonly contract: number | null
}

/**
 * Builds the context of one request. A missing, expired, forged or ended session makes a visitor of the caller:
 * what is public stays readable, everything else is refused with NOT_SIGNED_IN.
 */
export const createContext = async (
  deps: ApiDeps,
  request: {
    authorization: string | null
    address?: string
    /** Only where WeChat tells who calls, as in a cloud function; what a client says about itself is no openid. */
    openid?: () => string | null
    contract?: number | null
  }
): Promise<Context> => {
  const now = deps.clock()
  const sessionId = request.authorization ? await readToken(deps.secret, request.authorization, now) : null
  const who = sessionId ? await loadWho(deps.db, sessionId, now) : null
  return {
    deps,
    db: deps.db,
    now,
    sessionId: who ? sessionId : null,
    publicUrl: deps.publicUrl ?? request.address ?? null,
    actor: who?.actor ?? { accountId: null, grants: [], on: dayOf(now) },
    persons: who?.persons ?? [],
    mustAgree: who?.mustAgree ?? false,
    openid: request.openid ?? (() => null),
    contract: request.contract ?? null
  }
}
