import type { Insertable, Transaction } from 'kysely'
import { actingName } from '@/domain/household/household'
import type { Channel } from '@/domain/issue/issue'
import type { Role } from '@/domain/role/roles'
import type { Database } from '../db/schema'
import data from './data/issues.json'
import { dayFrom, instant } from './days'
import { household } from './demo-people'
import { type DemoPlan, placeOf } from './demo-plan'
import { demoId, numberIn } from './ids'
import type { MemberPlan, VillageKey } from './village-plan'

type ActorKind = 'villager' | 'township' | 'host' | 'committee'
interface IssueData {
  readonly village: VillageKey
  readonly channel: Channel
  readonly category: string
  readonly household: string
  readonly relation: string
  readonly for: string | null
  readonly words: string
  readonly place: string
  readonly showName: boolean
  readonly state: string
  readonly events: readonly { kind: string; to: string; by: ActorKind; day: number; reason?: string }[]
}
interface Actor {
  readonly role: Role
  readonly id: string
  readonly name: string
}

/** Matters at several points of their loop, all let through by the township. */
export async function loadIssues(db: Transaction<Database>, plan: DemoPlan, now: Date): Promise<void> {
  const issues: Insertable<Database['issue']>[] = []
  const events: Insertable<Database['issue_event']>[] = []
  for (const [n, issue] of (data.issues as readonly IssueData[]).entries()) {
    const home = household(plan[issue.village], issue.household)
    const raiser = relative(home.members, issue.relation)
    const raisedFor = issue.for === null ? null : relative(home.members, issue.for)
    const actors = actorsOf(plan, issue.village, raiser, raisedFor)
    const [village_id, id] = [plan[issue.village].id, demoId('issue', n + 1)]
    const rows = issue.events.map(
      (e, i): Insertable<Database['issue_event']> => ({
        village_id,
        id: demoId('issue_event', numberIn(n, i)),
        issue_id: id,
        at: instant(dayFrom(now, e.day), 9 * 60 + 30 + i * 25),
        kind: e.kind,
        from_state: issue.events[i - 1]?.to ?? null,
        to_state: e.to,
        actor_role: actors[e.by].role,
        actor_id: actors[e.by].id,
        actor_name: actors[e.by].name,
        reason: e.reason ?? null
      })
    )
    const [raised, last] = [rows[0], rows.at(-1)]
    if (!raised || !last) throw new Error(`issue without history: ${issue.words}`)
    issues.push({
      village_id,
      id,
      channel: issue.channel,
      category: issue.category,
      words: issue.words,
      place_words: issue.place,
      group_id: home.groupId,
      courtyard_id: home.courtyardId,
      raised_by: raiser.id,
      raised_for: raisedFor?.id ?? null,
      show_name: issue.showName,
      state: issue.state,
      moderation: 'shown',
      raised_at: raised.at,
      updated_at: last.at
    })
    events.push(...rows)
  }
  await db.insertInto('issue').values(issues).execute()
  await db.insertInto('issue_event').values(events).execute()
}

function relative(members: readonly MemberPlan[], relation: string): MemberPlan {
  const found = members.find((m) => m.relation === relation)
  if (!found) throw new Error(`no ${relation} in the household`)
  return found
}

function actorsOf(
  plan: DemoPlan,
  key: VillageKey,
  raiser: MemberPlan,
  raisedFor: MemberPlan | null
): Record<ActorKind, Actor> {
  const offices = plan.offices[key]
  const township = placeOf(plan, plan[key].townshipCode)
  const staff = plan.staff.find((s) => s.placeId === township.id && s.role === 'township_staff')
  const host = offices.hosts.find((m) => m.courtyardId === raiser.courtyardId)
  const clerk = offices.committee[1]
  if (!staff || !host || !clerk) throw new Error(`${key}: somebody is missing who handles matters`)
  return {
    villager: { role: 'villager', id: raiser.id, name: actingName(raiser.name, raisedFor?.name ?? null) },
    township: { role: 'township_staff', id: staff.id, name: staff.name },
    host: { role: 'courtyard_host', id: host.id, name: host.name },
    committee: { role: 'committee_member', id: clerk.id, name: clerk.name }
  }
}
