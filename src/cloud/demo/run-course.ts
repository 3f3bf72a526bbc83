import type { Insertable } from 'kysely'
import { addMonths, dayKind } from '@/domain/calendar-data/working-days'
import { addDays, dayOf } from '@/domain/common/calendar'
import { besideLine } from '@/domain/decision/beside'
import type { Authorisation } from '@/domain/decision/classify'
import type { StepId } from '@/domain/decision/decision'
import { stepOfEvent } from '@/domain/decision/history-view'
import {
  currentVersion,
  type Decision,
  inForce,
  type LifeEvent,
  type StepContext
} from '@/domain/decision/life'
import { settingsOf } from '@/domain/decision/settings'
import { step } from '@/domain/decision/step'
import { noticeFacts, noticeState } from '@/domain/notice/notice-state'
import { packFor, type RulePack } from '@/domain/rule-pack/rule-pack'
import type { Database, DecisionTold } from '../db/schema'
import { eventRow, versionRow } from '../decision/save-step'
import { type CalledRows, calledMeeting, heldMeeting } from './course-meeting'
import { type HungNotice, hangNotice } from './course-notice'
import type { ActPlan, CoursePlan, Doer, NoticePlan } from './course-plan'
import { instant } from './days'
import type { Paper } from './demo-papers'
import type { DemoVillage } from './demo-village'
import { demoId, numberIn } from './ids'

/** All rows of one decision that has come as far as its plan says, and the papers that belong to it. */
export interface CourseRows {
  readonly decision: Insertable<Database['decision']>
  readonly versions: Insertable<Database['decision_version']>[]
  readonly events: Insertable<Database['decision_event']>[]
  readonly notices: HungNotice[]
  readonly papers: Paper[]
  readonly called: CalledRows | null
  /** What the representatives may decide by it, where it is an authorisation in force. */
  readonly authorisation: Authorisation | null
}

export interface CourseScene {
  readonly now: Date
  readonly village: DemoVillage
  /** Its number in the village's register. */
  readonly no: string
  readonly authorisation: Authorisation | null
}

const MINUTE_MS = 60_000
const AUTHORISED_MONTHS = 36

/** Minutes after midnight at which things are entered: votes in the evening, the clock just after midnight. */
const minutesOf = (plan: ActPlan | NoticePlan): number => {
  if ('notice' in plan) return 9 * 60
  if (plan.by === 'system') return 6
  return plan.meeting ? 17 * 60 : 9 * 60 + 30
}

/** Villages meet on working days; what the clock does, and the days a notice hangs, fall as they fall. */
const dayOfPlan = (now: Date, plan: ActPlan | NoticePlan): string => {
  let day = addDays(dayOf(now), plan.day)
  if ('notice' in plan || plan.by === 'system' || plan.act === 'publish_result') return day
  while (!dayKind(day).working) day = addDays(day, -1)
  return day
}

class Course {
  private decision: Decision
  private lastAt: Date
  private readonly pack: RulePack
  private readonly told: { told: DecisionTold; convener: string | null }[] = []
  private readonly notices: HungNotice[] = []
  private readonly papers: Paper[] = []
  private meaning: string

  constructor(
    private readonly plan: CoursePlan,
    private readonly scene: CourseScene
  ) {
    const { village, now } = scene
    const at = instant(addDays(dayOf(now), plan.began), 20 * 60)
    const on = dayOf(at)
    this.pack = packFor({ code12: village.code, on })
    this.meaning = plan.meaning
    this.lastAt = at
    const proposer = plan.source === 'cadre' ? village.secretary : village.villager
    const role = plan.source === 'cadre' ? ('party_secretary' as const) : ('villager' as const)
    const content = { ...plan.content, ...(plan.authorises ? { term: this.termFrom(on) } : {}) }
    this.decision = {
      ...{ id: demoId('decision', plan.n), state: 'TOPIC_POOL', packId: this.pack.id, topic: plan.topic },
      flags: plan.flags ?? {},
      source: { kind: plan.source, proposerId: proposer.id, petition: null },
      classification: null,
      versions: [{ no: 1, content, changes: [], substantive: true, erratumConfirmedBy: null, on }],
      history: [
        besideLine(
          'suggest_topic',
          { state: 'TOPIC_POOL', versionNo: 1, on: at },
          { id: proposer.id, role },
          plan.because
        )
      ],
      supersedes: null
    }
    this.told.push({ told: {}, convener: null })
  }

  /** An authorisation holds three years from when it was brought in. */
  private termFrom(on: string) {
    return { from: on, to: addDays(addMonths(on, AUTHORISED_MONTHS), -1) }
  }

  private next(plan: ActPlan | NoticePlan): Date {
    const planned = instant(dayOfPlan(this.scene.now, plan), minutesOf(plan))
    const soonest = new Date(this.lastAt.getTime() + MINUTE_MS)
    this.lastAt = planned > soonest ? planned : soonest
    return this.lastAt
  }

  private paper(kind: Paper['kind'], at: Date, owner: { kind: 'decision' | 'notice'; id: string }): string {
    const { village } = this.scene
    const id = demoId('file', numberIn(this.plan.n, this.papers.length + 1))
    const row = { village_id: village.id, id, uploaded_by: village.clerkAccount, uploaded_at: at }
    this.papers.push({ kind, row: { ...row, owner_kind: owner.kind, owner_id: owner.id } })
    return id
  }

