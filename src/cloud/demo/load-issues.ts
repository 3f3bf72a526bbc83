import type { Insertable, Transaction } from 'kysely'
import { actingName } from '@/domain/household/household'
import type { Channel, IssueState } from '@/domain/issue/names'
import { defaultIssueTerms, dueAt, remindAt } from '@/domain/issue/terms'
import type { Role } from '@/domain/role/roles'
import type { Database } from '../db/schema'
import { gramsIn } from '../issue/save-issue'
import data from './data/issues.json'
import { dayFrom, instant } from './days'
import { household } from './demo-people'
import { type DemoPlan, placeOf } from './demo-plan'
import { demoId, numberIn } from './ids'
import type { OfficesPlan } from './offices-plan'
import { type MemberPlan, type PlanKey, type VillagePlan, villageKeys } from './village-plan'

type ActorKind = 'villager' | 'township' | 'host' | 'committee'
export interface IssueData {
  readonly village: PlanKey
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

/** A village whose matters are told: who lives there, who handles them, and who looks at them in the township. */
export interface IssueScene {
  readonly village: VillagePlan<PlanKey>
  readonly offices: OfficesPlan
  readonly staff: { readonly id: string; readonly name: string }
}

/** The matters of the demo's villages at several points of their loop; the public ones let through by the township. */
export async function loadIssues(db: Transaction<Database>, plan: DemoPlan, now: Date): Promise<void> {
  const scenes = villageKeys.map((key): IssueScene => {
    const township = placeOf(plan, plan[key].townshipCode)
    const staff = plan.staff.find((s) => s.placeId === township.id && s.role === 'township_staff')
    if (!staff) throw new Error(`${key}: nobody looks at matters`)
    return { village: plan[key], offices: plan.offices[key], staff }
  })
  await writeIssues(db, data.issues as readonly IssueData[], scenes, now)
}

/** Writes matters as they are told, each in the village that it names. */
export async function writeIssues(
  db: Transaction<Database>,
  told: readonly IssueData[],
  scenes: readonly IssueScene[],
  now: Date
): Promise<void> {
  const issues: Insertable<Database['issue']>[] = []
  const events: Insertable<Database['issue_event']>[] = []
  for (const [n, issue] of told.entries()) {
    const scene = scenes.find((s) => s.village.key === issue.village)
    if (!scene) throw new Error(`no village ${issue.village}`)
    const home = household(scene.village, issue.household)
    const raiser = relative(home.members, issue.relation)
    const raisedFor = issue.for === null ? null : relative(home.members, issue.for)
    const actors = actorsOf(scene, raiser, raisedFor)
    const [village_id, id] = [scene.village.id, demoId('issue', n + 1)]
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
      // What goes to the secretary alone is nobody else's to read.
      ...(issue.channel === 'courtyard'
        ? { moderation: 'shown' as const }
        : { moderation: 'private' as const, audience: 'handlers' as const }),
      ...standing(issue, rows, actors.committee, now),
      grams: issue.channel === 'courtyard' ? gramsIn(village_id, `${issue.words} ${issue.place}`) : [],
      raised_at: raised.at,
      updated_at: last.at
    })
    events.push(...rows)
  }
  await db.insertInto('issue').values(issues).execute()
  await db.insertInto('issue_event').values(events).execute()
}

/** Who has it in hand, until when, and how it ended; a term that was over before the demo began is not counted. */
function standing(
  issue: IssueData,
  rows: readonly Insertable<Database['issue_event']>[],
  clerk: Actor,
  now: Date
): Partial<Insertable<Database['issue']>> {
  const at = (kind: string) => rows.find((row) => row.kind === kind)?.at
  const [raised, assigned, last] = [rows[0]?.at ?? now, at('assigned'), rows.at(-1)?.at ?? now]
  const level = assigned || issue.channel !== 'courtyard' ? ('village' as const) : ('courtyard' as const)
  const levelSince = assigned ?? raised
  const clocked = {
    state: issue.state as IssueState,
    ...{ level, levelSince, since: last, raisedAt: raised },
    ...{ urgent: false, extended: false, reconsiderAskedAt: null }
  }
  const due = dueAt(clocked, defaultIssueTerms)
  const running = due !== null && due > now
  return {
    ...{ level, level_since: levelSince, since: last },
    ...(assigned ? { owner_id: clerk.id, owner_name: clerk.name, owner_role: clerk.role } : {}),
    ...(at('rated') ? { rating: 'satisfied' as const, closing: 'resolved' as const } : {}),
    ...(running ? { due_at: due, remind_at: remindAt(clocked, defaultIssueTerms) } : {})
  }
}

function relative(members: readonly MemberPlan[], relation: string): MemberPlan {
  const found = members.find((m) => m.relation === relation)
  if (!found) throw new Error(`no ${relation} in the household`)
  return found
}

function actorsOf(
  { village, offices, staff }: IssueScene,
  raiser: MemberPlan,
  raisedFor: MemberPlan | null
): Record<ActorKind, Actor> {
  const host = offices.hosts.find((m) => m.courtyardId === raiser.courtyardId)
  const clerk = offices.committee[1]
  if (!host || !clerk) throw new Error(`${village.key}: somebody is missing who handles matters`)
  return {
    villager: { role: 'villager', id: raiser.id, name: actingName(raiser.name, raisedFor?.name ?? null) },
    township: { role: 'township_staff', id: staff.id, name: staff.name },
    host: { role: 'courtyard_host', id: host.id, name: host.name },
    committee: { role: 'committee_member', id: clerk.id, name: clerk.name }
  }
}
