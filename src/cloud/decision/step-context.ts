import type { Transaction } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import { type ActDecision, actRefusals } from '@/domain/decision/act'
import { currentVersion, type Decision, type StepContext, stageOf } from '@/domain/decision/life'
import { settingsOf } from '@/domain/decision/settings'
import { packById } from '@/domain/rule-pack/rule-pack'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { noticeFactsOf, openObjectionsOf } from '../notice/notice-facts'
import { loadAuthorisation } from './authorisation'
import { loadCountySettings } from './county-choice'
import { decisionOf, loadDecision } from './load-decision'

interface At {
  readonly villageId: string
  readonly countyId: string
  readonly now: Date
}

/** The last matter on the same topic that was turned down, with the words that were. */
const rejectedBefore = async (db: Db, villageId: string, d: Decision) => {
  const row = await db
    .selectFrom('decision')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('topic', '=', d.topic)
    .where('state', '=', 'REJECTED')
    .where('id', '!=', d.id)
    .orderBy('updated_at', 'desc')
    .executeTakeFirst()
  const old = row ? await decisionOf(db, row) : null
  return row && old ? { on: dayOf(row.updated_at), content: currentVersion(old).content } : null
}

/** The notice that this state hangs: of the resolution until the work is done, of the result after it. */
const noticeOf = (d: Decision) =>
  d.state === 'COMPLETED' || d.state === 'P2_PUBLISHED' || stageOf(d) === 'result'
    ? ('decision_result' as const)
    : ('decision_resolution' as const)

/**
 * The objection an action is about, and how many others are open. One that was
 * taken back, or found right before there was an answer, needs none any more.
 * Refuses OBJECTION_UNKNOWN.
 */
export const objectionFacts = async (
  db: Db,
  villageId: string,
  d: Decision,
  objectionId: string,
  world: Pick<StepContext, 'openObjections'>
): Promise<Pick<StepContext, 'objection' | 'openObjections'>> => {
  const row = await db
    .selectFrom('objection as o')
    .innerJoin('notice as n', (j) =>
      j.onRef('n.village_id', '=', 'o.village_id').onRef('n.id', '=', 'o.notice_id')
    )
    .select(['o.id', 'o.objector_id', 'o.state'])
    .where('o.village_id', '=', villageId)
    .where('o.id', '=', objectionId)
    .where('n.subject_id', '=', d.id)
    .executeTakeFirst()
  if (!row) return deny(actRefusals.objectionUnknown)
  const answered = await db
    .selectFrom('objection_event')
    .select('at')
    .where('village_id', '=', villageId)
    .where('objection_id', '=', objectionId)
    .where('to_state', 'in', ['ANSWERED', 'FLAWED', 'WITHDRAWN'])
    .orderBy('at', 'desc')
    .executeTakeFirst()
  const open = ['FILED', 'RECEIVED', 'ANSWERED', 'ESCALATED'].includes(row.state)
  return {
    objection: {
      id: row.id,
      objectorId: row.objector_id,
      answeredOn: answered ? dayOf(answered.at) : null
    },
    openObjections: (world.openObjections ?? 0) - (open ? 1 : 0)
  }
}

/** What the world knows about a decision at a moment, whoever asks: settings, notice, objections, earlier refusals. */
export const worldContext = async (
  db: Db,
  d: Decision,
  { villageId, countyId, now }: At
): Promise<Omit<StepContext, 'actor'>> => {
  const pack = packById(d.packId)
  if (!pack) throw new Error(`no rule pack ${d.packId}`)
  const notice = await noticeFactsOf(db, { villageId, subject: noticeOf(d), subjectId: d.id }, now)
  const paper = await db
    .selectFrom('decision')
    .select('follow_up_document')
    .where('village_id', '=', villageId)
    .where('id', '=', d.id)
    .executeTakeFirst()
  return {
    at: now,
    ...(paper?.follow_up_document ? { followUpDocument: paper.follow_up_document } : {}),
    settings: settingsOf(pack, await loadCountySettings(db, countyId)),
    openObjections: await openObjectionsOf(db, villageId, d.id),
    rejectedBefore: d.state === 'TOPIC_POOL' ? await rejectedBefore(db, villageId, d) : null,
    ...(notice ? { notice } : {})
  }
}

/** What only the one who acts can say, and what is found under the ids that they name. */
const saidContext = async (
  db: Transaction<Database>,
  villageId: string,
  input: ActDecision
): Promise<Partial<StepContext>> => {
  const { wanted, content, reason, proposerTold, opinion, citation, order, until, backTo } = input
  const { householdsSigned, tally, proposedBy, resumptionPublished, completion } = input
  const said = {
    ...{ wanted, content, reason, proposerTold, opinion, citation, order, until, backTo },
    ...{ householdsSigned, tally, proposedBy, resumptionPublished },
    completion: completion && { ...completion, photos: completion.photoIds.length },
    authorisation: input.authorisationId && (await loadAuthorisation(db, villageId, input.authorisationId)),
    newDecision:
      input.newDecisionId && ((await loadDecision(db, villageId, input.newDecisionId)) ?? undefined)
  }
  // What was not said is left out, so that the domain sees it as missing.
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined && value !== ''))
}

/** Two people correct a slip: the one who found it is someone of the village, not just another number. */
const checkFinder = async (db: Db, villageId: string, memberId: string | undefined): Promise<void> => {
  if (memberId === undefined) return
  const found = await db
    .selectFrom('member')
    .select('id')
    .where('village_id', '=', villageId)
    .where('id', '=', memberId)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  if (!found) deny(actRefusals.finderUnknown)
}

/**
 * Everything the domain asks for one action, but the meeting. Refuses AUTHORISATION_UNKNOWN, OBJECTION_UNKNOWN and
 * ERRATUM_FINDER_UNKNOWN.
 */
export const stepContext = async (
  db: Transaction<Database>,
  d: Decision,
  at: At,
  input: ActDecision
): Promise<Omit<StepContext, 'actor'>> => {
  await checkFinder(db, at.villageId, input.proposedBy)
  const world = await worldContext(db, d, at)
  const said = await saidContext(db, at.villageId, input)
  if (input.objectionId === undefined) return { ...world, ...said }
  return { ...world, ...said, ...(await objectionFacts(db, at.villageId, d, input.objectionId, world)) }
}
