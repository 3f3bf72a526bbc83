import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import { common } from '@/domain/refusal/refusal'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { deny } from './refusal-error'

/** One press of one button by one account, in one place. */
export interface RequestKey {
  readonly placeId: string
  readonly requestId: string
  readonly accountId: string | null
  readonly procedure: string
  /** The parsed input: its keys come in the schema's order, so equal inputs have equal text. */
  readonly input: unknown
}

const uniqueViolation = '23505'

/**
 * Runs `run` in a transaction at most once for a request id, and answers every repeat with the first answer:
 * also from another process, and after a crash between commit and reply, because the answer is committed with
 * the work. A repeat that arrives while the first is running waits for it. A refused request leaves no trace
 * and may be tried again; so does an answer for which `isKept` says no: what `run` wrote stays, the id is free again.
 * Refuses REQUEST_ID_REUSED when the id was used for another input, procedure or account.
 */
export const once = async <T>(
  db: Db,
  key: RequestKey,
  now: Date,
  run: (tx: Transaction<Database>) => Promise<T>,
  isKept: (answer: T) => boolean = () => true
): Promise<T> => {
  const inputHash = createHash('sha256').update(JSON.stringify(key.input)).digest()
  try {
    return await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('request')
        .values({
          place_id: key.placeId,
          request_id: key.requestId,
          account_id: key.accountId,
          procedure: key.procedure,
          input_hash: inputHash,
          at: now
        })
        .execute()
        .catch((error: unknown) => {
          throw isUniqueViolation(error) ? new AlreadyTaken() : error
        })
      const answer = await run(tx)
      if (!isKept(answer)) {
        await tx
          .deleteFrom('request')
          .where('place_id', '=', key.placeId)
          .where('request_id', '=', key.requestId)
          .execute()
        return answer
      }
      await tx
        .updateTable('request')
        .set({ answer: JSON.stringify(answer) })
        .where('place_id', '=', key.placeId)
        .where('request_id', '=', key.requestId)
        .execute()
      return answer
    })
  } catch (error) {
    if (!(error instanceof AlreadyTaken)) throw error
    return await firstAnswer<T>(db, key, inputHash)
  }
}

class AlreadyTaken extends Error {}

const isUniqueViolation = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === uniqueViolation

const firstAnswer = async <T>(db: Db, key: RequestKey, inputHash: Buffer): Promise<T> => {
  const first = await db
    .selectFrom('request')
    .select(['account_id', 'procedure', 'input_hash', 'answer'])
    .where('place_id', '=', key.placeId)
    .where('request_id', '=', key.requestId)
    .executeTakeFirstOrThrow()
  const same =
    first.account_id === key.accountId &&
    first.procedure === key.procedure &&
    first.input_hash.equals(inputHash)
  return same ? (first.answer as T) : deny(common.requestReused)
}
