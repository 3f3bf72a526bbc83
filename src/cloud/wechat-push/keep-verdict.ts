import { sql } from 'kysely'
import { mostAsks } from '@/domain/issue/content-check'
import type { Db } from '../db/pool'
import type { PushedVerdict } from './read-verdict'

/**
 * Writes the verdict of a photo or sound, once: a repeat, and a trace that nobody here asked under, change nothing and
 * answer false. Where WeChat could not look, it is asked again at once if it may be, else that is what is kept. It shows
 * and hides nothing: the township reads it beside the photo.
 */
export const keepVerdict = async (db: Db, { trace, said }: PushedVerdict, now: Date): Promise<boolean> => {
  const open = db.updateTable('media_check').where('trace', '=', trace).where('verdict', '=', 'undecided')
  if (said) {
    const kept = { verdict: said.suggestion, labels: [...said.labels], at: now, due_at: null }
    return (await open.set(kept).executeTakeFirst()).numUpdatedRows > 0n
  }
  const failed = await open
    .set({
      verdict: sql`case when asks < ${mostAsks} then verdict else 'unavailable' end`,
      due_at: sql`case when asks < ${mostAsks} then ${now}::timestamptz end`,
      at: now
    })
    .where('due_at', 'is not', null)
    .executeTakeFirst()
  return failed.numUpdatedRows > 0n
}
