import type { Relation } from '@/domain/member/member'
import type { Db } from '../db/pool'
import type { Person } from './load-who'

/** A member of a household of one's own, oneself included. */
export interface Relative {
  readonly villageId: string
  readonly householdId: string
  readonly householdNo: string
  readonly memberId: string
  readonly name: string
  readonly relation: Relation
}

/** A binding that an account asked for and does not have (any more). */
export interface Ask {
  readonly bindingId: string
  readonly placeId: string
  readonly holderId: string
  readonly name: string
  readonly state: 'pending' | 'active' | 'refused' | 'ended'
  readonly reason: string | null
  readonly askedAt: Date
}

/** Everyone who is now in the households of `persons`, heads first, in one query. */
export const loadRelatives = async (db: Db, persons: readonly Person[]): Promise<Relative[]> => {
  const homes = persons.flatMap((p) =>
    p.villageId && p.householdId ? [[p.villageId, p.householdId] as const] : []
  )
  if (homes.length === 0) return []
  return await db
    .selectFrom('member as m')
    .innerJoin('household as h', (j) =>
      j.onRef('h.village_id', '=', 'm.village_id').onRef('h.id', '=', 'm.household_id')
    )
    .select((e) => [
      'm.village_id as villageId',
      'm.household_id as householdId',
      'h.no as householdNo',
      'm.id as memberId',
      'm.name',
      'm.relation',
      e('m.relation', '=', 'head').as('isHead')
    ])
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('m.village_id', 'm.household_id'),
        'in',
        homes.map(([village, home]) => tuple(village, home))
      )
    )
    .where('m.ended_on', 'is', null)
    .where('h.ended_on', 'is', null)
    .orderBy('isHead', 'desc')
    .orderBy('m.birth_month')
    .orderBy('m.id')
    .execute()
}

/** What the account asked for and was not (or not yet) given, or was taken from it, since `since`: newest first, at most ten. */
export const loadAsks = async (db: Db, accountId: string, since: Date): Promise<Ask[]> =>
  db
    .selectFrom('binding as b')
    .innerJoin('member as m', (j) =>
      j.onRef('m.village_id', '=', 'b.place_id').onRef('m.id', '=', 'b.holder_id')
    )
    .select([
      'b.id as bindingId',
      'b.place_id as placeId',
      'b.holder_id as holderId',
      'm.name',
      'b.state',
      'b.reason',
      'b.asked_at as askedAt'
    ])
    .where('b.account_id', '=', accountId)
    .where((e) =>
      e.or([
        e('b.state', '=', 'pending'),
        e.and([e('b.state', '=', 'refused'), e('b.decided_at', '>', since)]),
        // Ended by the village; who ended it themselves knows.
        e.and([e('b.state', '=', 'ended'), e('b.decided_by', 'is not', null), e('b.decided_at', '>', since)])
      ])
    )
    .orderBy('b.asked_at', 'desc')
    .limit(10)
    .execute()
