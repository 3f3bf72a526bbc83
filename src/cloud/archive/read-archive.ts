import { ReadArchive } from '@/domain/archive/archive'
import { may } from '@/domain/role/may'
import { query } from '../api/procedure'
import { readableDecision } from '../decision/decision-subject'
import { presentArchive } from './present-archive'

/**
 * The archive of one decision: its digest for everyone who may read the decision; the public package for the people of
 * the village and its township; the whole one for the offices that keep the village's records (组织法第39条), who also
 * read why it is not made yet.
 */
export const readArchive = query({
  action: 'read_published_notice',
  input: ReadArchive,
  subject: (ctx, { villageId, decisionId }) => readableDecision(ctx, villageId, decisionId),
  run: async ({ db, deps, now, actor }, { villageId, decisionId }, { row, ...village }) => {
    const keeps = may(actor, 'read_archive', village)
    const made = await db
      .selectFrom('archive')
      .selectAll()
      .where('village_id', '=', villageId)
      .where('decision_id', '=', decisionId)
      .executeTakeFirst()
    const tried =
      keeps && !made
        ? await db
            .selectFrom('archive_try')
            .selectAll()
            .where('village_id', '=', villageId)
            .where('decision_id', '=', decisionId)
            .executeTakeFirst()
        : undefined
    return presentArchive(row.state, made ?? null, tried ?? null, {
      secret: deps.secret,
      now,
      office: keeps,
      village: keeps || may(actor, 'read_decision', village)
    })
  }
})
