import { ReadProposed } from '@/domain/rulebook/forms'
import { query } from '../api/procedure'
import { readableDecision } from '../decision/decision-subject'
import { selectVersions } from '../decision/load-decision'
import { presentProposed } from './present-rulebook'

/**
 * The text of a rulebook that lies with a decision, as its current version names it by its fingerprint; null when none
 * does. For whoever may read the decision.
 */
export const readProposed = query({
  action: 'read_published_notice',
  input: ReadProposed,
  subject: (ctx, { villageId, decisionId }) => readableDecision(ctx, villageId, decisionId),
  run: async ({ db }, { villageId, decisionId }) => {
    const current = (await selectVersions(db, villageId, decisionId)).at(-1)
    const texts = await db
      .selectFrom('rulebook_draft as d')
      .innerJoin('rulebook_text as t', (j) =>
        j.onRef('t.village_id', '=', 'd.village_id').onRef('t.draft_id', '=', 'd.id')
      )
      .select(['t.fingerprint', 't.content'])
      .where('d.village_id', '=', villageId)
      .where('d.decision_id', '=', decisionId)
      .orderBy('t.at', 'desc')
      .limit(50)
      .execute()
    const text = texts.find(({ fingerprint }) => current?.content.scope.includes(fingerprint))
    return text ? presentProposed(text) : null
  }
})
