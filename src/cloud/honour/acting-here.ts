import { dayOf } from '@/domain/common/calendar'
import type { Capacity, HonourActor, HonourContext } from '@/domain/honour/nominee'
import { may, type Subject } from '@/domain/role/may'
import type { Action } from '@/domain/role/permissions'
import type { Context } from '../api/context'
import { readHands } from '../claim/hands'
import { readKinship } from '../claim/kinship'
import { type AtNominee, type NomineeRow, type RoundRow, roundOf } from './load-honour'

const capacityOf = [
  ['honour_own', 'household'],
  ['honour_view', 'host'],
  ['honour_judge', 'panel'],
  ['honour_manage', 'committee'],
  ['honour_revisit', 'visitor']
] as const satisfies readonly (readonly [Action, Capacity])[]

type Caller = Pick<Context, 'actor' | 'persons' | 'db' | 'now'>

/** Everyone the account is bound to in this village, and their households. */
export const accountHere = ({ persons }: Pick<Context, 'persons'>, villageId: string) => {
  const here = persons.filter((p) => p.kind === 'member' && p.villageId === villageId)
  return {
    accountIds: here.map((p) => p.holderId),
    households: here.flatMap((p) => (p.householdId ? [p.householdId] : []))
  }
}

/** The same with everybody else whom another account of one of them stands for: one hand is not two with two phones. */
const handsHere = async (ctx: Pick<Caller, 'persons' | 'db'>, villageId: string) => {
  const here = accountHere(ctx, villageId)
  const others = [...(await readHands(ctx.db, villageId, here.accountIds)).values()].flat()
  return {
    accountIds: [...new Set([...here.accountIds, ...others.map((hand) => hand.memberId)])],
    households: [...new Set([...here.households, ...others.map((hand) => hand.householdId)])]
  }
}

const takesPart = (state: NomineeRow['state']): boolean =>
  state !== 'declined' && state !== 'withdrawn' && state !== 'lapsed'

const isRival = async (db: Caller['db'], round: RoundRow, households: readonly string[]) => {
  if (households.length === 0) return false
  const own = await db
    .selectFrom('honour_nominee')
    .select('state')
    .where('village_id', '=', round.village_id)
    .where('round_id', '=', round.id)
    .where('household_id', 'in', [...households])
    .execute()
  return own.some((n) => takesPart(n.state))
}

const spokenOn = async (
  db: Caller['db'],
  table: 'honour_view' | 'honour_judgment',
  of: { villageId: string; nomineeIds: readonly string[]; memberIds: readonly string[] }
): Promise<ReadonlySet<string>> => {
  if (of.nomineeIds.length === 0 || of.memberIds.length === 0) return new Set()
  const rows = await db
    .selectFrom(table)
    .select('nominee_id')
    .where('village_id', '=', of.villageId)
    .where('nominee_id', 'in', [...of.nomineeIds])
    .where('by_id', 'in', [...of.memberIds])
    .execute()
  return new Set(rows.map((r) => r.nominee_id))
}

/**
 * How the caller stands to each of these households of one round: what may be done in which capacity, and from what one
 * must stand back. A handful of statements, however many households there are.
 */
export const contextsFor = async (
  ctx: Caller,
  village: Subject,
  round: RoundRow,
  rows: readonly NomineeRow[]
): Promise<(row: NomineeRow, memberId?: string) => HonourContext> => {
  const { accountIds, households } = await handsHere(ctx, round.village_id)
  const of = { villageId: round.village_id, nomineeIds: rows.map((r) => r.id), memberIds: accountIds }
  const kin = await readKinship(ctx.db, round.village_id, accountIds)
  const viewed = await spokenOn(ctx.db, 'honour_view', of)
  const judged = await spokenOn(ctx.db, 'honour_judgment', of)
  const rival = await isRival(ctx.db, round, households)
  const actorAt = (row: NomineeRow, memberId: string): HonourActor => {
    const at = {
      ...village,
      ...{ groupId: row.group_id, courtyardId: row.courtyard_id, householdId: row.household_id }
    }
    return {
      memberId,
      accountIds,
      capacities: capacityOf.flatMap(([action, capacity]) => (may(ctx.actor, action, at) ? [capacity] : [])),
      recused: households.includes(row.household_id) || kin.some((k) => k.householdId === row.household_id),
      ...{ rival, viewed: viewed.has(row.id), judged: judged.has(row.id) }
    }
  }
  return (row, memberId = accountIds[0] ?? '') => ({
    today: dayOf(ctx.now),
    round: roundOf(round),
    actor: actorAt(row, memberId)
  })
}

/** The same for one household. */
export const contextAt = async (ctx: Caller, at: AtNominee, memberId?: string): Promise<HonourContext> =>
  (await contextsFor(ctx, at, at.round, [at.row]))(at.row, memberId)
