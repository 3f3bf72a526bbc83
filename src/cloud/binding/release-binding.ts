import { bindingRefusals, ReleaseBinding } from '@/domain/binding/binding'
import { grantFor } from '@/domain/role/may'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { householdSubject } from '../place/subjects'
import { personOf } from '../session/person-of'
import { lockHolder, lockOpenBindings, moveBinding } from './move-binding'
import { presentDecided } from './present-binding'

/** Where a member lives, the member locked before their bindings; null when there is no such member. */
const memberSubject = async ({ db }: WriteContext, villageId: string, memberId: string) => {
  await lockHolder(db, villageId, memberId, 'member')
  const member = await db
    .selectFrom('member')
    .select('household_id')
    .where('village_id', '=', villageId)
    .where('id', '=', memberId)
    .executeTakeFirst()
  return member ? await householdSubject(db, villageId, member.household_id) : null
}

/**
 * Ends the binding of a member's WeChat for somebody who lost the phone, or who is not that person: by those who know
 * them, with a reason that the account reads. What was asked for anew stays and is decided as ever. Refuses
 * BINDING_OWN_RELEASE and BINDING_NONE.
 */
export const releaseBinding = mutation({
  action: 'confirm_binding',
  input: ReleaseBinding,
  subject: (ctx, { villageId, memberId }) => memberSubject(ctx, villageId, memberId),
  run: async (ctx, { villageId, memberId, reason }, subject) => {
    if (ctx.persons.some((p) => p.holderId === memberId)) return deny(bindingRefusals.ownRelease)
    const grant = grantFor(ctx.actor, 'confirm_binding', subject)
    if (!grant || grant === 'visitor') throw new Error('a binding was ended without a grant')
    const open = await lockOpenBindings(ctx.db, villageId, memberId)
    // One person, one account: see giveBinding.
    const bound = open.find((b) => b.state === 'active') ?? deny(bindingRefusals.notBound)
    const actor = personOf(ctx.persons, grant)
    await moveBinding(ctx.db, bound, 'ended', { at: ctx.now, actor, reason })
    return presentDecided(bound.id, 'ended')
  }
})
