import { randomInt } from 'node:crypto'
import type { Insertable } from 'kysely'
import { deskMinutes, drawNumbers } from '@/domain/session/desk'
import { OpenDesk } from '@/domain/session/desk-input'
import { mutation, nowhere, type WriteContext } from '../api/procedure'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'
import { deskSecret } from './load-desk'
import { presentOpenedDesk } from './present-desk'

const TRIES = 5

type NewDesk = Omit<Insertable<Database['desk_login']>, 'code'>

/** A code is free again when its sign-in is swept; among a hundred million two hardly ever meet. */
const insertWithCode = async (db: WriteContext['db'], desk: NewDesk): Promise<string> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const code = String(randomInt(100_000_000)).padStart(8, '0')
    const made = await db
      .insertInto('desk_login')
      .values({ ...desk, code })
      .onConflict((c) => c.column('code').doNothing())
      .returning('code')
      .executeTakeFirst()
    if (made) return made.code
  }
  throw new Error('no free code for a sign-in of a PC')
}

/**
 * A PC asks to be signed in: the answer holds what it shows (QR, code, number) and the secret by which it alone can take
 * the session. A repeat of the press gets the same. Good for three minutes.
 */
export const openDesk = mutation({
  action: 'sign_in',
  input: OpenDesk,
  anyCaller: true,
  subject: () => nowhere,
  run: async ({ db, now }, { browser, system }) => {
    const id = newId()
    const { number, choices } = drawNumbers((below) => randomInt(below))
    const expiresAt = new Date(now.getTime() + deskMinutes * 60_000)
    const code = await insertWithCode(db, {
      ...{ id, number, choices, browser, system, state: 'open' },
      ...{ made_at: now, expires_at: expiresAt }
    })
    return { id, code, number, expiresAt: expiresAt.toISOString() }
  },
  reply: async ({ deps, publicUrl }, { id, ...opened }) =>
    presentOpenedDesk(opened, { secret: deskSecret(deps.secret, id), publicUrl })
})
