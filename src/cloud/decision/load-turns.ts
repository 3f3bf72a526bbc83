import { sql } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import type { DecisionState } from '@/domain/decision/decision'
import { stepOfState } from '@/domain/decision/life'
import { opinionDue } from '@/domain/decision/opinion'
import { settingsOf } from '@/domain/decision/settings'
import { followUps } from '@/domain/decision/topics'
import { type Turn, type TurnFacts, turnOf } from '@/domain/decision/turn'
import { meetingKinds } from '@/domain/meeting/meeting'
import { type NoticeState, noticeStates } from '@/domain/notice/notice'
import { packById } from '@/domain/rule-pack/rule-pack'
import type { Db } from '../db/pool'
import { type NoticeClock, noticeClocks } from '../notice/notice-clocks'
import { loadCountySettings } from './county-choice'
import type { DecisionRow } from './load-decision'

interface About {
  readonly villageId: string
  readonly countyId: string
  readonly now: Date
}

/** Whose turn it is with a matter, and what it leads to. */
export interface DeskTurn {
  readonly turn: Turn
  readonly noticeId: string | null
  readonly meetingId: string | null
}

/** The line that brought each matter to where it is. */
const selectArrivals = (db: Db, villageId: string, ids: readonly string[]) =>
  db
    .selectFrom('decision_event')
    .distinctOn('decision_id')
    .select(['decision_id', 'from_state', 'to_state', 'at'])
    .select(sql<string | null>`detail -> 'told' ->> 'until'`.as('until'))
    .where('village_id', '=', villageId)
    .where('decision_id', 'in', ids)
    .where('seq', 'is not', null)
    .whereRef('from_state', '!=', 'to_state')
    .orderBy('decision_id')
    .orderBy('seq', 'desc')
    .execute()

const selectObjections = (db: Db, villageId: string, ids: readonly string[]) =>
  db
    .selectFrom('objection as o')
    .innerJoin('notice as n', (j) =>
      j.onRef('n.village_id', '=', 'o.village_id').onRef('n.id', '=', 'o.notice_id')
    )
    .select(['n.subject_id', (eb) => eb.fn.min('o.due_at').as('due_at')])
    .select([
      sql<number>`count(*)::int`.as('open'),
      sql<number>`count(*) filter (where o.state in ('FILED', 'RECEIVED'))::int`.as('unanswered'),
      sql<number>`count(*) filter (where o.state = 'ANSWERED')::int`.as('answered')
    ])
    .where('o.village_id', '=', villageId)
    .where('n.village_id', '=', villageId)
    .where('n.subject_id', 'in', ids)
    .where('o.state', 'in', ['FILED', 'RECEIVED', 'ANSWERED', 'ESCALATED'])
    .groupBy('n.subject_id')
    .execute()

const selectCalled = (db: Db, villageId: string, ids: readonly string[]) =>
  db
    .selectFrom('meeting')
    .select(['id', 'decision_id', 'step', 'kind', 'planned_on'])
    .where('village_id', '=', villageId)
    .where('decision_id', 'in', ids)
    .where('status', '=', 'called')
    .execute()

/** Until when the authorisations among them run, as their present wordings say. */
const selectTerms = async (db: Db, villageId: string, rows: readonly DecisionRow[]) => {
  const ids = rows.filter((row) => row.topic === 'authorisation').map((row) => row.id)
  if (ids.length === 0) return []
  return db
    .selectFrom('decision as d')
    .innerJoin('decision_version as v', (j) =>
      j
        .onRef('v.village_id', '=', 'd.village_id')
        .onRef('v.decision_id', '=', 'd.id')
        .onRef('v.no', '=', 'd.version_no')
    )
    .select(['v.decision_id', sql<string | null>`v.content -> 'term' ->> 'to'`.as('until')])
    .where('d.village_id', '=', villageId)
    .where('d.id', 'in', ids)
    .execute()
}

/** The notice that speaks for a state: the one that hangs, or the draft of what is to hang instead of it. */
const noticeAt = (state: DecisionState, notices: readonly NoticeClock[]): NoticeClock | null => {
  const subject =
    state === 'COMPLETED' || state === 'P2_PUBLISHED' ? 'decision_result' : 'decision_resolution'
  const own = notices.filter((n) => n.subject === subject && n.view.state !== 'corrected')
  const draft = own.find((n) => n.view.state === 'draft' || n.view.state === 'cosigned')
  const hanging = own.find((n) => n !== draft && n.view.state !== 'draft' && n.view.state !== 'cosigned')
  return hanging && (hanging.view.stoppedAt === null || !draft) ? hanging : (draft ?? null)
}

const factsOfNotice = (notice: NoticeClock | null): TurnFacts['notice'] =>
  notice && {
    state: notice.view.state,
    windowLastDay: notice.view.windowLastDay,
    termLastDay: notice.view.termLastDay,
    stopped: notice.view.stoppedAt !== null
  }

const followUpMissing = (row: DecisionRow): string | null => {
  const follow = row.classification?.followUp ?? null
  return follow !== null && followUps[follow].hold && !row.follow_up_document ? followUps[follow].name : null
}

/**
 * Whose turn it is with each of several matters of one village, by their ids. Seven queries at most, however many there are.
 */
export const loadTurns = async (
  db: Db,
  rows: readonly DecisionRow[],
  { villageId, countyId, now }: About
): Promise<Map<string, DeskTurn>> => {
  if (rows.length === 0) return new Map()
  const ids = rows.map((row) => row.id)
  const states = Object.keys(noticeStates) as NoticeState[]
  const arrivals = await selectArrivals(db, villageId, ids)
  const objections = await selectObjections(db, villageId, ids)
  const meetings = await selectCalled(db, villageId, ids)
  const notices = await noticeClocks(db, { villageId, subjectIds: ids, states }, now)
  const terms = await selectTerms(db, villageId, rows)
  const county = await loadCountySettings(db, countyId)

  const turnFor = (row: DecisionRow): DeskTurn => {
    const state = row.state as DecisionState
    const arrived = arrivals.find((a) => a.decision_id === row.id && a.to_state === state)
    const objected = objections.find((o) => o.subject_id === row.id)
    const called = meetings.find((m) => m.decision_id === row.id && m.step === state && stepOfState[state])
    const own = notices.filter((n) => n.subjectId === row.id)
    const notice = noticeAt(state, own)
    const pack = packById(row.pack_id ?? '')
    const days = pack && settingsOf(pack, county).opinionWorkingDays
    const facts: TurnFacts = {
      state,
      cameFrom: (arrived?.from_state ?? null) as DecisionState | null,
      opinionDue: state === 'TOWN_CHECK' && arrived && days ? opinionDue(dayOf(arrived.at), days).due : null,
      notice: factsOfNotice(notice),
      objections: {
        open: objected?.open ?? 0,
        unanswered: objected?.unanswered ?? 0,
        answered: objected?.answered ?? 0,
        due: objected?.due_at ? dayOf(objected.due_at) : null
      },
      followUpMissing: followUpMissing(row),
      called: called ? { name: meetingKinds[called.kind].name, plannedOn: called.planned_on } : null,
      authorisedUntil: terms.find((t) => t.decision_id === row.id)?.until ?? null,
      stoppedUntil: arrived?.until ?? null
    }
    return { turn: turnOf(facts), noticeId: notice?.noticeId ?? null, meetingId: called?.id ?? null }
  }
  return new Map(rows.map((row) => [row.id, turnFor(row)]))
}
