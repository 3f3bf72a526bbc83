import { sql, type Transaction } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import type { DecisionState } from '@/domain/decision/decision'
import type { NoticeSubject } from '@/domain/notice/notice'
import { noticeRefusals } from '@/domain/notice/notice-forms'
import { packById, packFor, type RulePack } from '@/domain/rule-pack/rule-pack'
import type { WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { packForVillage } from '../decision/county-choice'

/** From which states on a decision has something to disclose. */
const ripe: Readonly<Record<'decision_resolution' | 'decision_result', readonly DecisionState[]>> = {
  decision_resolution: [
    'P1_PUBLISHED',
    'OBJECTION_HANDLING',
    'SUSPENDED',
    'IMPLEMENTING',
    'COMPLETED',
    'P2_PUBLISHED'
  ],
  // Under an objection its notice hangs already: what follows is a correction.
  decision_result: ['COMPLETED', 'P2_PUBLISHED']
}

interface About {
  readonly villageId: string
  readonly countyId: string
  readonly subject: keyof typeof ripe
  readonly subjectId: string
}

/**
 * The rule pack under which a matter is disclosed: the one its decision began under. Refuses NOTICE_SUBJECT_UNKNOWN
 * and NOTICE_SUBJECT_TOO_EARLY.
 */
export const packToDisclose = async (db: Db, about: About): Promise<RulePack> => {
  const decision = await db
    .selectFrom('decision')
    .select(['pack_id', 'began_on', 'state'])
    .where('village_id', '=', about.villageId)
    .where('id', '=', about.subjectId)
    .executeTakeFirst()
  if (!decision) return deny(noticeRefusals.noSubject)
  if (!ripe[about.subject].some((state) => state === decision.state)) deny(noticeRefusals.tooEarly)
  const pack = decision.pack_id === null ? undefined : packById(decision.pack_id)
  return pack ?? (await packForVillage(db, { ...about, on: decision.began_on }))
}

/** The same for a notice that is to be written: refuses NOTICE_STANDING too, while another one of the matter hangs. */
export const packOfSubject = async (
  ctx: Pick<WriteContext, 'db' | 'now'>,
  about: About
): Promise<RulePack> => {
  const pack = await packToDisclose(ctx.db, about)
  await refuseSecond(ctx.db, about, null)
  return pack
}

/** Refuses NOTICE_STANDING while a notice of the matter hangs that `corrects` does not replace. */
export const refuseSecond = async (
  db: Transaction<Database>,
  about: { villageId: string; subject: NoticeSubject; subjectId: string },
  corrects: string | null
): Promise<void> => {
  // Two notices of one matter are put up one after the other, so that the second hears why it may not.
  await sql`select pg_advisory_xact_lock(hashtextextended(${about.subjectId}, 21))`.execute(db)
  const standing = await db
    .selectFrom('notice')
    .select('id')
    .where('village_id', '=', about.villageId)
    .where('subject_kind', '=', about.subject)
    .where('subject_id', '=', about.subjectId)
    .where('state', 'in', ['up', 'window_open', 'window_closed', 'term_done', 'interrupted'])
    .executeTakeFirst()
  if (standing && standing.id !== corrects) deny(noticeRefusals.standing)
}

/** The pack that a notice was drafted under; the national one of that day if its id is no longer known. */
export const packOfNotice = (packId: string, draftedAt: Date): RulePack =>
  packById(packId) ?? packFor({ code12: '', on: dayOf(draftedAt) })
