import { bindingRefusals, mayActFor } from '@/domain/binding/binding'
import { common } from '@/domain/refusal/refusal'
import type { Context } from '../api/context'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import type { Person } from '../session/load-who'

/** Who acts in a village, and for whom: every record shows both names. */
export interface Acting {
  readonly person: Person
  readonly forMember: { readonly id: string; readonly name: string } | null
}

/**
 * The caller as a member of the village's roster, acting for a relative of the same household where `onBehalfOf` is
 * given (naming oneself is acting for oneself). Refuses FORBIDDEN to whoever is not in the roster, and
 * NOT_YOUR_HOUSEHOLD.
 */
export const resolveActing = async (
  db: Db,
  ctx: Pick<Context, 'persons'>,
  villageId: string,
  onBehalfOf?: string
): Promise<Acting> => {
  const own = ctx.persons.filter((p) => p.kind === 'member' && p.villageId === villageId)
  const [first] = own
  if (!first) return deny(common.forbidden)
  if (onBehalfOf === undefined) return { person: first, forMember: null }
  const self = own.find((p) => p.holderId === onBehalfOf)
  if (self) return { person: self, forMember: null }
  const other = await db
    .selectFrom('member')
    .select(['id', 'name', 'household_id', 'ended_on'])
    .where('village_id', '=', villageId)
    .where('id', '=', onBehalfOf)
    .executeTakeFirst()
  if (!other) return deny(bindingRefusals.notYourHousehold)
  const them = { villageId, householdId: other.household_id, memberId: other.id, endedOn: other.ended_on }
  // A context only ever holds people who are in a roster now.
  const person = own.find((p) => mayActFor({ ...p, memberId: p.holderId, endedOn: null }, them))
  return person
    ? { person, forMember: { id: other.id, name: other.name } }
    : deny(bindingRefusals.notYourHousehold)
}
