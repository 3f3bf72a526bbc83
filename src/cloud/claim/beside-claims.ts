import { sql } from 'kysely'
import type { OtherClaim } from '@/domain/claim/deed'
import { type CapCounter, countersOf, type Deed } from '@/domain/rulebook/caps'
import type { Db } from '../db/pool'
import { readCapsUsed } from '../points/ledger'
import type { StoredRuleItem } from '../rulebook/rule-items'

interface OtherRow {
  readonly household_id: string
  readonly rule_id: string
  readonly words: string
  readonly group_name: string | null
  readonly member_id: string | null
  readonly occurred_on: string
  readonly points: number
  readonly state: string
}

/** Everything in a household's claims that a new one of an item has to fit beside. */
export interface Beside {
  readonly others: (householdId: string) => readonly OtherClaim[]
  readonly booked: (counter: CapCounter) => number
  /** Remembers a claim that was let in a moment ago. */
  readonly add: (householdId: string, claim: OtherClaim) => void
}

const bookedStates = ['PUBLICITY', 'OBJECTED', 'REVIEWED', 'POSTED']

// Claims under the same rule and under its exclusive group, in any version and in the year of the deed: no period is
// longer.
const selectOthers = async (
  db: Db,
  villageId: string,
  item: StoredRuleItem,
  of: {
    readonly householdIds: readonly string[]
    readonly occurredOn: string
    readonly except: string | null
  }
): Promise<OtherRow[]> => {
  const year = of.occurredOn.slice(0, 4)
  const { rows } = await sql<OtherRow>`
    select c.household_id, coalesce(i.rule_id, i.id) as rule_id, i.words, i.group_name, c.member_id, c.occurred_on,
      coalesce(c.points, c.asked) as points, c.state
    from claim c join rulebook_item i on i.village_id = c.village_id and i.id = c.item_id
    where c.village_id = ${villageId} and c.household_id = any(${[...of.householdIds]}::uuid[])
      -- Named by their ids, so that of all a household ever claimed only these are read.
      and c.item_id = any(array(select r.id from rulebook_item r where r.village_id = ${villageId}
        and (coalesce(r.rule_id, r.id) = ${item.ruleId} or r.group_name = ${item.group})))
      and c.occurred_on between ${`${year}-01-01`} and ${`${year}-12-31`}
      and (${of.except}::uuid is null or c.id <> ${of.except}::uuid)
      and (c.state not in ('REJECTED', 'REVERSED', 'WITHDRAWN') or c.reconsidering)`.execute(db)
  return rows
}

const key = (c: { readonly holderId: string; readonly period: string }) => `${c.holderId} ${c.period}`

const readBooked = async (
  db: Db,
  villageId: string,
  item: StoredRuleItem,
  deeds: readonly Deed[]
): Promise<(counter: CapCounter) => number> => {
  const wanted = new Map<string, CapCounter>()
  for (const deed of deeds) {
    const counters = countersOf(item.caps, deed)
    if (counters.ok) for (const c of counters.value) wanted.set(key(c), c)
  }
  const counters = [...wanted.values()]
  const used = await readCapsUsed(
    db,
    villageId,
    counters.map((c) => ({ holderId: c.holderId, counterId: item.ruleId, period: c.period }))
  )
  const byKey = new Map(counters.map((c, at) => [key(c), used[at] ?? 0]))
  return (counter) => byKey.get(key(counter)) ?? 0
}

/**
 * What new claims of these deeds under one item have to fit beside: two statements, however many households. `except` is
 * a claim that is not beside itself.
 */
export const claimsBeside = async (
  db: Db,
  villageId: string,
  item: StoredRuleItem,
  deeds: readonly Deed[],
  except: string | null = null
): Promise<Beside> => {
  const householdIds = [...new Set(deeds.map((d) => d.householdId))]
  const by = new Map<string, OtherClaim[]>()
  const add = (householdId: string, claim: OtherClaim) => {
    const of = by.get(householdId)
    if (of) of.push(claim)
    else by.set(householdId, [claim])
  }
  const [first] = deeds
  const rows = first
    ? await selectOthers(db, villageId, item, { householdIds, occurredOn: first.occurredOn, except })
    : []
  for (const row of rows) {
    add(row.household_id, {
      ruleId: row.rule_id,
      words: row.words,
      group: row.group_name,
      memberId: row.member_id,
      occurredOn: row.occurred_on,
      points: row.points,
      booked: bookedStates.includes(row.state)
    })
  }
  const booked = await readBooked(db, villageId, item, deeds)
  return { others: (householdId) => by.get(householdId) ?? [], booked, add }
}
