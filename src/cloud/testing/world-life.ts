import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import { bookOne } from '../points/ledger-testing'
import { claimsIn, type WorldClaims } from './world-claims'
import { honourIn, type WorldHonour } from './world-honour'
import { workOn } from './world-issue-work'
import { noticesIn } from './world-notices'
import type { WorldPlace } from './world-places'
import { privacyIn, type WorldPrivacy } from './world-privacy'
import { closedRoundIn } from './world-rounds'
import { shopIn } from './world-shop'

/** What has happened in a village of the test world: something of every kind that a procedure can act upon. */
export interface WorldLife extends WorldClaims, WorldHonour, WorldPrivacy {
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
  /** A round of everybody's yard that is over; nobody sent a sheet. */
  readonly closedRoundId: string
  /** An award of 5 points to household 0. */
  readonly entryId: string
  /** Goods of the shop at 5 points, none in stock; the quarter's budget is one point. */
  readonly goodsId: string
  readonly budgetId: string
  /** Asked for by the `villager` and cancelled. */
  readonly redemptionId: string
  /** Noted between the `villager` and the `party_member` and taken back. */
  readonly kinshipId: string
  /** Of household 0, put right and dropped. */
  readonly deductionId: string
}

/** Gives a village of the test world two decisions, two matters, a rulebook and one award. */
export const liveIn = async (db: Db, at: WorldPlace, now: Date): Promise<WorldLife> => {
  const villageId = at.villageId
  const life = {
    ...(await noticesIn(db, at, now)),
    ...(await closedRoundIn(db, at, now)),
    ...(await shopIn(db, at, now)),
    ...(await honourIn(db, at, now)),
    ...(await privacyIn(db, at, now)),
    draftDecisionId: newId(),
    publishedDecisionId: newId(),
    cancelledMeetingId: newId(),
    waitingIssueId: newId(),
    shownIssueId: newId(),
    rulebookId: newId(),
    itemId: newId(),
    cappedItemId: newId(),
    entryId: newId(),
    kinshipId: newId(),
    deductionId: newId()
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
      { ...item, id: life.cappedItemId, no: 2, words: '义务投工' }
    ])
    .execute()
  await db
    .insertInto('rulebook_cap')
    .values({
      ...{ village_id: villageId, item_id: life.cappedItemId, points: 20 },
      ...{ per: 'household', period: 'quarter' }
    })
    .execute()
  await bookOne(db, {
    ...{ villageId, now, entryId: life.entryId, householdId: at.households[0].id, itemId: life.itemId },
    points: 5,
    by: { ...at.holders.committee_member, role: 'committee_member' }
  })
  await db
    .insertInto('deduction_case')
    .values({
      ...{ village_id: villageId, id: life.deductionId, household_id: at.households[0].id },
      ...{ item_id: life.itemId, state: 'DROPPED', occurred_on: '2026-11-10', words: '门前杂物' },
      ...{ reminded_on: '2026-11-11', reminded_by: raiser.id, ended_on: '2026-11-12' },
      reason: '已经改正，不扣分。'
    })
    .execute()
  await db
    .insertInto('kinship')
    .values({
      ...{ village_id: villageId, id: life.kinshipId, member_id: raiser.id, relation: 'sibling' },
      relative_id: at.holders.party_member.id,
      ...{ noted_by: raiser.id, noted_name: raiser.name, noted_at: now },
      ...{ ended_by: raiser.id, ended_name: raiser.name, ended_at: now, end_reason: '登记错了人' }
    })
    .execute()
  const about = { itemId: life.itemId, entryId: life.entryId, noticeId: life.doneNoticeId }
  const work = await workOn(db, at, life.shownIssueId, now)
  return { ...life, ...work, ...(await claimsIn(db, at, about, now)) }
}
