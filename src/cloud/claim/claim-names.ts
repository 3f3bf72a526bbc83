import type { Db } from '../db/pool'

/** What the households and people of claims are called in full, for those who may know it. */
export interface ClaimNames {
  /** 「田国富（0128）」: the head and the household's number. */
  readonly household: (id: string) => string
  readonly head: (id: string) => { readonly name: string; readonly no: string }
  readonly member: (id: string | null) => string | null
}

/** The names of everyone in a list of claims: two statements, however long it is. */
export const readClaimNames = async (
  db: Db,
  villageId: string,
  claims: readonly { readonly household_id: string; readonly member_id: string | null }[]
): Promise<ClaimNames> => {
  const householdIds = [...new Set(claims.map((c) => c.household_id))]
  const memberIds = [...new Set(claims.flatMap((c) => (c.member_id === null ? [] : [c.member_id])))]
  const households =
    householdIds.length === 0
      ? []
      : await db
          .selectFrom('household as h')
          .leftJoin('member as m', (j) =>
            j
              .onRef('m.village_id', '=', 'h.village_id')
              .onRef('m.household_id', '=', 'h.id')
              .on('m.relation', '=', 'head')
              .on('m.ended_on', 'is', null)
          )
          .select(['h.id', 'h.no', 'm.name'])
          .where('h.village_id', '=', villageId)
          .where('h.id', 'in', householdIds)
          .execute()
  const members =
    memberIds.length === 0
      ? []
      : await db
          .selectFrom('member')
          .select(['id', 'name'])
          .where('village_id', '=', villageId)
          .where('id', 'in', memberIds)
          .execute()
  const heads = new Map(households.map((h) => [h.id, { name: h.name ?? '户主', no: h.no }]))
  const names = new Map(members.map((m) => [m.id, m.name]))
  const head = (id: string) => heads.get(id) ?? { name: '户主', no: '' }
  return {
    head,
    household: (id) => `${head(id).name}（${head(id).no}）`,
    member: (id) => (id === null ? null : (names.get(id) ?? null))
  }
}
