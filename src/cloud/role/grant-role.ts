import { placeRefusals } from '@/domain/place/place'
import { common } from '@/domain/refusal/refusal'
import { GrantRole } from '@/domain/role/grant'
import { decideGrant, type GrantRequest } from '@/domain/role/grant-rules'
import { granterOf } from '@/domain/role/office'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { granterFor, loadHeld, lockVillage, writeRoleEvent } from './granting'
import { presentGranted } from './present-role'

const findMember = async (db: WriteContext['db'], villageId: string, memberId: string) => {
  const member = await db
    .selectFrom('member')
    .select(['birth_month as birthMonth', 'ended_on as endedOn', 'household_id as householdId'])
    .where('village_id', '=', villageId)
    .where('id', '=', memberId)
    .executeTakeFirst()
  return member ?? deny({ ...common.notFound, field: 'memberId' })
}

const findFamily = async (db: WriteContext['db'], villageId: string, householdId: string) => {
  const rows = await db
    .selectFrom('member')
    .select('id')
    .where('village_id', '=', villageId)
    .where('household_id', '=', householdId)
    .where('ended_on', 'is', null)
    .execute()
  return rows.map((m) => m.id)
}

/** A courtyard or group that is not this village's, or no more, is NOT_FOUND. */
const checkPlaces = async (
  db: WriteContext['db'],
  villageId: string,
  request: GrantRequest
): Promise<void> => {
  const places = [
    ['courtyard', 'courtyardId', request.courtyardId],
    ['village_group', 'groupId', request.groupId]
  ] as const
  for (const [table, field, id] of places) {
    if (id === null) continue
    const found = await db
      .selectFrom(table)
      .select('id')
      .where('village_id', '=', villageId)
      .where('id', '=', id)
      .where('ended_on', 'is', null)
      .executeTakeFirst()
    if (!found) deny({ ...common.notFound, field })
  }
}

/**
 * Gives a member of the village a role for a term; it comes into force and ends by its days, without anyone's hand.
 * Refuses what `decideGrant` refuses, NOT_FOUND (member, courtyard, group) and VILLAGE_ENDED.
 */
export const grantRole = mutation({
  action: 'grant_role',
  input: GrantRole,
  subject: (ctx, { villageId }) => lockVillage(ctx, villageId),
  run: async (ctx, input, village) => {
    const { villageId, memberId } = input
    if (village.endedOn !== null) return deny(placeRefusals.villageEnded)
    const member = await findMember(ctx.db, villageId, memberId)
    const family = await findFamily(ctx.db, villageId, member.householdId)
    const held = await loadHeld(ctx.db, villageId, [...family, memberId])
    const by = granterOf(input.role)
    const granter = granterFor(ctx, village, by)
    const decided = decideGrant(
      {
        ...input,
        courtyardId: input.courtyardId ?? null,
        groupId: input.groupId ?? null,
        chosen: input.chosen ?? null
      },
      {
        granterRoles: granter.roles,
        member,
        held: held.filter((g) => g.holderId === memberId),
        heldByFamily: held.filter((g) => g.holderId !== memberId && family.includes(g.holderId)),
        otherSecretaries: held.filter((g) => g.role === 'party_secretary' && g.holderId !== memberId)
      }
    )
    if (!decided.ok) return deny(decided.refusal)
    const { role, from, to, courtyardId, groupId, chosen } = decided.value
    await checkPlaces(ctx.db, villageId, decided.value)
    const grantId = newId()
    await ctx.db
      .insertInto('role_grant')
      .values({
        place_id: villageId,
        id: grantId,
        holder_id: memberId,
        role,
        group_id: groupId,
        courtyard_id: courtyardId,
        from_day: from,
        to_day: to,
        source: 'by_hand',
        chosen,
        granted_by: granter.person.holderId,
        granted_at: ctx.now
      })
      .execute()
    const granted = { villageId, grantId, kind: 'granted', from, to, reason: null } as const
    await writeRoleEvent(ctx, granted, granter.person, by)
    return presentGranted(grantId, { role, from, to })
  }
})
