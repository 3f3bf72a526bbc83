import { ReadDecision } from '@/domain/decision/decision'
import { may } from '@/domain/role/may'
import { query } from '../api/procedure'
import type { Db } from '../db/pool'
import { noticeClocks, shownStates } from '../notice/notice-clocks'
import { presentNoticeLink } from '../notice/present-notice'
import { ownOpenObjections } from '../objection/own-open'
import { readableDecision } from './decision-subject'
import { lifeEventOf, selectEvents, selectVersions } from './load-decision'
import { presentDecision, presentRelated } from './present-decision'
import { presentResult } from './present-result'

const overtaking: readonly string[] = ['supersede', 'note_later_act']

const relatedRows = (db: Db, villageId: string, ids: readonly string[], insider: boolean) =>
  ids.length === 0
    ? []
    : db
        .selectFrom('decision')
        .select(['id', 'no', 'title', 'state'])
        .where('village_id', '=', villageId)
        .where('id', 'in', ids)
        .$if(!insider, (q) => q.where('published', '=', true))
        .execute()

/**
 * One decision with its six steps, its history, its notices and its result. One that is not yet published exists only
 * for its village and township; the photos of minutes and sign-in sheets are for the village alone.
 */
export const readDecision = query({
  action: 'read_published_notice',
  input: ReadDecision,
  subject: (ctx, { villageId, decisionId }) => readableDecision(ctx, villageId, decisionId),
  run: async ({ db, deps, now, actor, persons }, { villageId, decisionId }, subject) => {
    const { row } = subject
    const insider = may(actor, 'read_decision', subject)
    const minutes = may(actor, 'read_minutes', subject)
    const events = await selectEvents(db, villageId, decisionId)
    const versions = await selectVersions(db, villageId, decisionId)
    const notices = await noticeClocks(db, { villageId, subjectIds: [decisionId], states: shownStates }, now)
    const holderIds = persons.map((p) => p.holderId)
    const noticeIds = notices.map((n) => n.noticeId)
    const objected = await ownOpenObjections(db, { villageId, noticeIds, holderIds })
    const mayObject = may(actor, 'object', subject)
    const lines = events.flatMap((e) => lifeEventOf(e) ?? [])
    const overtakenBy = lines.filter((l) => overtaking.includes(l.action)).at(-1)?.relatedId ?? null
    const ids = [row.supersedes, overtakenBy].flatMap((id) => id ?? [])
    const related = (await relatedRows(db, villageId, ids, insider)).map(presentRelated)
    // Work that was done again is accepted again.
    const done = events.filter((e) => e.action === 'complete').at(-1)?.detail?.told.completion
    const link = { villageId, secret: deps.secret, now }
    return {
      ...presentDecision({ row, events, versions, notices }, { ...link, minutes }),
      supersedes: related.find((r) => r.decisionId === row.supersedes) ?? null,
      supersededBy: related.find((r) => r.decisionId === overtakenBy) ?? null,
      notices: notices.map((n) =>
        presentNoticeLink(n, link, { mayObject, hasObjected: objected.has(n.noticeId) })
      ),
      result: done ? presentResult(done, versions.at(-1)?.content ?? null, link) : null,
      /** Whether the minutes would be here for someone of the village. */
      papersHidden: !minutes && lines.some((l) => l.meeting?.minutesId)
    }
  }
})
