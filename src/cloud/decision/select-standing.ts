import { sql } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import type { TopicId } from '@/domain/decision/topics'
import { type Standing, standingStates } from '@/domain/decision/town-queue'
import type { NoticeState } from '@/domain/notice/notice'
import type { Db } from '../db/pool'

interface Row {
  readonly id: string
  readonly village_id: string
  readonly village_name: string
  readonly no: string
  readonly title: string
  readonly state: Standing['state']
  readonly pack_id: string
  readonly topic: TopicId
  readonly since: Date
  readonly until: string | null
  readonly notice_state: NoticeState | null
  readonly broken_at: Date | null
  readonly objection_due: Date | null
  readonly objections_done_at: Date | null
  readonly planned_to: string | null
}

/** A matter of one of the township's villages at a state where it can stand too long. */
export interface StandingMatter {
  readonly row: Row
  readonly standing: Standing
}

const dayOrNull = (at: Date | null): string | null => at && dayOf(at)

const standingOf = (row: Row): Standing => ({
  state: row.state,
  since: dayOf(row.since),
  notice: row.notice_state && { state: row.notice_state, brokenOn: dayOrNull(row.broken_at) },
  objectionDue: row.objection_due,
  objectionsDoneOn: dayOrNull(row.objections_done_at),
  plannedTo: row.planned_to,
  until: row.until
})

/**
 * The matters of a township's living villages that wait for a term, with what their clocks are reckoned from, in one
 * query: `decision_standing` finds them, and each is completed from its own rows. Work whose term still runs is left out.
 */
export const selectStanding = async (
  db: Db,
  of: {
    readonly townshipId: string
    readonly villageId?: string | undefined
    readonly decisionId?: string | undefined
    readonly today: string
  }
): Promise<StandingMatter[]> => {
  const { rows } = await sql<Row>`
    select d.id, d.village_id, n.name as village_name, d.no, d.title, d.state, d.pack_id, d.topic,
      came.at as since, came.until, hung.state as notice_state, hung.broken_at,
      said.due as objection_due, said.done_at as objections_done_at, wording.planned_to
    from place p
    join place_name n on n.place_id = p.id and n.valid_to is null
    join decision d on d.village_id = p.id and d.pack_id is not null and d.state in (${sql.join(
      standingStates.map((state) => sql.lit(state))
    )})
    cross join lateral (select e.at, e.detail -> 'told' ->> 'until' as until from decision_event e
      where e.village_id = d.village_id and e.decision_id = d.id and e.to_state = d.state and e.from_state <> d.state
      order by e.seq desc limit 1) came
    left join lateral (select v.content -> 'term' ->> 'to' as planned_to from decision_version v
      where v.village_id = d.village_id and v.decision_id = d.id and v.no = d.version_no) wording on true
    left join lateral (select c.state, (select max(e.at) from notice_event e
        where e.village_id = c.village_id and e.notice_id = c.id and e.type in ('down', 'objection_closed')) as broken_at
      from notice c where c.village_id = d.village_id and c.subject_id = d.id and c.state <> 'corrected'
        and c.subject_kind = case when d.state = 'P1_PUBLISHED' then 'decision_resolution' else 'decision_result' end
      order by c.state in ('draft', 'cosigned'), c.id desc limit 1) hung on true
    left join lateral (select min(o.due_at) as due, max(o.updated_at) filter (where o.due_at is null) as done_at
      from notice c join objection o on o.village_id = c.village_id and o.notice_id = c.id
      where d.state = 'OBJECTION_HANDLING' and c.village_id = d.village_id and c.subject_id = d.id) said on true
    where p.parent_id = ${of.townshipId} and p.level = 'village' and p.ended_on is null
      and (d.state <> 'IMPLEMENTING' or wording.planned_to < ${of.today})
      and (${of.villageId ?? null}::uuid is null or d.village_id = ${of.villageId ?? null}::uuid)
      and (${of.decisionId ?? null}::uuid is null or d.id = ${of.decisionId ?? null}::uuid)`.execute(db)
  return rows.map((row) => ({ row, standing: standingOf(row) }))
}
