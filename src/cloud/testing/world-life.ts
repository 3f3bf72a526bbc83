import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import { postAward } from '../points/ledger'
import { workOn } from './world-issue-work'
import { noticesIn } from './world-notices'
import type { WorldPlace } from './world-places'

/** What has happened in a village of the test world: something of every kind that a procedure can act upon. */
export interface WorldLife {
  readonly draftDecisionId: string
  readonly publishedDecisionId: string
  /** A representatives' meeting about the published decision, called and cancelled. */
  readonly cancelledMeetingId: string
  /** Raised by the `villager`, waiting for the township's eyes. */
  readonly waitingIssueId: string
  readonly shownIssueId: string
  /** Photos of work on it, let through by the township. */
  readonly additionId: string
  /** A session of the first courtyard, where household 0 was there. */
  readonly sessionId: string
  /** About accounts; its term is over, so nothing more can be objected or withdrawn. */
  readonly doneNoticeId: string
  /** Raised by the `villager` against it and taken back. */
  readonly withdrawnObjectionId: string
  readonly rulebookId: string
  /** 5 points a time, without a cap. */
  readonly itemId: string
  /** 5 points a time, at most 20 a household and quarter. */
  readonly cappedItemId: string
  /** An award of 5 points to household 0. */
  readonly entryId: string
}

/** Gives a village of the test world two decisions, two matters, a rulebook and one award. */
export const liveIn = async (db: Db, at: WorldPlace, now: Date): Promise<WorldLife> => {
  const villageId = at.villageId
  const life = {
    ...(await noticesIn(db, at, now)),
    draftDecisionId: newId(),
    publishedDecisionId: newId(),
    cancelledMeetingId: newId(),
    waitingIssueId: newId(),
    shownIssueId: newId(),
    rulebookId: newId(),
    itemId: newId(),
    cappedItemId: newId(),
    entryId: newId()
  }
  const decision = {
    village_id: villageId,
    summary: '硬化1.8公里',
    meaning: '每户投工两天',
    began_on: '2026-10-01',
    updated_at: now
  }
  await db
    .insertInto('decision')
    .values([
      {
        ...decision,
        id: life.draftDecisionId,
        no: '2026-02',
        title: '修路',
        state: 'S2_DELIBERATE',
        published: false
      },
      {
        ...decision,
        id: life.publishedDecisionId,
        no: '2026-01',
        title: '装路灯',
        state: 'P1_PUBLISHED',
        published: true
      }
    ])
    .execute()
  const secretary = at.holders.party_secretary.id
  await db
    .insertInto('meeting')
    .values({
      ...{ village_id: villageId, id: life.cancelledMeetingId, decision_id: life.publishedDecisionId },
      ...{ step: 'S4_RESOLVE', kind: 'rep_meeting', version_no: 1, planned_on: '2026-12-02' },
      ...{ time_words: '上午9点', place: '村委会', agenda: '表决装路灯', status: 'cancelled' },
      ...{ called_at: now, noticed_on: '2026-11-22', called_by: secretary, convener_id: secretary }
    })
    .execute()
  await db
    .insertInto('decision_event')
    .values(
      [life.draftDecisionId, life.publishedDecisionId].map((decision_id) => ({
        village_id: villageId,
        id: newId(),
        decision_id,
        at: now,
        held_on: '2026-10-02',
        step: 'proposal' as const,
        from_state: 'S1_PROPOSE',
        to_state: 'S2_DELIBERATE',
        convener: '谭本善',
        eligible: 5,
        present: 5,
        yes: 5,
        no: 0,
        abstain: 0,
        recorded_by: at.holders.party_secretary.id
      }))
    )
    .execute()
  const raiser = at.holders.villager
  const issue = {
    village_id: villageId,
    channel: 'courtyard' as const,
    category: 'road',
    words: '水井边的路塌了一截',
    raised_by: raiser.id,
    group_id: at.households[0].groupId,
    courtyard_id: at.households[0].courtyardId,
    state: 'REPORTED',
    raised_at: now,
    updated_at: now
  }
  await db
    .insertInto('issue')
    .values([
      { ...issue, id: life.waitingIssueId, moderation: 'waiting' },
      { ...issue, id: life.shownIssueId, moderation: 'shown' }
    ])
    .execute()
  await db
    .insertInto('issue_event')
    .values(
      [life.waitingIssueId, life.shownIssueId].map((issue_id) => ({
        village_id: villageId,
        id: newId(),
        issue_id,
        at: now,
        kind: 'raised',
        to_state: 'REPORTED',
        actor_role: 'villager' as const,
        actor_id: raiser.id,
        actor_name: raiser.name
      }))
    )
    .execute()
  await db
    .insertInto('rulebook')
    .values({
      village_id: villageId,
      id: life.rulebookId,
      version: 1,
      title: '积分细则',
      source: '测试',
      adopted_by: '村民会议',
      effective_from: '2026-01-01'
    })
    .execute()
  const item = {
    village_id: villageId,
    rulebook_id: life.rulebookId,
    category: 'virtue' as const,
    points: 5,
    unit: '次'
  }
  await db
    .insertInto('rulebook_item')
    .values([
      { ...item, id: life.itemId, no: 1, words: '邻里互助' },
      {
        ...item,
        id: life.cappedItemId,
        no: 2,
        words: '义务投工',
        cap_points: 20,
        cap_per: 'household',
        cap_period: 'quarter'
      }
    ])
    .execute()
  await postAward(
    db,
    {
      villageId,
      entryId: life.entryId,
      householdId: at.households[0].id,
      memberId: null,
      itemId: life.itemId,
      points: 5,
      cap: null,
      occurredOn: '2026-11-01',
      by: { ...at.holders.committee_member, role: 'committee_member' },
      note: null,
      requestId: newId()
    },
    now
  )
  return { ...life, ...(await workOn(db, at, life.shownIssueId, now)) }
}
