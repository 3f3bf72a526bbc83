import type { Context } from '../api/context'
import type { Db } from '../db/pool'

/** The county whose office a caller is told: that of their own people, of the village they look at, or the only one. */
export const countyFor = async (
  { db, persons }: Pick<Context, 'db' | 'persons'>,
  villageId: string | undefined
): Promise<string | null> => {
  const [own] = persons
  if (own) return own.countyId
  if (villageId !== undefined) {
    const village = await db
      .selectFrom('place')
      .select('county_id')
      .where('id', '=', villageId)
      .executeTakeFirst()
    return village?.county_id ?? null
  }
  const counties = await db
    .selectFrom('place')
    .select('id')
    .where('parent_id', 'is', null)
    .where('level', '=', 'county')
    .where('ended_on', 'is', null)
    .where('is_training', '=', false)
    .limit(2)
    .execute()
  return counties.length === 1 ? (counties[0]?.id ?? null) : null
}

/** What a county last wrote about whom to call; null where it has written nothing. */
export const contactOf = async (db: Db, countyId: string) =>
  (await db
    .selectFrom('county_contact')
    .select(['office', 'phone', 'address'])
    .where('place_id', '=', countyId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()) ?? null

/** Whom the caller can call about their data; null where it is not known which county, or that wrote nothing. */
export const findContact = async (ctx: Pick<Context, 'db' | 'persons'>, villageId: string | undefined) => {
  const countyId = await countyFor(ctx, villageId)
  return countyId === null ? null : await contactOf(ctx.db, countyId)
}