  private actor(by: Doer): StepContext['actor'] {
    const { village } = this.scene
    switch (by) {
      case 'secretary':
        return { id: village.secretary.id, roles: ['party_secretary', 'committee_member'] }
      case 'clerk':
        return { id: village.clerk.id, roles: ['committee_member'] }
      case 'supervisor':
        return { id: village.supervisor.id, roles: ['supervision_member'] }
      case 'proposer':
        return { id: this.decision.source.proposerId, roles: ['villager'] }
      case 'system':
        return { id: '00000000-0000-0000-0000-000000000000', roles: ['system'] }
    }
  }

  private world(at: Date): Pick<StepContext, 'settings' | 'openObjections' | 'rejectedBefore' | 'notice'> {
    const hung = this.notices.at(-1)
    return {
      settings: settingsOf(this.pack),
      openObjections: 0,
      rejectedBefore: null,
      ...(hung ? { notice: noticeFacts(noticeState(hung.notice, at)) } : {})
    }
  }

  act(plan: ActPlan): void {
    const { village } = this.scene
    const at = this.next(plan)
    const own = { kind: 'decision' as const, id: this.decision.id }
    const minutesId = plan.meeting ? this.paper('minutes', at, own) : null
    const held =
      plan.meeting &&
      heldMeeting(plan, plan.meeting, {
        village,
        on: dayOf(at),
        minutesId: minutesId ?? '',
        n: numberIn(this.plan.n, this.decision.history.length)
      })
    const photoIds = Array.from({ length: plan.done?.photos ?? 0 }, () => this.paper('work', at, own))
    const completion = plan.done && { acceptedOn: dayOf(at), finalAmount: plan.done.cost, photoIds }
    const { meaning, ...revised } = plan.revised ?? {}
    const context: StepContext = {
      ...{ at, actor: this.actor(plan.by), ...this.world(at), ...held?.said, ...plan.said },
      ...(held ? { meeting: held.meeting } : {}),
      ...(plan.revised ? { content: { ...currentVersion(this.decision).content, ...revised } } : {}),
      ...(completion ? { completion: { ...completion, photos: photoIds.length } } : {}),
      ...(plan.act === 'propose_topic' && this.scene.authorisation
        ? { wanted: 'rep_meeting' as const, authorisation: this.scene.authorisation }
        : {})
    }
    const outcome = step(this.decision, plan.act, context)
    if (!outcome.ok)
      throw new Error(`demo decision ${this.plan.n}, ${plan.act} on ${dayOf(at)}: ${outcome.refusal.message}`)
    this.decision = outcome.value.next
    this.meaning = meaning ?? this.meaning
    this.told.push({
      told: { ...held?.told, ...(completion ? { completion } : {}) },
      convener: held?.convener ?? null
    })
  }

  hang(plan: NoticePlan): void {
    const n = numberIn(this.plan.n, this.notices.length + 1)
    const id = demoId('notice', n)
    const at = this.next(plan)
    const photo = (on: Date) => this.paper('wall', on, { kind: 'notice', id })
    const { village, no } = this.scene
    const completion = this.told.flatMap((t) => t.told.completion ?? []).at(-1)
    const hung = hangNotice(this.decision, plan.notice, {
      ...{ id, n, at, photo, no, village, pack: this.pack, villageName: village.name, meaning: this.meaning },
      beside: this.told.map(({ convener }) => ({ convener, place: null, tally: null })),
      completion: completion ? { ...completion, photos: completion.photoIds.length } : null
    })
    this.notices.push(hung)
    this.lastAt = hung.notice.events.at(-1)?.at ?? at
  }

  rows(): CourseRows {
    const { decision: d, plan } = this
    const village_id = this.scene.village.id
    const { content, no: version_no } = currentVersion(d)
    let before: StepId | null = null
    const events = d.history.map((e: LifeEvent, i) => {
      const row = { id: demoId('decision_event', numberIn(plan.n, i)), decisionId: d.id, seq: i + 1, before }
      before = stepOfEvent(e, before)
      const { told = {}, convener = null } = this.told[i] ?? {}
      return eventRow(row, e, { villageId: village_id, convener, told })
    })
    return {
      decision: {
        ...{
          village_id,
          id: d.id,
          no: this.scene.no,
          title: content.title,
          summary: content.summary,
          meaning: this.meaning
        },
        ...{ state: d.state, published: d.history.some((e) => e.to === 'P1_PUBLISHED') },
        ...{ began_on: d.versions[0]?.on ?? '', updated_at: d.history.at(-1)?.at ?? this.lastAt },
        ...{ pack_id: d.packId, topic: d.topic, version_no, supersedes: null },
        flags: JSON.stringify(d.flags),
        source: JSON.stringify(d.source),
        classification: d.classification === null ? null : JSON.stringify(d.classification),
        authorises: plan.authorises ? JSON.stringify(plan.authorises) : null
      },
      versions: d.versions.map((v) => versionRow(village_id, d.id, v)),
      events,
      notices: this.notices,
      papers: this.papers,
      called: plan.called ? calledMeeting(d, plan.n, plan.called, this.scene) : null,
      authorisation: this.authorisation()
    }
  }

  private authorisation(): Authorisation | null {
    const { content } = currentVersion(this.decision)
    if (!this.plan.authorises || !inForce(this.decision) || !content.term) return null
    const { id } = this.decision
    return {
      id,
      resolutionId: id,
      topics: this.plan.authorises,
      ...content.term,
      amountLimit: content.amount
    }
  }
}

/**
 * Leads a demo decision through its plan by the rules themselves: every step is one that `step` allowed on its day,
 * every notice one that could be put up. Throws where the plan and the rules disagree.
 */
export const runCourse = (plan: CoursePlan, scene: CourseScene): CourseRows => {
  const course = new Course(plan, scene)
  for (const each of plan.steps) {
    if ('notice' in each) course.hang(each)
    else course.act(each)
  }
  return course.rows()
}
