import { sql } from 'kysely'
import { ListHidden } from '@/domain/issue/forms'
import { query } from '../api/procedure'
import { townshipSubject } from '../place/subjects'
import { presentQueued } from './present-queued'
import { filesOf, mediaOf, selectMediaChecks } from './select-additions'
import { selectAppeals, selectPhotos } from './select-issues'
import { cardsOf, townshipKeys } from './township-page'

/**
 * What the township kept from the public, the newest matter first, also of what is over: with the reason, so that it can
 * be shown after all. Without names, as in the queue.
 */
export const listHidden = query({
  action: 'issue_moderate',
  input: ListHidden,
  subject: ({ db }, { townshipId }) => townshipSubject(db, townshipId),
  run: async ({ db, now, deps }, { townshipId, villageId, before }) => {
    const past = before === undefined ? sql`true` : sql`i.id < ${before}`
    const keys = await townshipKeys(db, townshipId, {
      villageId,
      where: sql`i.moderation = 'hidden' and ${past}`,
      order: sql`i.id desc`
    })
    const rows = await cardsOf(db, keys)
    const photos = await selectPhotos(db, keys)
    const appeals = await selectAppeals(db, rows)
    const media = await selectMediaChecks(db, filesOf(rows, photos))
    return rows.map((row) =>
      presentQueued(
        row,
        {
          photos: photos.filter((f) => f.owner_id === row.id),
          appeal: appeals.filter((e) => e.issue_id === row.id),
          media: mediaOf(row, photos, media)
        },
        { secret: deps.secret, now }
      )
    )
  }
})
