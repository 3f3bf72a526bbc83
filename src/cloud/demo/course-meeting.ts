import type { Insertable } from 'kysely'
import { dayKind } from '@/domain/calendar-data/working-days'
import { addDays, dayOf } from '@/domain/common/calendar'
import { currentVersion, type Decision, type StepContext } from '@/domain/decision/life'
import type { MeetingRecord } from '@/domain/decision/meeting-facts'
import { checkCall } from '@/domain/meeting/convening'
import type { MeetingFacts, MeetingKind } from '@/domain/meeting/meeting'
import { packById } from '@/domain/rule-pack/rule-pack'
import type { Database, DecisionTold } from '../db/schema'
import type { ActPlan, CalledPlan, MeetingPlan } from './course-plan'
import { dayFrom, instant, termOn } from './days'
import type { DemoVillage } from './demo-village'
import { demoId, numberIn } from './ids'

/** Its number among the meetings of a decision: beyond any that was held. */
const CALLED = 90

/** Who ought to come, as the roster counts them. */
export const entitled = (
  village: DemoVillage,
  kind: MeetingKind
): Pick<MeetingFacts, 'eligible'> & { readonly women?: number; readonly allMembers?: number } => {
  const { roster } = village
  switch (kind) {
    case 'party_committee':
      return { eligible: 3 }
    case 'two_committees':
      return { eligible: 6 }
    case 'party_members':
      return { eligible: roster.partyFull, allMembers: roster.partyAll }
    case 'villagers_household':
      return { eligible: roster.households }
    default:
      return { eligible: roster.representatives, women: roster.womenRepresentatives }
  }
}

const counted = (eligible: number, [present, yes, no, abstain]: MeetingPlan['votes']) => ({
  ...{ eligible, present },
  ...(yes === undefined ? {} : { yes, no: no ?? 0, abstain: abstain ?? 0 })
})

const factsOf = (village: DemoVillage, plan: MeetingPlan, date: string): MeetingFacts => {
  const { eligible, women, allMembers } = entitled(village, plan.kind)
  const [present] = plan.votes
  return {
    ...{ date, ...counted(eligible, plan.votes) },
    ...(plan.mode ? { mode: plan.mode } : {}),
    // As many of the women came as of all.
    ...(women === undefined
      ? {}
      : { women: { eligible: women, present: Math.floor((present * women) / eligible) } }),
    // One of those who have no vote yet listened.
    ...(allMembers === undefined ? {} : { allMembers: { eligible: allMembers, present: present + 1 } }),
    ...(plan.households ? { households: counted(village.roster.households, plan.households) } : {})
  }
}

/** A meeting of the plan as it was held on a day: its record, who convened it, and what is told beside the vote. */
export const heldMeeting = (
  act: ActPlan,
  plan: MeetingPlan,
  at: { readonly village: DemoVillage; readonly on: string; readonly minutesId: string; readonly n: number }
): { meeting: MeetingRecord; convener: string; told: DecisionTold; said: Partial<StepContext> } => {
  const { village, on } = at
  const convener = act.by === 'clerk' ? village.clerk : village.secretary
  const tally =
    act.act === 'pass_resolution'
      ? {
          ...{ announcer: village.tellers[0].name, counter: village.tellers[1].name },
          ...{ scrutineer: village.supervisor.name, supervisorPresent: true }
        }
      : undefined
  return {
    meeting: {
      ...{ id: demoId('meeting', at.n), kind: plan.kind, facts: factsOf(village, plan, on) },
      ...{ noticedOn: addDays(on, -plan.told), urgentReason: null, minutesId: at.minutesId },
      terms: [{ name: '召集人任期', ...termOn(on) }]
    },
    convener: convener.name,
    told: { convenerId: convener.id, ...(tally ? { tally } : {}) },
    said: tally ? { tally } : {}
  }
}

/** A meeting that is called, with the line of its history. */
export interface CalledRows {
  readonly meeting: Insertable<Database['meeting']>
  readonly event: Insertable<Database['meeting_event']>
}

/** The next meeting of a decision, called by the clerk for a working day to come. Throws where it may not be called. */
export const calledMeeting = (
  d: Decision,
  n: number,
  plan: CalledPlan,
  at: { readonly now: Date; readonly village: DemoVillage }
): CalledRows => {
  const { village, now } = at
  let plannedOn = dayFrom(now, plan.day)
  while (!dayKind(plannedOn).working) plannedOn = addDays(plannedOn, 1)
  const calledAt = instant(dayFrom(now, plan.told), 10 * 60)
  const noticedOn = dayOf(calledAt)
  const id = demoId('meeting', numberIn(n, CALLED))
  const pack = packById(d.packId)
  const terms = [{ name: '召集人任期', ...termOn(plannedOn) }]
  const call = { id, step: d.state, heldOn: plannedOn, noticedOn, terms, others: [] }
  const answer = pack && checkCall(pack, plan.kind, call)
  if (!answer?.ok) throw new Error(`demo meeting of ${n}: ${answer?.refusal.message}`)
  return {
    meeting: {
      ...{
        village_id: village.id,
        id,
        decision_id: d.id,
        step: d.state,
        kind: plan.kind,
        mode: plan.mode ?? null
      },
      ...{
        version_no: currentVersion(d).no,
        planned_on: plannedOn,
        time_words: plan.time,
        place: plan.place
      },
      ...{ agenda: plan.agenda, material: plan.material, called_at: calledAt, noticed_on: noticedOn },
      ...{ called_by: village.clerk.id, convener_id: village.clerk.id, status: 'called' }
    },
    event: {
      ...{
        village_id: village.id,
        id: demoId('meeting_event', numberIn(n, CALLED)),
        meeting_id: id,
        at: calledAt
      },
      ...{ type: 'called', actor_id: village.clerk.id, detail: '{}' }
    }
  }
}
