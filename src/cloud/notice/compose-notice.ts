import { currentVersion } from '@/domain/decision/life'
import { registerOf } from '@/domain/decision/register'
import { type ComposeFacts, type ComposeVote, composeNotice } from '@/domain/notice/compose'
import { ComposeNotice } from '@/domain/notice/compose-forms'
import { noticeTerms } from '@/domain/notice/terms'
import { objectionTerms } from '@/domain/objection/terms'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import type { DecisionRow } from '../decision/load-decision'
import { completionOf, registerFactsOf, villageNameOf } from '../decision/register-facts'
import { villageSubject } from '../place/subjects'
import { packToDisclose } from './notice-subject'
import { presentComposed } from './present-composed'

const rowOf = (db: Db, villageId: string, id: string): Promise<DecisionRow> =>
  db
    .selectFrom('decision')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

type Facts = Omit<ComposeFacts, 'requiredDays' | 'windowDays' | 'terms'>

const factsOf = async (db: Db, row: DecisionRow, now: Date): Promise<Facts> => {
  const { no, title, summary, meaning } = row
  const facts = await registerFactsOf(db, row, now)
  if (!facts) {
    const villageName = await villageNameOf(db, row.village_id)
    return { villageName, no, title, summary, meaning, content: null, votes: [], completion: null }
  }
  const votes = registerOf(facts).votes.flatMap(({ name, heldOn, ...v }): ComposeVote[] =>
    heldOn === null ? [] : [{ ...v, step: name, heldOn }]
  )
  const { content } = currentVersion(facts.decision)
  const { villageName, completion } = facts
  return { villageName, no, title, summary, meaning, content, votes, completion }
}

/** Notices of the matter that hang or wait already, the newest first. */
const othersOf = (db: Db, about: { villageId: string; subject: string; subjectId: string }) =>
  db
    .selectFrom('notice')
    .select(['id', 'state'])
    .where('village_id', '=', about.villageId)
    .where('subject_id', '=', about.subjectId)
    .where('subject_kind', '=', about.subject as 'decision_resolution')
    .where('state', '!=', 'corrected')
    .orderBy('id', 'desc')
    .limit(10)
    .execute()

/**
 * The text of a notice as the record of its decision gives it, with its terms and, for a result, the photos of the
 * work; nothing is written. Refuses NOTICE_SUBJECT_UNKNOWN and NOTICE_SUBJECT_TOO_EARLY.
 */
export const composeDraft = query({
  action: 'notice_draft',
  input: ComposeNotice,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, deps, now }, input, { countyId }) => {
    const { villageId, subject, subjectId } = input
    const pack = await packToDisclose(db, { villageId, countyId, subject, subjectId })
    const terms = noticeTerms(pack)
    if (!terms.ok) return deny(terms.refusal)
    const { requiredDays, windowDays } = terms.value
    const row = await rowOf(db, villageId, subjectId)
    const told = await factsOf(db, row, now)
    const text = composeNotice(subject, { ...told, requiredDays, windowDays, terms: objectionTerms(pack) })
    const completion = subject === 'decision_result' ? await completionOf(db, villageId, subjectId) : null
    return presentComposed(
      { text, decisionTitle: row.title, requiredDays, windowDays },
      {
        photoIds: completion?.photoIds ?? [],
        others: await othersOf(db, { villageId, subject, subjectId }),
        link: { villageId, secret: deps.secret, now }
      }
    )
  }
})
