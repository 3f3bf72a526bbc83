import { EndRole } from '@/domain/role/grant'
import { decideEnd } from '@/domain/role/grant-rules'
import { granterOf } from '@/domain/role/office'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { granterFor, lockVillage, writeRoleEvent } from './granting'
import { presentGranted } from './present-role'

/**
 * Ends a role with `on` as its last day; yesterday ends it at once. The row stays, and so does who ended it and why. Refuses
 * what `decideEnd` refuses.
 */
export const endRole = mutation({
  action: 'grant_role',
  input: EndRole,
  subject: async (ctx, { villageId, grantId }) => {
    const village = await lockVillage(ctx, villageId)
    const grant = await ctx.db
      .selectFrom('role_grant')
      .select(['id', 'role', 'from_day as from', 'to_day as to'])
      .where('place_id', '=', villageId)
      .where('id', '=', grantId)
      .forUpdate()
      .executeTakeFirst()
    return village && grant ? { ...village, grant } : null
  },
  run: async (ctx, { villageId, on, reason = null }, { grant, ...village }) => {
    const by = granterOf(grant.role)
    const granter = granterFor(ctx, village, by)
    const to = decideEnd(grant, on, { granterRoles: granter.roles, today: ctx.actor.on, reason })
    if (!to.ok) return deny(to.refusal)
    await ctx.db
      .updateTable('role_grant')
      .set({ to_day: to.value })
      .where('place_id', '=', villageId)
      .where('id', '=', grant.id)
      .execute()
    const ended = { villageId, grantId: grant.id, kind: 'ended', from: grant.from, to: to.value } as const
    await writeRoleEvent(ctx, { ...ended, reason }, granter.person, by)
    return presentGranted(grant.id, { role: grant.role, from: grant.from, to: to.value })
  }
})
