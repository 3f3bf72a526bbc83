import { timingSafeEqual } from 'node:crypto'
import type { Selectable } from 'kysely'
import { type DeskLogin, deskRefusals } from '@/domain/session/desk'
import type { Context } from '../api/context'
import { deny } from '../api/refusal-error'
import { keyedHash } from '../crypto/keyed-hash'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'

export type DeskRow = Selectable<Database['desk_login']>

/** The sign-in with this code, locked until the transaction ends; refuses DESK_UNKNOWN. */
export const lockDesk = async (db: Db, code: string): Promise<DeskRow> =>
  (await db.selectFrom('desk_login').selectAll().where('code', '=', code).forUpdate().executeTakeFirst()) ??
  deny(deskRefusals.unknown)

/** The same without a lock, for a look. */
export const loadDesk = async (db: Db, code: string): Promise<DeskRow> =>
  (await db.selectFrom('desk_login').selectAll().where('code', '=', code).executeTakeFirst()) ??
  deny(deskRefusals.unknown)

export const loginOf = (row: DeskRow): DeskLogin => ({
  state: row.state,
  number: row.number,
  expiresAt: row.expires_at,
  answeredAt: row.answered_at
})

/** What the PC alone is given. Made from the id and never stored, so that nobody can read it in a table. */
export const deskSecret = (secret: Uint8Array, id: string): string =>
  keyedHash(secret, 'desk-secret', id).toString('base64url')

/** Refuses whoever does not hold the secret of this sign-in, as if there were none: DESK_UNKNOWN. */
export const holdsDesk = (secret: Uint8Array, row: DeskRow, given: string): void => {
  const [right, said] = [deskSecret(secret, row.id), given].map((text) => Buffer.from(text))
  if (!right || !said || right.length !== said.length || !timingSafeEqual(right, said))
    deny(deskRefusals.unknown)
}

/** Whether this session of the account is one that a phone let in at a PC. */
export const isDesk = async (db: Db, accountId: string | null, sessionId: string | null): Promise<boolean> =>
  (await db
    .selectFrom('desk_login')
    .select('id')
    .where('account_id', '=', accountId)
    .where('session_id', '=', sessionId)
    .executeTakeFirst()) !== undefined

/** Refuses a PC to let in the next one, whose session would outlive its own without end: DESK_PHONE_ONLY. */
export const refuseDesks = async ({
  db,
  actor,
  sessionId
}: Pick<Context, 'db' | 'actor' | 'sessionId'>): Promise<void> => {
  if (await isDesk(db, actor.accountId, sessionId)) deny(deskRefusals.phoneOnly)
}
