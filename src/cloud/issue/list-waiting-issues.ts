import { sql } from 'kysely'
import { ListWaiting } from '@/domain/issue/issue'
import { query } from '../api/procedure'
import { townshipSubject } from '../place/subjects'
import { presentQueued } from './present-queued'
import { filesOf, mediaOf, selectMediaChecks } from './select-additions'
import { selectAppeals, selectPhotos } from './select-issues'
import { cardsOf, townshipKeys } from './township-page'

/**
 * The township's moderation queue: what its villages' publics would see, the longest waiting first, without names;
 * what a raiser appealed against is in it again.
 */
export const listWaitingIssues = query({
  action: 'issue_moderate',
  input: ListWaiting,
  subject: ({ db }, { townshipId }) => townshipSubject(db, townshipId),
  run: async ({ db, now, deps }, { townshipId, after }) => {
    const past = after === undefined ? sql`true` : sql`i.id > ${after}`
    const keys = await townshipKeys(db, townshipId, {
      // Two partial indexes, one for each word.
      where: sql`(i.moderation = 'waiting' or i.moderation = 'appealed') and ${past}`,
      order: sql`i.id`
    })
    const rows = await cardsOf(db, keys)
    const photos = await selectPhotos(db, keys)
    const media = await selectMediaChecks(db, filesOf(rows, photos))
    const appeals = await selectAppeals(
      db,
      rows.filter((row) => row.moderation === 'appealed')
    )
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
