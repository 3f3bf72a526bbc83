import type { Insertable, Transaction } from 'kysely'
import type { Database } from '../db/schema'
import data from './data/decisions.json'
import { dayFrom, instant } from './days'
import type { DemoPlan } from './demo-plan'
import { demoId, numberIn } from './ids'
import type { VillageKey } from './village-plan'

interface EventData {
  readonly step: Insertable<Database['decision_event']>['step']
  readonly from: string
  readonly to: string
  /** Days from the day of loading; ahead for a meeting that is only announced. */
  readonly day: number
  readonly announced?: number
  readonly convener: string
  readonly eligible?: number
  readonly present?: number
  readonly yes?: number
  readonly no?: number
  readonly abstain?: number
  readonly note: string
}
interface DecisionData {
  readonly village: VillageKey
  readonly n: number
  readonly title: string
  readonly summary: string
  readonly meaning: string
  readonly state: string
  readonly published: boolean
  readonly events: readonly EventData[]
}

/** Decisions in every phase, their days counted back from `now`; written down by the committee's clerk. */
export async function loadDecisions(db: Transaction<Database>, plan: DemoPlan, now: Date): Promise<void> {
  const decisions: Insertable<Database['decision']>[] = []
  const events: Insertable<Database['decision_event']>[] = []
  for (const [d, decision] of (data.decisions as readonly DecisionData[]).entries()) {
    const village_id = plan[decision.village].id
    const id = demoId('decision', d + 1)
    const clerk = plan.offices[decision.village].committee[1]
    if (!clerk) throw new Error('no clerk')
    const rows = decision.events.map(
      (e, i): Insertable<Database['decision_event']> => ({
        village_id,
        id: demoId('decision_event', numberIn(d, i)),
        decision_id: id,
        at: instant(dayFrom(now, e.announced ?? e.day), 17 * 60 + i),
        held_on: dayFrom(now, e.day),
        step: e.step,
        from_state: e.from,
        to_state: e.to,
        ...counts(e),
        convener: e.convener,
        note: e.note,
        recorded_by: clerk.id
      })
    )
    const [began, last] = [rows[0], rows.at(-1)]
    if (!began || !last) throw new Error(`decision without history: ${decision.title}`)
    const { title, summary, meaning, state, published } = decision
    const no = `${began.held_on.slice(0, 4)}-${String(decision.n).padStart(2, '0')}`
    decisions.push({
      ...{ village_id, id, no, title, summary, meaning, state, published },
      began_on: began.held_on,
      updated_at: last.at
    })
    events.push(...rows)
  }
  await db.insertInto('decision').values(decisions).execute()
  await db.insertInto('decision_event').values(events).execute()
}

const counts = (e: EventData) => ({
  eligible: e.eligible ?? null,
  present: e.present ?? null,
  yes: e.yes ?? null,
  no: e.no ?? null,
  abstain: e.abstain ?? null
})
