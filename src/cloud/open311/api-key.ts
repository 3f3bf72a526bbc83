import { timingSafeEqual } from 'node:crypto'
import type { Selectable } from 'kysely'
import * as z from 'zod/mini'
import { Id } from '@/domain/common/fields'
import { keyedHash } from '../crypto/keyed-hash'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'

const signed = (secret: Uint8Array, countyId: string, keyId: string): string =>
  keyedHash(secret, 'open311-key', `${countyId}.${keyId}`).toString('base64url')

/** The key of a system: its county, its id, and both signed. Made again from them whenever it is asked for. */
export const apiKey = (secret: Uint8Array, countyId: string, keyId: string): string =>
  `${countyId}.${keyId}.${signed(secret, countyId, keyId)}`

/** The system behind a key that we signed and that is still in use, or null. */
export const systemOf = async (
  db: Db,
  secret: Uint8Array,
  given: string
): Promise<Selectable<Database['open311_key']> | null> => {
  const [county = '', key = '', signature = '', ...more] = given.split('.')
  const ids = z.tuple([Id, Id]).safeParse([county, key])
  if (!ids.success || more.length > 0) return null
  const [countyId, keyId] = ids.data
  const right = Buffer.from(signed(secret, countyId, keyId))
  const found = Buffer.from(signature)
  if (right.length !== found.length || !timingSafeEqual(right, found)) return null
  const row = await db
    .selectFrom('open311_key')
    .selectAll()
    .where('place_id', '=', countyId)
    .where('id', '=', keyId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
