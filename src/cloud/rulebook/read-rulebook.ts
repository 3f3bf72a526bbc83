import { sql } from 'kysely'
import { common } from '@/domain/refusal/refusal'
import { ReadRulebook } from '@/domain/rulebook/forms'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import { villageSubject } from '../place/subjects'
import { presentRulebook } from './present-rulebook'
import { type BookRow, bookOn, itemsOfBook, lastDay, revoked } from './rule-items'

const bookById = async (db: Db, villageId: string, id: string): Promise<BookRow> =>
  (await db
    .selectFrom('rulebook')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', id)
    .executeTakeFirst()) ?? deny(common.notFound)

/** The last day of a version, whether it was revoked, and whether the village has others. */
const besideBook = (db: Db, book: BookRow) =>
  db
    .selectFrom('rulebook as b')
    .select([
      lastDay.as('lastDay'),
      revoked.as('revoked'),
      sql<boolean>`exists (select 1 from rulebook o where o.village_id = b.village_id and o.id <> b.id)`.as(
        'hasOthers'
      )
    ])
    .where('b.village_id', '=', book.village_id)
    .where('b.id', '=', book.id)
    .executeTakeFirstOrThrow()

/** The rulebook in force today, or the version that is asked for; null when the village has none in force. */
export const readRulebook = query({
  action: 'read_rulebook',
  input: ReadRulebook,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, actor }, { villageId, rulebookId }) => {
    const book = rulebookId
      ? await bookById(db, villageId, rulebookId)
      : await bookOn(db, villageId, actor.on)
    if (!book) return null
    const [items, beside] = [await itemsOfBook(db, villageId, book.id), await besideBook(db, book)]
    return presentRulebook(book, items, { ...beside, on: actor.on })
  }
})
