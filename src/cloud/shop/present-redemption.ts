import type { Selectable } from 'kysely'
import { publicHouseholdName } from '@/domain/household/household'
import { roleNames } from '@/domain/role/roles'
import { type RedemptionState, redemptionStates } from '@/domain/shop/names'
import { actionsFor, type Redemption, type RedemptionAction, transitions } from '@/domain/shop/redemption'
import type { Database } from '../db/schema'
import type { Acting } from './acting-here'
import type { NamedWitness } from './find-witness'
import { type RedemptionRow, redemptionOf } from './load-redemption'

type EventRow = Selectable<Database['shop_redemption_event']>

/** A redemption with the names it is shown by. */
export interface RedemptionWhole extends RedemptionRow {
  readonly goods_name: string
  readonly unit: string
  readonly head_name: string | null
  readonly household_no: string
}

/** What all sides may see: what it is, how far it has come, and which household by surname and last digits. */
export const presentCard = (row: RedemptionWhole) => ({
  redemptionId: row.id,
  householdName: publicHouseholdName(row.head_name ?? '', row.household_no),
  goodsName: row.goods_name,
  unit: row.unit,
  count: row.count,
  points: row.points,
  state: row.state,
  stateName: redemptionStates[row.state],
  askedOn: row.asked_on,
  dueOn: row.due_on,
  atCounter: row.at_counter
})

/** One's own: with the code that is shown at the counter. */
export const presentOwnCard = (row: RedemptionWhole) => ({ ...presentCard(row), code: row.code })

/** At the counter, for keepers: the head's whole name, as the roster shows it to them. */
export const presentCounterCard = (row: RedemptionWhole) => ({
  ...presentCard(row),
  headName: row.head_name ?? '',
  householdNo: row.household_no
})

const kindName = (kind: RedemptionAction | 'ask'): string =>
  kind === 'ask' ? '提出兑换' : transitions[kind].name

const presentEvent = (e: EventRow) => ({
  at: e.at.toISOString(),
  name: kindName(e.kind),
  by: e.by_role === 'system' ? '系统' : `${e.by_name}（${roleNames[e.by_role]}）`,
  reason: e.reason,
  witnessName: e.witness_name
})

interface Sight {
  readonly people: readonly Acting[]
  readonly own: boolean
  readonly events: readonly EventRow[]
  /** How many wait before it; null where it does not wait. */
  readonly ahead: number | null
  /** A picture of the code, for the household alone. */
  readonly qr: string | null
  readonly witnessName: string | null
}

/** One redemption to whoever may see it, with what they may do; the code is the household's alone. */
export const presentRedemption = (row: RedemptionWhole, sight: Sight) => {
  const redemption = redemptionOf(row)
  const actions = new Set(sight.people.flatMap(({ actor }) => actionsFor(redemption, actor)))
  return {
    ...presentCard(row),
    headName: row.head_name ?? '',
    askedBy: row.asked_by_name,
    own: sight.own,
    code: sight.own ? row.code : null,
    qr: sight.own ? sight.qr : null,
    ahead: sight.ahead,
    witnessName: sight.witnessName,
    actions: [...actions].map((action) => ({ action, name: transitions[action].name })),
    events: sight.events.map(presentEvent)
  }
}

/** What whoever asked sees at once: whether it waits at the counter or for budget, and what is left to the household. */
export const presentAsked = (
  row: { readonly id: string; readonly state: RedemptionState; readonly due_on: string | null },
  left: { readonly ahead: number; readonly available: number }
) => ({
  redemptionId: row.id,
  state: row.state,
  stateName: redemptionStates[row.state],
  dueOn: row.due_on,
  ahead: row.state === 'queued' ? left.ahead : null,
  available: left.available
})

/** Where a redemption stands after a step. */
export const presentStepped = (redemptionId: string, next: Redemption) => ({
  redemptionId,
  state: next.state,
  stateName: redemptionStates[next.state]
})

/** Somebody who may witness: an office, not a phone or a household. */
export const presentWitness = (w: NamedWitness) => ({
  memberId: w.id,
  name: w.name,
  roles: w.roles.map((r) => roleNames[r]).join('、')
})
