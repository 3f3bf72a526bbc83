import { sql } from 'kysely'
import { actRefusals } from '@/domain/decision/act'
import { courseRefusals } from '@/domain/decision/course-refusals'
import type { Source } from '@/domain/decision/life'
import { petitionSound } from '@/domain/decision/petition'
import type { Refusal } from '@/domain/refusal/refusal'
import type { Db } from '../db/pool'
import { countEligible } from './count-eligible'

interface At {
  readonly villageId: string
  readonly on: string
}

const representatives = async (db: Db, { villageId, on }: At): Promise<number> => {
  const { all } = await db
    .selectFrom('role_grant as g')
    .innerJoin('member as m', (j) =>
      j.onRef('m.village_id', '=', 'g.place_id').onRef('m.id', '=', 'g.holder_id')
    )
    .select(sql<number>`count(distinct m.id)::int`.as('all'))
    .where('g.place_id', '=', villageId)
    .where('g.role', '=', 'villager_rep')
    .where('g.from_day', '<=', on)
    .where((w) => w.or([w('g.to_day', 'is', null), w('g.to_day', '>=', on)]))
    .where('m.ended_on', 'is', null)
    .executeTakeFirstOrThrow()
  return all
}

/**
 * Why a petition cannot be taken as it is, or null: DECISION_PETITION_NUMBERS for numbers that cannot be, or for a whole
 * that is smaller than the roster's, since a petition that reaches its share binds the branch (组织法第25、30条).
 */
export const petitionFault = async (
  db: Db,
  at: At,
  source: Pick<Source, 'kind' | 'petition'>
): Promise<Refusal | null> => {
  if (!petitionSound({ ...source, proposerId: 'whoever' })) return courseRefusals.petitionBad
  const { petition } = source
  if (petition === null) return null
  const villagers = async () => (await countEligible(db, at, 'villagers_adult'))?.eligible ?? 0
  const roster = petition.signers === 'reps' ? await representatives(db, at) : await villagers()
  return petition.base < roster ? actRefusals.petitionBase(roster) : null
}
