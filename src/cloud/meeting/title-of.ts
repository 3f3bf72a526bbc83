import type { Db } from '../db/pool'
import type { MeetingRow } from './load-meeting'

/** What the meeting is about: the title of its decision. */
export const titleOf = async (
  db: Db,
  row: Pick<MeetingRow, 'village_id' | 'decision_id'>
): Promise<string> => {
  const { title } = await db
    .selectFrom('decision')
    .select('title')
    .where('village_id', '=', row.village_id)
    .where('id', '=', row.decision_id)
    .executeTakeFirstOrThrow()
  return title
}
