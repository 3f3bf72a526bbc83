import { addDays, dayOf } from '@/domain/common/calendar'
import { actRefusals } from '@/domain/decision/act'
import type { Authorisation } from '@/domain/decision/classify'
import { PrepareAct } from '@/domain/decision/desk-forms'
import { inForceStates } from '@/domain/decision/life'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import { actingAt } from './acting-person'
import { readableDecision } from './decision-subject'
import { decisionOf } from './load-decision'
import { loadTurns } from './load-turns'
import { presentDeskCard } from './present-desk'
import { presentPapers } from './present-papers'

interface At {
  readonly villageId: string
  readonly on: string
}

const convening = ['party_secretary', 'committee_member', 'group_leader'] as const

/** Whoever may have convened a meeting that is entered now: in office today, or within the last year. */
const selectConveners = (db: Db, { villageId, on }: At) =>
  db
    .selectFrom('role_grant as g')
    .innerJoin('member as m', (j) =>
      j.onRef('m.village_id', '=', 'g.place_id').onRef('m.id', '=', 'g.holder_id')
    )
    .select(['m.id', 'm.name', 'g.role', 'g.from_day', 'g.to_day'])
    .where('g.place_id', '=', villageId)
    .where('g.role', 'in', convening)
    .where('g.from_day', '<=', on)
    .where((w) => w.or([w('g.to_day', 'is', null), w('g.to_day', '>=', addDays(on, -365))]))
    .orderBy('g.from_day')
    .orderBy('m.id')
    .execute()

/** What the villagers' meeting has let its representatives decide, as far as it stands. */
const selectAuthorisations = async (
  db: Db,
  { villageId }: At
): Promise<(Authorisation & { title: string })[]> => {
  const rows = await db
    .selectFrom('decision as d')
    .innerJoin('decision_version as v', (j) =>
      j
        .onRef('v.village_id', '=', 'd.village_id')
        .onRef('v.decision_id', '=', 'd.id')
        .onRef('v.no', '=', 'd.version_no')
    )
    .select(['d.id', 'd.title', 'd.authorises', 'v.content'])
    .where('d.village_id', '=', villageId)
    .where('d.topic', '=', 'authorisation')
    .where('d.state', 'in', inForceStates)
    .orderBy('d.id', 'desc')
    .execute()
  return rows.flatMap(({ id, title, authorises, content }) =>
    authorises === null || content.term === null
      ? []
      : [{ id, title, resolutionId: id, topics: authorises, ...content.term, amountLimit: content.amount }]
  )
}

/** The resolutions that were brought in to change this one, and stand. */
const selectSuccessors = (db: Db, { villageId }: At, decisionId: string) =>
  db
    .selectFrom('decision')
    .select(['id', 'no', 'title'])
    .where('village_id', '=', villageId)
    .where('supersedes', '=', decisionId)
    .where('state', 'in', inForceStates)
    .orderBy('id', 'desc')
    .execute()

/** The objections against a decision's notices, the newest first; without names and words, which are read elsewhere. */
const selectObjections = (db: Db, { villageId }: At, decisionId: string) =>
  db
    .selectFrom('objection as o')
    .innerJoin('notice as n', (j) =>
      j.onRef('n.village_id', '=', 'o.village_id').onRef('n.id', '=', 'o.notice_id')
    )
    .select(['o.id', 'o.ground', 'o.state', 'o.filed_at'])
    .where('o.village_id', '=', villageId)
    .where('n.village_id', '=', villageId)
    .where('n.subject_id', '=', decisionId)
    .orderBy('o.id', 'desc')
    .limit(20)
    .execute()

/**
 * What the forms of one decision choose from and begin with: where it stands, its wording, who may convene, the
 * authorisations and resolutions that it can rest on. Refuses DECISION_NOT_IN_COURSE for an old record.
 */
export const prepareAct = query({
  action: 'decision_act',
  input: PrepareAct,
  subject: (ctx, { villageId, decisionId }) => readableDecision(ctx, villageId, decisionId),
  run: async (ctx, { villageId, decisionId }, { row, ...village }) => {
    const decision = await decisionOf(ctx.db, row)
    if (!decision) return deny(actRefusals.notInCourse)
    const at: At = { villageId, on: dayOf(ctx.now) }
    const turns = await loadTurns(ctx.db, [row], { villageId, countyId: village.countyId, now: ctx.now })
    const roles = actingAt(ctx, village).flatMap((a) => a.roles)
    return {
      ...presentDeskCard(row, turns.get(row.id) ?? null, roles),
      ...presentPapers({
        row,
        decision,
        conveners: await selectConveners(ctx.db, at),
        authorisations: decision.state === 'TOPIC_POOL' ? await selectAuthorisations(ctx.db, at) : [],
        successors: await selectSuccessors(ctx.db, at, decisionId),
        objections: await selectObjections(ctx.db, at, decisionId)
      }),
      roles
    }
  }
})
