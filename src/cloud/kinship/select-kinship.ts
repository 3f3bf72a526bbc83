import type { Db } from '../db/pool'

/** Noted relations with both people, the latest first: of some members, or of the village before an id. */
export const selectKinship = (
  db: Db,
  villageId: string,
  of:
    | { readonly memberIds: readonly string[] }
    | { readonly before: string | undefined; readonly limit: number }
) =>
  db
    .selectFrom('kinship as k')
    .innerJoin('member as m', (j) =>
      j.onRef('m.village_id', '=', 'k.village_id').onRef('m.id', '=', 'k.member_id')
    )
    .innerJoin('household as mh', (j) =>
      j.onRef('mh.village_id', '=', 'm.village_id').onRef('mh.id', '=', 'm.household_id')
    )
    .innerJoin('member as r', (j) =>
      j.onRef('r.village_id', '=', 'k.village_id').onRef('r.id', '=', 'k.relative_id')
    )
    .innerJoin('household as rh', (j) =>
      j.onRef('rh.village_id', '=', 'r.village_id').onRef('rh.id', '=', 'r.household_id')
    )
    .select([
      'k.id',
      'k.member_id',
      'k.relative_id',
      'k.relation',
      'k.noted_by',
      'k.noted_name',
      'k.noted_at',
      'm.household_id as member_household',
      'm.name as member_name',
      'mh.no as member_no',
      'r.household_id as relative_household',
      'r.name as relative_name',
      'rh.no as relative_no'
    ])
    .where('k.village_id', '=', villageId)
    .where('k.ended_at', 'is', null)
    .$if('memberIds' in of, (q) =>
      q.where((e) => {
        const ids = 'memberIds' in of ? [...of.memberIds] : []
        return e.or([e('k.member_id', 'in', ids), e('k.relative_id', 'in', ids)])
      })
    )
    .$if('before' in of && of.before !== undefined, (q) =>
      q.where('k.id', '<', 'before' in of ? (of.before ?? '') : '')
    )
    .orderBy('k.id', 'desc')
    .limit('limit' in of ? of.limit : 200)
    .execute()

export type KinshipRow = Awaited<ReturnType<typeof selectKinship>>[number]
